import { hasEnded } from '../cases/clocks.ts';
import type { Draft } from '../draft.ts';

/** "udh bener kirim"; "sdh kirim" tells of a file. */
const DONE = String.raw`(?:(?:semua|sudah|sdh|udah|udh|dah) )*(?:benar|bener|bnr|betul|lengkap|langsung|bismillah)(?: semua)?`;
const SENDS = new RegExp(
  String.raw`^\W*(?:${DONE} )?(?:kirim(?:kan)?|submit|send)(?: (?:sekarang|saja|aja|min|now|it))*\W*$`,
  'i',
);

/** "kirim saja": what was filled in is to be sent off. */
export function asksToSend(text: string): boolean {
  return SENDS.test(text);
}

/** "kirim" once more, after it was sent: a double tap, or somebody who wonders whether it arrived. */
export function sendsAgain({ facts, session }: Draft, text: string): boolean {
  if (session.frames.length > 0 || session.held !== undefined || !asksToSend(text)) return false;
  const [newest] = facts.applications;
  return newest !== undefined && newest.stage !== 'draft' && !hasEnded(newest.stage);
}
