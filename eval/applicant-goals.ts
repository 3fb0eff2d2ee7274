/** What a simulated applicant wants and is; `opens`: ways to begin, `codes`: groups of KBLI 2025 that fit. */
export interface Goal {
  name: string;
  permits: string[];
  opens: string[];
  codes?: string[];
  facts: Record<string, string>;
}

const person = {
  for_whom: '1',
  name: 'Siti Rahmah',
  nik: '6311064101900001',
  phone: '081253411389',
  email: 'siti.rahmah@gmail.com',
  address: 'Jl. A. Yani RT 3, Desa Lasung Batu, Kecamatan Paringin',
  district: 'Paringin',
  village: 'Lasung Batu',
  location: 'lewati',
  npwp: 'tidak tahu',
  workers: '2',
  capital: '8 juta',
  business_name: 'Usaha Rahmah',
};

const company = {
  ...person,
  legal_name: 'Banua Jaya Bersama',
  npwp: '09.254.294.3-407.000',
  deed_number: '12',
  deed_date: '17 Mei 2021',
  notary: 'Ahmad Fauzi, S.H.',
  capital: '400 juta',
};

export const GOALS: readonly Goal[] = [
  {
    name: 'coffee stall',
    permits: ['NIB-UMK'],
    opens: [
      'mau bikin nib warung kopi min',
      'handak maulah nib gasan warung kopi',
      'urus nib perorangan warung kopi modal 8 juta',
    ],
    codes: ['56303', '56304'],
    facts: { ...person, kbli: 'warung kopi', business_name: 'Kopi Rahmah' },
  },
  {
    name: 'midwife',
    permits: ['SIP-BIDAN'],
    opens: ['mau urus sip bidan', 'sy bidan mau buat sip baru', 'urus izin praktik bidan min'],
    facts: { ...person, case_kind: 'Baru' },
  },
  {
    name: 'CV contractor',
    permits: ['NIB-BU'],
    opens: [
      'urus nib cv',
      'mau bikin nib untuk cv kontraktor bangunan',
      'nib cv min, kami kontraktor bangunan',
    ],
    codes: ['41011', '41012', '41013', '41014', '41015', '41016', '41017', '41019', '41018'],
    facts: {
      ...company,
      kbli: 'kontraktor bangunan',
      applicant_type: 'CV',
      ahu_number: 'AHU-0017580-AH.01.14 TAHUN 2021',
    },
  },
  {
    name: 'village cooperative',
    permits: ['NIB-BU'],
    opens: [
      'koperasi kami mau urus nib',
      'bikin nib koperasi penggilingan padi',
      'urus nib badan usaha koperasi',
    ],
    codes: ['10631'],
    facts: {
      ...company,
      kbli: 'penggilingan padi',
      applicant_type: 'Koperasi',
      ahu_number: 'AHU-0001234.AH.01.26.TAHUN 2021',
    },
  },
  {
    name: 'laundry moving',
    permits: ['NIB-UBAH'],
    opens: [
      'mau ganti alamat usaha di nib',
      'laundry saya pindah tempat, ubah nib',
      'ubah nib alamat usaha pindah',
    ],
    facts: {
      ...person,
      kbli: 'laundry',
      applicant_type: 'Perorangan (atas nama sendiri)',
      case_kind: 'Alamat usaha pindah',
    },
  },
  {
    name: 'online shop',
    permits: ['NIB-UMK'],
    opens: [
      'mau nib buat jualan baju online',
      'bikin nib jual baju online',
      'urus nib perorangan, jualan baju online',
    ],
    codes: ['47711', '47192', '47799'],
    facts: { ...person, kbli: 'jual baju online', business_name: 'Rahmah Fashion' },
  },
  {
    name: 'banana chips',
    permits: ['SPP-IRT'],
    opens: ['mau urus pirt keripik pisang', 'bikin p-irt', 'urus spp-irt min'],
    facts: { ...person, kbli: 'produksi keripik pisang', applicant_type: 'Perorangan (atas nama sendiri)' },
  },
  {
    name: 'signboard',
    permits: ['REKLAME'],
    opens: ['mau urus izin reklame', 'pasang papan reklame toko izinnya', 'izin reklame min'],
    facts: { ...person, applicant_type: 'Perorangan (atas nama sendiri)', case_kind: 'Baru' },
  },
  {
    name: 'PT Perorangan',
    permits: ['NIB-BU'],
    opens: ['nib utk pt perorangan', 'mau bikin nib pt perorangan servis hp', 'urus nib pt perorangan min'],
    facts: {
      ...company,
      kbli: 'jasa servis hp',
      applicant_type: 'PT Perorangan (didirikan satu orang)',
      ahu_number: 'AHU-063630.AH.01.30.TAHUN 2024',
    },
  },
  {
    name: 'sand mine, referred',
    permits: [],
    opens: ['mau izin tambang pasir', 'urus izin galian c pasir', 'ambil pasir di sungai izinnya di mana'],
    facts: {},
  },
];
