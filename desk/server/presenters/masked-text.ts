import { maskEmail, maskIdentity } from '../../../licensing/identity/mask.ts';

/** Our own numbers are no secret: BLG-2026-000123-K, ADU-2026-000045-T. */
const OWN_NUMBER = /\b([A-Z]{3}-\d{4}-\d{6}-[0-9A-Z])\b/i;

/** "Rp 2.500.000", "12.000.000": grouped by thousands, which no number of a person is. */
const AMOUNT = /(?<![\d.])(Rp\.?\s*\d[\d.]*|[1-9]\d{0,2}(?:\.000)+(?:,\d{2})?)(?![\d.]*\d)/i;

const EMAIL = /[^\s@<>()"']+@[^\s@<>()"']+\.[a-z]{2,}/gi;

/** Nine digits and more, however they are broken up: an identity number or a phone. */
const LONG = /\p{Nd}(?:[\s\p{Cf}.\-–—_/()+*]{0,3}\p{Nd}){8,}/gu;

/**
 * A text as staff read it: identity numbers, phones and addresses of e-mail are covered; our own, amounts and whatever
 * is in `except` stay legible.
 */
export function maskedText(text: string, except: readonly string[] = []): string {
  const [kept, ...others] = except;
  if (kept !== undefined)
    return text
      .split(kept)
      .map((part) => maskedText(part, others))
      .join(kept);
  return text
    .split(OWN_NUMBER)
    .flatMap((part, index) => (index % 2 === 1 ? part : part.split(AMOUNT).map(maskedUnlessAmount)))
    .join('');
}

function maskedUnlessAmount(part: string, index: number): string {
  return index % 2 === 1 ? part : part.replace(EMAIL, maskEmail).replace(LONG, (run) => maskIdentity(run));
}
