import { nameOf } from '../texts.ts';

/** What is shown to link a phone: a short code to type there, or the long text of a QR code. */
export function isTypedCode(key: string): boolean {
  return /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/i.test(key);
}

/** The code as it is read out to whoever holds the phone: letters that sound alike come with a word. */
export function spelled(key: string): string {
  const signs = [...key.toUpperCase().replace('-', '')];
  return signs.map((sign) => (/[A-Z]/.test(sign) ? `${sign} ${nameOf('spelling', sign)}` : sign)).join(', ');
}
