/** The form of all contenders: 12 messages in, 12 replies out. Every person's data differ, so crossed data would show. */

export type FormStep = { key: string; question: string; accepts?: RegExp; complaint?: string };

export const FORM: readonly FormStep[] = [
  { key: 'menu', question: 'Selamat datang.\n1 Urus izin\n2 Status\nBalas angka.', accepts: /^[12]$/ },
  { key: 'permit', question: 'Izin apa?\n1 NIB perorangan\n2 NIB badan usaha', accepts: /^[12]$/ },
  { key: 'name', question: 'Siapa nama lengkap pemiliknya?', accepts: /^.{3,100}$/ },
  {
    key: 'nik',
    question: 'Berapa NIK-nya?',
    accepts: /^\d{16}$/,
    complaint: 'NIK tidak valid: harus 16 angka.',
  },
  { key: 'npwp', question: 'Berapa NPWP-nya?', accepts: /^\d{15,16}$/, complaint: 'NPWP tidak valid.' },
  { key: 'phone', question: 'Nomor HP?', accepts: /^08\d{8,11}$/, complaint: 'Nomor telepon tidak valid.' },
  { key: 'email', question: 'Alamat e-mail?', accepts: /^\S+@\S+\.\S+$/, complaint: 'E-mail tidak valid.' },
  { key: 'business_name', question: 'Nama usahanya?', accepts: /^.{3,100}$/ },
  { key: 'kbli', question: 'Kode KBLI?', accepts: /^\d{5}$/, complaint: 'KBLI lima angka.' },
  { key: 'confirm', question: 'Sudah benar?\n1 Ya\n2 Tidak', accepts: /^[12]$/ },
];

const digits = (person: number, places: number): string => String(person).padStart(places, '0');
const nik = (person: number): string => `631103450785${digits((person % 9_000) + 1, 4)}`;
/** Nobody's name has digits: each of the person's number is a letter. */
const name = (person: number): string =>
  `Siti Aminah ${digits(person, 6).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`;

const WORDS: readonly ((person: number) => string)[] = [
  () => 'halo',
  () => '1',
  () => '1',
  name,
  (person) => nik(person).slice(0, 15),
  nik,
  (person) => `0912345678${digits(person, 6)}`,
  (person) => `0812345${digits(person, 6)}`,
  (person) => `siti${person}@example.com`,
  (person) => `Warung Siti ${person}`,
  () => '47111',
  () => '1',
];

export const FORM_TURNS = WORDS.length;
export const formWords = (person: number, turn: number): string => WORDS[turn]!(person);

/** The receipt names what was written, so that a mixed-up answer is seen. */
export function receipt(answers: Record<string, string>): string {
  return `Permohonan diterima: ${answers['name']}, ${answers['nik']}, ${answers['npwp']}, ${answers['business_name']}`;
}

/** What a person who does everything rightly must read after each turn. */
export function expectedReply(person: number, turn: number): string {
  if (turn === FORM_TURNS - 1) {
    return receipt({
      name: formWords(person, 3),
      nik: formWords(person, 5),
      npwp: formWords(person, 6),
      business_name: formWords(person, 9),
    });
  }
  if (turn === 4) return FORM[3]!.complaint!;
  return FORM[turn < 4 ? turn : turn - 1]!.question;
}
