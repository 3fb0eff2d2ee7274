import type { Work } from './work.ts';

/** Letters and digits that are not mistaken for one another when read aloud. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A one-time code by which an officer binds their WhatsApp: `7KQ4M2XD`, shown as PETUGAS-7KQ4-M2XD. */
export function makeOperatorCode(ids: Work['ids']): string {
  return [...ids.secret(8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

export function shownOperatorCode(code: string): string {
  return `PETUGAS-${code.slice(0, 4)}-${code.slice(4)}`;
}

export function hashOperatorCode(work: Pick<Work, 'hash'>, code: string): string {
  return work.hash('operator-code', code);
}
