import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import type { Draft } from './draft.ts';

/** What was spoken of yesterday is no longer meant by "itu". */
const FRESH = 24 * 3_600_000;

/** "iya mau urus", "mau mulai", "gas": nothing but the wish to begin. */
const WANTS =
  /^(?:(?:ya+|iya+|iyo|ok|oke|boleh|mau|ingin|langsung|siap|gas|saya|hakun|handak|yes|i|want|to) )*(?:mulai|urus|mengurus|daftar|buat|bikin|ajukan|lanjut|gas|mau|hakun|handak|start|begin|apply)(?: (?:sekarang|saja|itu|ya|min|pak|bu|izinnya|dong|lah|ini|now|it))*$/;

/** Remembers the permits that were just told of. */
export function keepTopic({ session, now }: Draft, permit: string, ...beside: string[]): void {
  session.topic = { permit, ...(beside.length > 0 ? { beside } : {}), at: now };
}

/** The permits spoken of last, in an open chat: inside a form its own are meant. */
export function topicOf({ session, now, world }: Draft): string[] {
  const { topic } = session;
  if (!topic || session.frames.length > 0 || now - topic.at > FRESH) return [];
  return [topic.permit, ...(topic.beside ?? [])].filter((code) => world.catalogue.permits.has(code));
}

/** Whether words are a plain yes to "Mau mulai sekarang?". */
export function wantsTopic(text: string): boolean {
  return readYesNo(text) === true || WANTS.test(canonicalText(text));
}
