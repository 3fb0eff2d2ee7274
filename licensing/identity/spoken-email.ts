const DOT = String.raw`(?:\s*\.\s*|\s+(?:titik|dot)\s+)`;
const JOINT = String.raw`(?:${DOT}|\s+(?:strip|garis bawah|underscore)\s+)`;
/** Only of providers that people name so: "at" is an English word as well. */
const SPOKEN = new RegExp(
  String.raw`(?:\be-?mail\w*\s+(?:(?:saya|sy|ulun|itu)\s+)?)?(?<![\w@.])(\w[\w-]*(?:${JOINT}\w[\w-]*)*)(?:\s+(?:at|et)\s+|\s+@\s*|\s*@\s+)(gmail|yahoo|ymail|outlook|hotmail|icloud|rocketmail)${DOT}(com|co${DOT}id)(?![\w.]\w)`,
  'i',
);

/** An address as it is spoken ("budi titik 88 at gmail dot com"), or written apart ("budi88 @gmail.com"), and where it stands in a text. */
export interface SpokenEmail {
  address: string;
  start: number;
  end: number;
}

/** The first address that is spoken in a text, with "email saya" before it; none where it is written. */
export function spokenEmail(text: string): SpokenEmail | undefined {
  const found = SPOKEN.exec(text);
  if (!found) return undefined;
  const [whole, name = '', provider = '', ending = ''] = found;
  const address = `${written(name)}@${provider}.${written(ending)}`.toLowerCase();
  return { address, start: found.index, end: found.index + whole.length };
}

/** "budi gmail.com" and nothing else: only the sign is missing. */
const WITHOUT_SIGN =
  /^(?:e-?mail(?:nya)?\s+(?:saya\s+)?)?(?!(?:saya|pakai|punya|akun|yang|e-?mail)\b)(\w[\w.-]{2,})[\s,]+((?:gmail|yahoo|ymail|outlook|hotmail|icloud)\.(?:com|co\.id))$/i;

/** A text with the address that is spoken in it as it is written. */
export function withWrittenEmail(text: string): string {
  const unsigned = WITHOUT_SIGN.exec(text.trim());
  if (unsigned) return `${unsigned[1]}@${unsigned[2]}`;
  const spoken = spokenEmail(text);
  return spoken ? `${text.slice(0, spoken.start)}${spoken.address}${text.slice(spoken.end)}` : text;
}

const written = (words: string): string =>
  words
    .replace(/\s+strip\s+/gi, '-')
    .replace(/\s+(?:garis bawah|underscore)\s+/gi, '_')
    .replace(new RegExp(DOT, 'gi'), '.');
