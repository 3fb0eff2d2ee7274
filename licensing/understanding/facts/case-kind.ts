import type { CaseKind } from '../../catalogue/conditions.ts';

const TRADE = 'usaha|toko|warung|laundry|bengkel|kios|salon|kedai|katering|depot|praktik';

const KINDS: readonly [CaseKind, RegExp][] = [
  // "sip ulun habis bulan depan": it is renewed; an STR that ends is another paper.
  [
    'renewal',
    /\b(?:mem|di|mam|ma|ba)?p[ae]rpanjang(?:an|akan)?\b|\b(?:sip|izin)\b(?: (?!str\b)\w+){0,4} (?:habis|mati|berakhir|ked[ae]luwarsa|kadaluarsa|kadaluwarsa|kedaluarsa|expired)\b/,
  ],
  [
    'revoke',
    /\b(?:tutup|menutup|penutupan|bubarkan|hentikan|berhenti) usaha|\busaha\w* (?:\w+ )?(?:tutup|ditutup|bubar|bangkrut|berhenti)\b|\b(?:cabut|mencabut|pencabutan|matikan|nonaktifkan)\b.*\bnib\b|\bnib\b.*\b(?:dicabut|dimatikan|dinonaktifkan)\b/,
  ],
  [
    'address_changed',
    new RegExp(
      String.raw`\b(?:pindah|ganti|ubah|perubahan)\b.*\b(?:alamat|tempat|lokasi)|\b(?:alamat|tempat|lokasi)\b.*\b(?:pindah|ganti|berubah)\b|\b(?:${TRADE})\b (?:\w+ ){0,2}pindah\b`,
    ),
  ],
  [
    'activity_changed',
    /\b(?:tambah|nambah|menambah|tambahkan) (?:\w+ ){0,2}(?:kbli|usaha|kegiatan|bidang)\b|\b(?:ganti|ubah) (?:jenis )?(?:kbli|usaha|kegiatan|bidang)\b|\bkbli\b.*\b(?:tambah|ditambah|ditambahkan|ganti|diganti|salah|keliru)\b/,
  ],
  [
    'deed_changed',
    /\bakta\b.*\b(?:berubah|perubahan|baru)\b|\bperubahan akta\b|\b(?:ganti|ubah|perubahan|berubah)\b.*\b(?:direktur|direksi|pengurus|nama (?:pt|cv|perusahaan)|modal dasar)\b/,
  ],
  // The number or name itself is to be another one; whose "pt" it is stands above.
  [
    'data_changed',
    /\b(?:ganti|ubah|rubah|perbaiki|betulkan|perubahan|salah|keliru|tambah|ditambah|naik\w*)\b(?: \w+){0,3} (?:email|hp|nomor|wa|nama|modal|investasi|tenaga kerja|data)\b|\b(?:email|hp|nomor|wa|nama|modal|investasi|data)\b(?: \w+){0,4} (?:ganti|diganti|berubah|diubah|salah|keliru|tambah|ditambah|naik|bertambah)\b/,
  ],
];

/** Everything that a canonical text tells an application to be for; data are only what nothing else names. */
export function caseKindsIn(canonical: string): CaseKind[] {
  const told = KINDS.filter(([, pattern]) => pattern.test(canonical)).map(([kind]) => kind);
  return told.some((kind) => kind === 'deed_changed') ? told.filter((kind) => kind !== 'data_changed') : told;
}

/** Where it is asked which change is meant, its name is enough. */
const NAMED: readonly [CaseKind, RegExp][] = [
  ['deed_changed', /\b(?:akta|direktur|pengurus)\b/],
  ['activity_changed', /\b(?:kbli|kegiatan|bidang|tambah|(?<!nama |tempat |alamat |tutup )usaha)\b/],
  ['address_changed', /\b(?:alamat|pindah|lokasi)\b/],
  ['data_changed', /\b(?:nama|modal|hp|nomor|email)\b/],
  ['revoke', /\b(?:tutup|cabut|dicabut)\b/],
];

/** The same where just that was asked. */
export function caseKindsNamed(canonical: string): CaseKind[] {
  const told = caseKindsIn(canonical);
  const named = NAMED.filter(([, pattern]) => pattern.test(canonical)).map(([kind]) => kind);
  return [...new Set([...told, ...named])];
}

const IN_DEED =
  /\b(?:nama|direktur|direksi|pengurus|ketua|komisaris|sekutu|pemegang saham|saham|modal|bidang|kegiatan|alamat|tempat kedudukan)\b/;
const INTO = /\b(?:jadi|jd|menjadi|harusnya|hrsnya|seharusnya|mestinya|yang benar|dengan yang baru)\b \S/;

/** Whether words, as plain as they were written, tell not only which kind of change it is, but what changes. */
export function tellsChange(plain: string, kind: CaseKind): boolean {
  return kind === 'deed_changed' ? IN_DEED.test(plain) : INTO.test(plain);
}

/** What an application is for, as a canonical text tells it; undefined where it tells two things or none. */
export function caseKindIn(canonical: string): CaseKind | undefined {
  const [first, ...others] = caseKindsIn(canonical);
  return others.length === 0 ? first : undefined;
}
