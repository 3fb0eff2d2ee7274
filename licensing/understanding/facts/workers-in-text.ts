import { withoutOthersCounted } from '../../identity/count.ts';
import { numberFromWords } from '../../identity/number-words.ts';
import { canonicalText } from '../words/normalise.ts';
import type { Told } from './told.ts';

/** Those who work for somebody, as they are called. */
const STAFF = 'karyawan|pekerja|tenaga kerja|pegawai|anak buah|workers?|employees?';

const COUNTED = new RegExp(String.raw`\b([a-z]+|\d{1,4}) (?:orang )?(?:${STAFF})\b`, 'g');
const COUNT_AFTER = new RegExp(String.raw`\b(?:${STAFF}) (?:ada )?([a-z]+|\d{1,4})\b`, 'g');
/** "guru 4 orang", "tukang ada 3 orang": people who work there by what they do; "orang" tells that they are counted. */
const PEOPLE = 'guru|tukang|buruh|staf|pengajar|perawat|sopir|kasir|pelayan|anak buah';
const COUNTED_PEOPLE = new RegExp(
  String.raw`\b(?:${PEOPLE}) (?:ada |cuma |hanya )?([a-z]+|\d{1,4}) orang\b`,
  'g',
);
/** "ga ada karyawan", "tanpa pegawai", "karyawan belum ada": an owner who works alone. */
const NO_WORKERS = new RegExp(
  String.raw`\b(?:tanpa|(?:tidak|belum|bukan) (?:ada|punya|pakai|memakai|mempunyai)) (?:${STAFF})\b|\b(?:${STAFF}) (?:tidak|belum) (?:ada|punya)\b`,
);

/** The same where it stands, as it was written. */
const STANDS_NONE = new RegExp(
  String.raw`\b(?:tanpa|(?:tidak|tdk|ga|gak|gk|nggak|ngga|kada|belum|blm) (?:ada|punya|pakai|pake|baisi)) (?:${STAFF})\b`,
  'i',
);

/** Where "karyawan 2", "3 orang pekerja" stands, so that what is left may be another answer. */
const STANDS_COUNTED = new RegExp(
  String.raw`\b(?:(?:${STAFF})(?:nya)?\s*:?\s*(?:ada\s+|cuma\s+)?(\d{1,4}|[a-z]+)(?:\s*(?:orang|org))?|(\d{1,4}|[a-z]+)\s*(?:(?:orang|org)\s+)?(?:${STAFF})(?:nya)?|(?:${PEOPLE})(?:nya)?\s*(?:ada\s+|cuma\s+)?(\d{1,4}|[a-z]+)\s*(?:orang|org))\b`,
  'i',
);

/** The same in figures, and people who are only counted: "3 orang". */
const FIGURES = new RegExp(
  String.raw`\b(?:${STAFF})(?:nya)? \d+(?: orang)?\b|\b\d+ (?:orang )?(?:${STAFF}|orang)\b`,
  'gi',
);

/** How many work there, as a canonical text tells it. */
export function workersIn(canonical: string): number | null {
  if (NO_WORKERS.test(canonical)) return 0;
  const counted = withoutOthersCounted(canonical);
  const numbers = [COUNTED, COUNT_AFTER, COUNTED_PEOPLE]
    .flatMap((form) => [...counted.matchAll(form)])
    .map(([, number = '']) => numberOf(number));
  return numbers.find((number) => number !== null) ?? null;
}

/** The same, where it stands in a text. */
export function countedWorkers(text: string): Told | undefined {
  const none = STANDS_NONE.exec(text);
  if (none) return { ask: 'workers', value: 0, start: none.index, end: none.index + none[0].length };
  const match = STANDS_COUNTED.exec(text);
  const count = match ? workersIn(canonicalText(text)) : null;
  const written = match ? numberOf((match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()) : null;
  if (!match || count === null || count !== written) return undefined;
  return { ask: 'workers', value: count, start: match.index, end: match.index + match[0].length };
}

/** A text without them: no part of what somebody does for a living. */
export const withoutWorkers = (text: string): string => text.replace(FIGURES, ' ');

const numberOf = (word: string): number | null =>
  /^\d+$/.test(word) ? Number(word) : numberFromWords([word]);
