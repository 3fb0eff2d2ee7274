import { editDistance } from '../../licensing/identity/edit-distance.ts';

/** Long enough that one slip leaves them recognisable. */
const LONG_WORDS = [
  'antrean',
  'antrian',
  'bantuan',
  'berkas',
  'lembar',
  'pindah',
  'pulang',
  'selesai',
  'ke bot',
  'buka nik',
];
/** What follows them is a ticket, a code of the checklist, the number of a case: with it a slip in a short word shows too. */
const OF_TICKETS = ['ambil', 'pindah', 'selesai', 'berkas', 'lembar'];
const OF_CODES = ['sesuai', 'ganti', 'bebaskan', 'isi'];
const OF_CASES = ['tahap', 'janji', 'tunggu', 'menunggu', 'lanjut', 'berkas', 'lembar'];
/** Other words for a command, as a whole line. */
const OTHER_LINES: Readonly<Record<string, string>> = {
  help: 'bantuan',
  menu: 'bantuan',
  bantu: 'bantuan',
  perintah: 'bantuan',
  'tiket saya': 'antrean',
  tutup: 'selesai',
  'tutup tiket': 'selesai',
  kebot: 'ke bot',
  'kembali ke bot': 'ke bot',
  'kembalikan ke bot': 'ke bot',
  'balik ke bot': 'ke bot',
  'lihat berkas': 'berkas',
  status: 'berkas',
  'cek berkas': 'berkas',
  'lembar oss': 'lembar',
  'lihat nik': 'buka nik',
};
/** Other words for a verb, before what it acts upon. */
const OTHER_VERBS = {
  ticket: { antrean: 'ambil', antrian: 'ambil', tiket: 'ambil', klaim: 'ambil', claim: 'ambil' },
  code: { tolak: 'ganti', terima: 'sesuai', cocok: 'sesuai' },
  case: { status: 'berkas', cek: 'berkas', lihat: 'berkas' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
/** Before a reason, in the officer's own words. */
const BEFORE_ANYTHING = ['blokir'];
/** "nanti KTP-nya dikirim", "ini KTP siapa": everyday words, one letter away from a command. */
const EVERYDAY: ReadonlySet<string> = new Set(['nanti', 'ini', 'isu', 'si', 'sisi', 'tahan']);

/**
 * "antren", "ambli 12", "thp BLG-…", "ktp sesuai", "tolak ktp buram": the line as it was probably meant, where it is a
 * command but for one slip or in other words; undefined for words to an applicant. `isCode`: whether a word is a code of
 * some checklist.
 */
export function nearCommand(line: string, isCode: (word: string) => boolean): string | undefined {
  const lower = line.toLowerCase();
  const whole = OTHER_LINES[lower] ?? slipOf(lower, LONG_WORDS, LONG);
  if (whole !== undefined) return whole;
  const [first = '', next = '', ...rest] = line.split(' ');
  const word = first.toLowerCase();
  const verb = next.toLowerCase();
  if (isCode(bareCode(word)) && OF_CODES.includes(verb) && (verb === 'sesuai') === (rest.length === 0))
    return [verb, bareCode(word), ...rest].join(' ');
  const { verbs, others } = before();
  const other = others[word];
  // A refusal has its reason after it; "terima NIB Ibu besok ya" is for the applicant.
  if (other !== undefined && rest.length > 0 && other !== 'ganti') return undefined;
  const meant = other ?? (EVERYDAY.has(word) ? undefined : slipOf(word, verbs));
  return meant === undefined ? undefined : [meant, next, ...rest].join(' ');

  function before(): { verbs: readonly string[]; others: Readonly<Record<string, string>> } {
    if (/^#?\d+$/.test(next) && rest.length === 0) return { verbs: OF_TICKETS, others: OTHER_VERBS.ticket };
    if (/^(?:blg|adu)-?\d/i.test(next)) return { verbs: OF_CASES, others: OTHER_VERBS.case };
    if (isCode(bareCode(next))) return { verbs: OF_CODES, others: OTHER_VERBS.code };
    return { verbs: BEFORE_ANYTHING, others: {} };
  }
}

/** "KTP," is the code ktp. */
export const bareCode = (word: string): string => word.toLowerCase().replace(/[,;.!?]+$/, '');

/** Of a line of one word a slip is told only in a longer one: "beras" and "ulang" are everyday words. */
const LONG = 6;

const slipOf = (word: string, known: readonly string[], least = 0): string | undefined =>
  known.find(
    (one) => (word.length >= least && editDistance(word, one, 1) === 1) || leavesOutVowels(word, one),
  );

/** "thp" for tahap, "brkas" for berkas: as many write who are in a hurry. */
function leavesOutVowels(word: string, verb: string): boolean {
  const written = new RegExp(
    `^${[...verb].map((letter) => ('aiueo'.includes(letter) ? `${letter}?` : letter)).join('')}$`,
  );
  return word !== verb && written.test(word);
}
