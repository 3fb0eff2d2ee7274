import { maskNumbersIn } from '../../../licensing/identity/mask.ts';

/** Our own numbers are no secret: BLG-2026-000123-K, ADU-2026-000045-T. */
const OWN_NUMBER = /\b([A-Z]{3}-\d{4}-\d{6}-[0-9A-Z])\b/i;

/** A text as staff read it: numbers of six and more digits are covered in the middle, our own stay legible. */
export function maskedText(text: string): string {
  return text
    .split(OWN_NUMBER)
    .map((part, index) => (index % 2 === 1 ? part : maskNumbersIn(part)))
    .join('');
}
