import { nameOf } from '../texts.ts';

/** The code as it is read out to whoever holds the phone: letters that sound alike come with a word. */
export function spelled(key: string): string {
  const signs = [...key.toUpperCase().replace('-', '')];
  return signs.map((sign) => (/[A-Z]/.test(sign) ? `${sign} ${nameOf('spelling', sign)}` : sign)).join(', ');
}
