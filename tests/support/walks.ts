/** What people do, drawn at random: fitting answers, nonsense, wishes, photos, changes of mind, hostile text. */
import type { Content } from '../../flows/message.ts';

/** A fitting answer to each ask of the forms. */
export const FITTING: Readonly<Record<string, readonly string[]>> = {
  wish: ['1', '2', '3', 'urus izin'],
  permit: ['1', '2', 'nib perorangan', 'sip bidan'],
  applicant_type: ['1', '2', 'cv', 'pt'],
  case_kind: ['1', '2'],
  kbli: ['warung kopi', 'jual keripik pisang', 'selain warung kopi saya juga jual pulsa', 'hapus'],
  capital: ['5 juta', '750 ribu', 'Rp 2.500.000'],
  workers: ['2', 'sendiri', 'dua orang'],
  consent: ['1', 'setuju', '3'],
  for_whom: ['1', '2'],
  owner_phone: ['081345678901'],
  business_name: ['Kopi Rahmah', 'Toko 99'],
  legal_name: ['CV Banua Jaya'],
  name: ['Rahmah binti Ali', "Nur'aini"],
  nik: ['6311064101900001', '6311 0641 0190 0001', '123', '123'],
  npwp: ['01.234.567.8-734.000', 'lewati'],
  phone: ['1', '081234567890'],
  email: ['rahmah@gmail.com', 'lewati'],
  deed_number: ['12'],
  deed_date: ['3 maret 2024', '12-05-2021'],
  notary: ['Ahmad Fauzi, S.H.'],
  ahu_number: ['AHU-0012345.AH.01.01.TAHUN 2024', 'lewati'],
  address: ['desa halong kec halong', 'Jl. A. Yani RT 3, Lasung Batu, Paringin'],
  district: ['1', 'Paringin'],
  village: ['Lasung Batu', 'Entah Dimana'],
  location: ['lewati', 'menyusul'],
  review: ['1', 'kirim', '2', '4', '9'],
  confirm: ['1', '2', 'ya', 'tidak'],
  complaint_text: ['petugasnya lama sekali menjawab'],
  deliver: ['1', '2'],
  free: ['1', '3'],
};

export const WORDS = [
  'menu',
  'batal',
  'kembali',
  'ubah',
  'lanjut',
  'lewati',
  'nanti',
  'menyusul',
  'mewakili',
  'status',
  'berkas',
  'petugas',
  'keluhan',
  'lapor',
  'bahasa',
  'data saya',
  'hapus data',
  'stop',
  'halo min',
];

export const WISHES = [
  'brp biayanya?',
  'syaratnya apa aja min',
  'berapa lama jadinya?',
  'izin saya sampai mana',
  'mau ngurus nib warung kopi',
  'mau urus sip bidan',
  'BLG-2026-000001-B',
  'BLG-2026-000010-B',
  'urus izin tambang',
  'mau bicara dengan orang',
  'tambah usaha lain',
  'saya juga jual pulsa',
  'terima kasih',
  'xyz qwerty',
  '???',
  '7',
  '0',
  '99999999999999999999',
];

/** Law 10: what must be answered or refused in words, and hurt nothing. */
export const HOSTILE = [
  '\u202Eharmah nibin\u202C',
  '\u200B\u200B\u200B',
  '\u200Bl\u200Be\u200Bw\u200Ba\u200Bt\u200Bi',
  'a'.repeat(60_000),
  '9'.repeat(60_000),
  '😀'.repeat(2_000),
  '👩🏽‍⚕️',
  '\u0000\u0001\u0002\u0007\u001b[31m',
  "'; DROP TABLE chats; --",
  '" OR 1=1 --',
  '{"kind":"text","text":"x","asks":"consent"}',
  '{{name}} $t(menu.ask) {{options}}',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '\ud800',
  'é'.repeat(500),
  'ﷺ'.repeat(300),
  '   \n\n\t  ',
  '%s%s%n',
  '../../etc/passwd',
  'null',
  'undefined',
  '-1',
  'NaN',
];

/** Every kind of message a phone can send. */
export const KINDS: readonly Content[] = [
  { kind: 'voice', file: { id: 'v', owner: 'contact', mime: 'audio/ogg', size: 9, sha256: '' } },
  { kind: 'video' },
  { kind: 'sticker' },
  { kind: 'contact_card' },
  { kind: 'view_once' },
  { kind: 'poll' },
  { kind: 'poll_vote' },
  { kind: 'call' },
  { kind: 'group_invite' },
  { kind: 'group_message' },
  { kind: 'other' },
  { kind: 'location', latitude: -2.33, longitude: 115.46 },
  { kind: 'location', latitude: 89, longitude: -179 },
  { kind: 'edit', target: 'x', text: 'warung kopi' },
  { kind: 'edit', target: 'x', text: '' },
  { kind: 'delete', target: 'x' },
  { kind: 'reaction', target: 'x', emoji: '👍' },
  { kind: 'image', file: { fault: 'too_large' } },
  { kind: 'image', file: { fault: 'gone' } },
  { kind: 'document', file: { fault: 'archive' } },
  { kind: 'document', file: { fault: 'executable' } },
  { kind: 'document', file: { fault: 'unknown_type' } },
  { kind: 'image', file: { fault: 'broken' }, caption: 'ktp' },
];

/** These call for no answer of their own. */
export const QUIET_KINDS = ['reaction', 'delete', 'poll_vote'];

let files = 0;
export function photo(caption?: string): Content {
  files += 1;
  const file = { id: `file-${files}`, owner: 'contact', mime: 'image/jpeg', size: 200, sha256: `${files}` };
  return { kind: 'image', file, ...(caption === undefined ? {} : { caption }) };
}

export const CAPTIONS = [undefined, 'ktp', 'ini akta', 'str', 'foto usaha saya'];
