import { cleanInput } from './digits.ts';
import { isNumberWord, numberFromWords } from './number-words.ts';

const none =
  /\b(sendiri(an)?|saorangan|sorangan|saurangan|surangan|tidak ada|tdk ada|gak ada|ga ada|nggak ada|kadada|kada ada|belum ada|(tidak|tdk|gak?|nggak|kada|belum|balum) (punya|baisi|pakai)|tanpa|nihil|none|nobody|no one|alone|myself|saya (saja|aja|haja)|cuma saya|hanya saya|just me|only me)\b/;

const ownerIncluded = /\b(termasuk (saya|sy|aku|ulun|pemilik)|including me)\b/;

/** Figures that count something else: "rt 05", "sejak 2019", "2 tahun", the 2 of "anak2". */
const elsewhere = [
  /\b[0-9]+ ?(tahun|thn|th|bulan|bln|hari|km|meter|m2|jam|rumah|kamar|kursi|meja|unit|mesin|mobil|motor|years?|months?)\b/g,
  /\b(rt|rw|th|thn|tahun|no|nomor|km|umur|usia|jam|tgl|tanggal)\W{0,2}[0-9]+([/.-][0-9]+)*/g,
  /\b(?:[0-9]{1,2}\W+)?(?:jan|feb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|des)[a-z]*\W+(?:19|20)[0-9]{2}\b/g,
  /\b(sejak|dari|mulai|semenjak|since|from)\W+(19|20)[0-9]{2}\b/g,
  /(?<=\p{L})[0-9]+/gu,
];

const company =
  /\b(istri|suami|bini|(?<!anak\W+)anak(?!\W+anak)|adik|kakak|ibu|mama|bapak|abah|teman|kawan|ponakan|keponakan)\b/g;
const helped =
  /^(?:(?:ya|iya|cuma|hanya|paling|kadang|kadang2|biasa|biasanya|kami|saya|sy|ulun|aku|saja|aja|haja) )*(sama|dan|dengan|bareng|dibantu|lawan|wan)\b/;
const KIN =
  '(?:istri|suami|bini|laki|anak|adik|kakak|ibu|mama|bapak|abah|teman|kawan|ponakan|keponakan)(?:nya|ku)?';
const ONLY = '(?:(?:ya|iya|cuma|hanya|paling|kami) )*';
/** "suami bantu2", "anak istri yang bantu" */
const helpers = new RegExp(
  `^(?:${KIN}(?: (?:saya|ulun|dan|sama|wan))* )+(?:(?:yang|saja|ikut|kadang) )*(?:bantu|membantu|dibantu|menolong|nolong)`,
);
/** "istri sama saya", the owner last; "suami", "istri saja". Of "anak" alone there may be more. */
const one = new RegExp(
  `^${ONLY}(?:${KIN} (?:sama|dan|dengan|lawan|wan) (?:saya|sy|ulun|aku)|(?!anak|teman|kawan)${KIN})(?: (?:saya|ulun|saja|aja|haja|sendiri|jua|juga|pang|min|pak|bu))*\\W*$`,
);

const together: Readonly<Record<string, number>> = { berdua: 1, bertiga: 2, berempat: 3, berlima: 4 };

/**
 * How many people work for the owner, the owner not counted: "2", "dua orang", "sendiri" → 0,
 * "berdua dengan istri" → 1. Men and women told apart are added up. Null when there is no number, or
 * several ("5-6 orang"), or both a number and nobody ("belum ada, nanti 2").
 */
export function parseCount(text: string): number | null {
  const written = cleanInput(text).toLowerCase();
  const lower = WORKERS.test(written) ? withoutOthersCounted(written) : written;
  const words = elsewhere.reduce(
    (rest, figures) => rest.replace(figures, ' '),
    lower.replace(/(?<=[0-9])[.](?=[0-9]{3}(?![0-9]))/g, ''),
  );
  const numbers = numbersIn(words);
  if (numbers === null) return null;
  const [first] = numbers;
  if (first === undefined) return withoutNumber(words, lower);
  const workers = amongOthers(lower);
  if (workers !== null) return workers;
  if (none.test(words)) return null;
  if (numbers.length === 1) return ownerIncluded.test(words) ? Math.max(0, first - 1) : first;
  const told = (words.match(/\b(laki|lelaki|pria|lk|perempuan|wanita|pr|cewek|cowok)\b/g) ?? []).length;
  return told >= numbers.length ? numbers.reduce((sum, number) => sum + number, 0) : null;
}

const PARTS = /[,;\n+]|\b(?:dan|plus|sama|wan)\b/;
const WORKERS = /\b(?:karyawan|pekerja|pegawai|tenaga kerja|buruh|anak buah)\b/;

/** People of a business who are no workers, with a number of their own: "pengurus 5 karyawan 2". */
const OTHERS =
  /\b(?:pengurus|anggota|pendiri|pemilik|direktur|komisaris|sekutu) (?:ada )?\d{1,4}\b(?: orang\b)?/g;

/** Between the two ends of a range: "2-3", "dua atau tiga", "2 orang sampai 3". */
const TO =
  /(\p{L}+|\d{1,4})(?: (?:orang|org))?\s*(?:[-–]|\b(?:sampai|sampe|smp|hingga|sd|s\/d|atau|kadang|kadang-kadang|to|or)\b|\s)\s*(?=(\p{L}+|\d{1,4}))/gu;

/** A text of which only the larger end of a range is left; undefined where it tells none. */
export function upperEnd(text: string): string | undefined {
  const lower = cleanInput(text).toLowerCase();
  const upper = lower.replace(TO, (all: string, from: string, to: string) => {
    const [low, high] = [from, to].map((word) => numbersIn(word)?.[0]);
    // "dua tiga orang" stands next to one another; "2 laki 3 perempuan" does not.
    const beside = /^\S+\s+$/.test(all);
    const rises = low !== undefined && high !== undefined && (beside ? high === low + 1 : high > low);
    return rises ? '' : all;
  });
  return upper === lower ? undefined : upper;
}

/** A text in lower case without them. */
export const withoutOthersCounted = (text: string): string => text.replace(OTHERS, ' ');

/** "pengurus 5 orang, karyawan 2": where several groups are counted, those who are called workers. */
function amongOthers(text: string): number | null {
  const parts = text.split(PARTS);
  const named = parts.filter((part) => WORKERS.test(part));
  if (parts.length < 2 || named.length === 0) return null;
  const counts = named.map(parseCount);
  return counts.every((count) => count !== null) ? counts.reduce((sum, count) => sum + count, 0) : null;
}

/** `written`: before its figures were taken out; "anak2" are more than one. */
function withoutNumber(words: string, written: string): number | null {
  const pair = Object.keys(together).find((word) => new RegExp(`\\b${word}\\b`).test(words));
  if (pair !== undefined) return together[pair] ?? null;
  const alone = words.trim();
  if (one.test(alone)) return 1;
  if (helped.test(alone) || helpers.test(alone)) return written.match(company)?.length ?? null;
  return none.test(words) ? 0 : null;
}

/** Whole numbers in digits or words; null when one of them is not whole, negative or not a number at all. */
function numbersIn(text: string): number[] | null {
  const numbers: number[] = [];
  let spelled: string[] = [];
  for (const word of [...(text.match(/[0-9]+[.,][0-9]+|-?[0-9]+|\p{L}+/gu) ?? []), '']) {
    if (isNumberWord(word)) {
      spelled.push(word);
      continue;
    }
    if (spelled.length > 0) {
      const value = numberFromWords(spelled);
      if (value === null) return null;
      numbers.push(value);
      spelled = [];
    }
    if (!/[0-9]/.test(word)) continue;
    if (!/^[0-9]{1,9}$/.test(word)) return null;
    numbers.push(Number(word));
  }
  return numbers;
}
