import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The desk reads codes out with the same words. A code has no I, O, U and no 0. */
const DESK_TEXTS = new URL('../../locales/id/desk.json', import.meta.url);

/** A pairing code as it is read out to whoever holds the phone, in two halves as the phone asks for it. */
export function spellCode(code: string): string {
  const { spelling } = z
    .object({ spelling: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(DESK_TEXTS, 'utf8')));
  const spoken = [...code.toUpperCase()].map((sign) => (spelling[sign] ? `${sign} ${spelling[sign]}` : sign));
  return `${spoken.slice(0, 4).join(', ')} — ${spoken.slice(4).join(', ')}`;
}
