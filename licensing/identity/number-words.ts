const small: Readonly<Record<string, number>> = {
  nol: 0,
  kosong: 0,
  zero: 0,
  satu: 1,
  se: 1,
  asa: 1,
  one: 1,
  dua: 2,
  two: 2,
  duang: 2,
  tiga: 3,
  talu: 3,
  talung: 3,
  three: 3,
  empat: 4,
  ampat: 4,
  four: 4,
  lima: 5,
  limang: 5,
  five: 5,
  enam: 6,
  anam: 6,
  six: 6,
  tujuh: 7,
  tuju: 7,
  pitu: 7,
  seven: 7,
  delapan: 8,
  lapan: 8,
  walu: 8,
  eight: 8,
  sembilan: 9,
  sanga: 9,
  nine: 9,
  sepuluh: 10,
  sapuluh: 10,
  ten: 10,
  sebelas: 11,
  sabalas: 11,
  eleven: 11,
  twelve: 12,
};

const scales: Readonly<Record<string, number>> = { puluh: 10, ratus: 100, ribu: 1000 };

/** Words of one token: "seribu" → "se ribu", "limabelas" → "lima belas". */
function split(word: string): string[] {
  const parts = /^(se|sa)(ratus|ribu)$/.exec(word);
  if (parts) return ['satu', parts[2] ?? ''];
  const joined = /^(.+?)(belas|puluh|ratus|ribu)$/.exec(word);
  const head = joined?.[1] ?? '';
  return head in small && !(word in small) ? [head, joined?.[2] ?? ''] : [word];
}

/** Whether a lower-case word can be part of a number written in words. */
export function isNumberWord(word: string): boolean {
  return split(word).every((part) => part in small || part in scales || part === 'belas');
}

/**
 * Value below one million of a number in words ("dua ratus lima puluh", "dua ribu dua puluh"), Indonesian,
 * Banjar or plain English up to twelve. Null when the words are not one number.
 */
export function numberFromWords(words: readonly string[]): number | null {
  let thousands = 0;
  let below = 0;
  let pending: number | null = null;
  for (const part of words.flatMap(split)) {
    const value = Object.hasOwn(small, part) ? small[part] : undefined;
    if (value !== undefined) {
      if (pending !== null) return null;
      pending = value;
    } else if (part === 'belas') {
      if (pending === null || pending > 9) return null;
      pending += 10;
    } else if (part === 'ribu') {
      if (thousands > 0 || below + (pending ?? 0) === 0) return null;
      thousands = (below + (pending ?? 0)) * 1000;
      below = 0;
      pending = null;
    } else if (part === 'puluh' || part === 'ratus') {
      if (pending === null || pending === 0 || pending > 9) return null;
      below += pending * (scales[part] ?? 1);
      pending = null;
    } else {
      return null;
    }
  }
  return words.length === 0 ? null : thousands + below + (pending ?? 0);
}
