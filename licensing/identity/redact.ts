import { isNumberWord } from './number-words.ts';

/** Digits, the letters people write for them, and the signs they put between. */
const RUN = /[0-9OoQIl|SsBZz](?:[\s.,:;/_()+-]*[0-9OoQIl|SsBZz])*/gu;
/** So many digits in a row may be a house, a percentage or a number of people; more may belong to somebody. */
const IN_A_ROW = 3;
/** So many in the whole message; a number told in pieces ("63 lalu 11 lalu …") has more. */
const ALTOGETHER = 6;
const HIDDEN = '•';
const ADDRESS = /\S+\s*@\s*\S+/gu;

/**
 * A message without anything that may be a number of identity, a phone, an account, a code or an e-mail address: what
 * is left may be shown to a reader outside the house. Digits are hidden however they are divided or spelled out.
 */
export function redact(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    // Of digits of another script only the number of them counts.
    .replace(/\p{Nd}/gu, (digit) => (/[0-9]/.test(digit) ? digit : '0'))
    .replace(ADDRESS, HIDDEN)
    .replace(RUN, (run) => (digitsIn(run) > IN_A_ROW ? HIDDEN : run));
  const told = digitsIn(plain) > ALTOGETHER ? plain.replace(/[0-9]+/g, HIDDEN) : plain;
  return withoutSpelled(told);
}

/** "enam tiga satu satu …": more number words in a row than a sum has are hidden too. */
function withoutSpelled(text: string): string {
  const parts = text.split(/([^\p{L}]+)/u);
  const hide = new Set<number>();
  let row: number[] = [];
  const end = (): void => {
    if (row.length > IN_A_ROW) for (const at of row) hide.add(at);
    row = [];
  };
  for (const [at, part] of parts.entries()) {
    if (!/\p{L}/u.test(part)) continue;
    if (isNumberWord(part.toLowerCase())) row.push(at);
    else end();
  }
  end();
  return parts.map((part, at) => (hide.has(at) ? HIDDEN : part)).join('');
}

const digitsIn = (text: string): number => text.match(/[0-9]/g)?.length ?? 0;
