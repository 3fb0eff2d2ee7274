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
];

/** What an application is for, as a canonical text tells it; undefined where it tells two things or none. */
export function caseKindIn(canonical: string): CaseKind | undefined {
  const told = KINDS.filter(([, pattern]) => pattern.test(canonical));
  return told.length === 1 ? told[0]![0] : undefined;
}
