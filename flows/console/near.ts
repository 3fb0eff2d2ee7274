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
const OF_TICKETS = ['ambil', 'pindah'];
const OF_CODES = ['sesuai', 'ganti', 'bebaskan', 'isi'];
const OF_CASES = ['tahap', 'janji', 'tunggu', 'menunggu', 'lanjut', 'berkas', 'lembar'];
/** Before a reason, in the officer's own words. */
const BEFORE_ANYTHING = ['blokir'];
/** "nanti KTP-nya dikirim", "ini KTP siapa": everyday words, one letter away from a command. */
const EVERYDAY: ReadonlySet<string> = new Set(['nanti', 'ini', 'isu', 'si', 'sisi', 'tahan']);

/**
 * "antren", "ambli 12", "gsnti hp salah", "tahp BLG-…", "ktp sesuai": the line as it was probably meant, where it is a command but
 * for one slip; undefined for words to an applicant. `isCode`: whether a word is a code of some checklist.
 */
export function nearCommand(line: string, isCode: (word: string) => boolean): string | undefined {
  const lower = line.toLowerCase();
  if (lower.length >= 6) {
    const whole = slipOf(lower, LONG_WORDS);
    if (whole !== undefined) return whole;
  }
  const [word = '', next = '', ...rest] = line.split(' ');
  if (next.toLowerCase() === 'sesuai' && rest.length === 0 && isCode(bareCode(word)))
    return `sesuai ${bareCode(word)}`;
  const meant = EVERYDAY.has(word.toLowerCase()) ? undefined : slipOf(word.toLowerCase(), verbsBefore());
  return meant === undefined ? undefined : [meant, next, ...rest].join(' ');

  function verbsBefore(): readonly string[] {
    if (/^#?\d+$/.test(next) && rest.length === 0) return OF_TICKETS;
    if (/^(?:blg|adu)-?\d/i.test(next)) return OF_CASES;
    return isCode(bareCode(next)) ? OF_CODES : BEFORE_ANYTHING;
  }
}

/** "KTP," is the code ktp. */
export const bareCode = (word: string): string => word.toLowerCase().replace(/[,;.!?]+$/, '');

const slipOf = (word: string, known: readonly string[]): string | undefined =>
  known.find((one) => editDistance(word, one, 1) === 1);
