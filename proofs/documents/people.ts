import type { Regions } from '../../licensing/regions/regions.ts';
import type { Random } from '../random.ts';

export type Part = 'tuning' | 'held';

/** An invented holder of a card. Serials lie at 8000 and above, where no real person is numbered. */
export type Person = {
  nik: string;
  name: string;
  birth_place: string;
  birth_date: string;
  sex: string;
  blood_type: string;
  address: string;
  rt_rw: string;
  village: string;
  district: string;
  religion: string;
  marital_status: string;
  occupation: string;
  nationality: string;
  valid_until: string;
  province: string;
  regency: string;
};

const FIRST = {
  tuning: {
    men: [
      'AHMAD',
      'MUHAMMAD',
      'RUSDIANSYAH',
      'BUDI',
      'ANDI',
      'YOHANES',
      'SUPRIADI',
      'HERMAN',
      'I KETUT',
      'DEDE',
      'RAHMAT',
      'WAHYU',
    ],
    women: [
      'NOOR',
      'SITI',
      'RUSMINI',
      'MARIA',
      'DEWI',
      'HALIMAH',
      'RATNA',
      'YUNI',
      'NI LUH',
      'SRI',
      'FATIMAH',
      'LINDA',
    ],
  },
  held: {
    men: [
      'ARIF',
      'MAHYUDIN',
      'GUSTI',
      'JOKO',
      'SYAMSUL',
      'FRANSISKUS',
      'BAMBANG',
      'HAIRUL',
      'I NYOMAN',
      'ASEP',
      'ZAINAL',
      'UTUH',
    ],
    women: [
      'MASTURA',
      'NURUL',
      'AISYAH',
      'KRISTINA',
      'WULAN',
      'RAUDAH',
      'ENDANG',
      'JUMIATI',
      'NI MADE',
      'TUTI',
      'GALUH',
      'HJ. NORHAYATI',
    ],
  },
} as const;
const LAST = {
  tuning: [
    'HIDAYAT',
    'SAPUTRA',
    'ANWAR',
    'LESTARI',
    'GUNAWAN',
    'SIREGAR',
    'RAHMAN',
    'NASUTION',
    'WIBOWO',
    'HASAN',
    'ABDULLAH',
    'MULYADI',
    'TANJUNG',
    'EFENDI',
    'YUSUF',
  ],
  held: [
    'FAUZI',
    'KURNIAWAN',
    'MAULANA',
    'PERMATASARI',
    'SETIAWAN',
    'HARAHAP',
    'ARIFIN',
    'LUBIS',
    'PRASETYO',
    'BAHRUDIN',
    'AL BANJARI',
    'HANDAYANI',
    'MANURUNG',
    'RIDWAN',
    'IQBAL',
    "MA'RUF",
  ],
} as const;
const TOWNS = {
  tuning: [
    'BARABAI',
    'AMUNTAI',
    'BANJARMASIN',
    'SAMARINDA',
    'MALANG',
    'MEDAN',
    'BANDUNG',
    'PARINGIN',
    'TULUNGAGUNG',
  ],
  held: [
    'TANJUNG',
    'KANDANGAN',
    'MARTAPURA',
    'BALIKPAPAN',
    'SOLO',
    'PADANG',
    'GARUT',
    'HALONG',
    'BANYUWANGI',
    'HULU SUNGAI UTARA',
  ],
} as const;
const STREETS = {
  tuning: [
    'JL. A. YANI',
    'JL. MAWAR',
    'DESA BARU',
    'GG. MELATI',
    'JL. PASAR LAMA',
    'DUSUN II',
    'JL. PANGLIMA BATUR',
  ],
  held: [
    'JL. GUNUNG PANDAU',
    'JL. VETERAN',
    'KOMP. GRIYA PERMAI',
    'GG. SEROJA',
    'JL. SIMPANG TIGA',
    'KAMPUNG DALAM',
    'JL. TRANS KALIMANTAN',
  ],
} as const;
const VILLAGES = {
  tuning: ['SUNGAI KETAPI', 'BATU PIRING', 'MURUNG ABUIN', 'KARANG INTAN', 'SIDOREJO', 'LAMPIHONG KIRI'],
  held: ['PARINGIN TIMUR', 'GUNUNG MANAU', 'BALIDA', 'HAMPA RAYA', 'MEKARSARI', 'TEBING TINGGI', 'UREN'],
} as const;
const RELIGIONS = ['ISLAM', 'ISLAM', 'ISLAM', 'KRISTEN', 'KATHOLIK', 'HINDU', 'BUDHA'];
const MARITAL = ['BELUM KAWIN', 'KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI'];
const OCCUPATIONS = {
  tuning: [
    'WIRASWASTA',
    'PETANI/PEKEBUN',
    'KARYAWAN SWASTA',
    'MENGURUS RUMAH TANGGA',
    'PELAJAR/MAHASISWA',
    'BIDAN',
  ],
  held: [
    'PEDAGANG',
    'GURU',
    'PEGAWAI NEGERI SIPIL (PNS)',
    'BURUH HARIAN LEPAS',
    'BELUM/TIDAK BEKERJA',
    'PERAWAT',
    'WIRASWASTA',
  ],
} as const;
const REGENCIES = {
  tuning: ['6311', '6308', '6371', '3204', '7371', '1271', '3578', '6309'],
  held: ['6311', '6307', '6306', '6472', '3402', '1371', '5171', '3171', '6310', '6305'],
} as const;

export function inventPerson(random: Random, part: Part, regions: Regions): Person {
  const woman = random.below(2) === 1;
  const first = random.pick<string>(FIRST[part][woman ? 'women' : 'men']);
  const lasts = [
    random.pick<string>(LAST[part]),
    ...(random.below(3) === 0 ? [random.pick<string>(LAST[part])] : []),
  ];
  const long =
    random.below(10) === 0 ? [random.pick<string>(LAST[part]), random.pick<string>(LAST[part])] : [];
  const name = [first, ...lasts, ...long].join(' ');
  const regencyCode = random.pick<string>(REGENCIES[part]);
  const districts = Array.from({ length: 12 }, (_, at) =>
    regions.district(`${regencyCode}${pad(at + 1)}`),
  ).filter((found) => found !== undefined);
  const district = random.pick(districts);
  const [year, month, day] = [1950 + random.below(55), 1 + random.below(12), 1 + random.below(28)];
  const nik = `${district.code}${pad(day + (woman ? 40 : 0))}${pad(month)}${pad(year % 100)}${8000 + random.below(2000)}`;
  const street = random.pick<string>(STREETS[part]);
  const number = random.below(5) === 0 ? '' : ` NO. ${1 + random.below(200)}`;
  const block = random.below(8) === 0 ? ` BLOK ${random.pick(['A', 'C', 'F'])}${1 + random.below(9)}` : '';
  const province = regions.province(regencyCode.slice(0, 2))?.name.toUpperCase() ?? '';
  return {
    nik,
    name,
    birth_place: random.pick<string>(TOWNS[part]),
    birth_date: `${year}-${pad(month)}-${pad(day)}`,
    sex: woman ? 'PEREMPUAN' : 'LAKI-LAKI',
    blood_type: random.pick(['A', 'B', 'AB', 'O', '-']),
    address: `${street}${number}${block}`,
    rt_rw: `${pad(1 + random.below(20), 3)}/${pad(random.below(12), 3)}`,
    village: random.pick<string>(VILLAGES[part]),
    district: district.name.toUpperCase(),
    religion: random.pick(RELIGIONS),
    marital_status: random.pick(MARITAL),
    occupation: random.pick<string>(OCCUPATIONS[part]),
    nationality: 'WNI',
    valid_until:
      random.below(4) === 0 ? `${2016 + random.below(6)}-${pad(month)}-${pad(day)}` : 'SEUMUR HIDUP',
    province: `PROVINSI ${province}`,
    regency: regions.regency(regencyCode)?.name.toUpperCase() ?? '',
  };
}

export const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** ISO → DD-MM-YYYY as cards print it; other words stay. */
export const printedDate = (iso: string): string => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3-$2-$1');
