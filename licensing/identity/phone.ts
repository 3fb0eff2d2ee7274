import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { cleanInput } from './digits.ts';
import { problem, verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Indonesian mobile number, normalised to +62…; "08…", "628…", "+62 08…" and a bare "8…" are read alike. */
export function phone(value: string): Verdict {
  const typed = cleanInput(value).replace(/^(?:\p{L}{2,}[.:]?\s+)+/u, '');
  if (typed === '') return verdict('', [problem('empty')]);
  const bare = typed.replace(/[\s().,/–—-]/g, '');
  const letter = /\p{L}/u.exec(bare)?.[0];
  if (letter !== undefined) {
    return verdict('', [problem(/[0-9]/.test(bare) ? 'letter-in-number' : 'phone-format', { letter })]);
  }
  const parsed = parsePhoneNumberFromString(bare.replace(/^62/, '+62'), 'ID');
  const normalised = parsed?.number ?? '';
  if (parsed === undefined || !/^\+628[1-9][0-9]{6,10}$/.test(normalised)) {
    return verdict('', [problem('phone-format')]);
  }
  return verdict(normalised, parsed.isValid() ? [] : [problem('phone-unusual')]);
}
