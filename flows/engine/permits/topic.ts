import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Referral } from '../../../licensing/catalogue/referral.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Draft } from '../draft.ts';

/** What was spoken of yesterday is no longer meant by "itu". */
const FRESH = 24 * 3_600_000;

/** "iya mau urus", "gas", "bikinkan saja": each says by itself that somebody wants to begin. */
const WANTS =
  /^(?:ya+|iya+|iyo|inggih|ok|oke|boleh|mau|ingin|bersedia|handak|hakun|siap|gas|gaskeun|gaskan|ayo|yuk|hayuk|lanjut|lanjutkan|langsung|mulai|urus|mengurus|daftar|buat|buatkan|dibuatkan|bikin|bikinkan|dibikinkan|ulahkan|maulah|ajukan|proses|diproses|bantu|dibantu|perbaiki|perbaikkan|betulkan|ubah|ganti|yes|want|start|begin|apply)$/;
/** What stands beside such words and changes nothing. */
const BESIDE =
  /^(?:sudah|yaudah|kalau|gitu|begitu|baik|mantap|banget|saja|sekarang|itu|ini|saya|ulun|kami|izin|deh|gin|ae|i|to|it|now)$/;

/** So many lines that asked, and so much of each, are looked at again once the form is open. */
const MOST_SAID = 3;
const LONGEST_SAID = 300;

/** Remembers the permits that were just told of, or the id of a matter of another office. */
export function keepTopic({ session, now }: Draft, permit: string, ...beside: string[]): void {
  const { said, told } = session.topic?.permit === permit ? session.topic : {};
  session.topic = {
    permit,
    ...(beside.length > 0 ? { beside } : {}),
    ...(said ? { said } : {}),
    ...(told ? { told } : {}),
    at: now,
  };
}

/** Remembers what was told of the permit spoken of last. */
export function keepToldOf({ session }: Draft, intents: readonly string[]): void {
  const { topic } = session;
  if (topic) topic.told = [...new Set([...(topic.told ?? []), ...intents])];
}

/** The permit spoken of last, in a form too, if that was told of it. */
export function toldOf({ session, now, world }: Draft, intent: string): Permit | undefined {
  const { topic } = session;
  if (!topic?.told?.includes(intent) || now - topic.at > FRESH) return undefined;
  return world.catalogue.permits.get(topic.permit);
}

/** "buka warung kopi, apa syaratnya?" was a question and has told the trade: remembered beside what it was about. */
export function keepSaid({ session, now }: Draft, text: string): void {
  const { topic } = session;
  if (topic?.at !== now || session.frames.length > 0) return;
  topic.said = [text.slice(0, LONGEST_SAID), ...(topic.said ?? [])].slice(0, MOST_SAID);
}

/** The same of words that did not name it, and were answered with it. */
export function keepAsked(draft: Draft, permit: string, text: string): void {
  keepTopic(draft, permit);
  keepSaid(draft, text);
}

export const isFresh = ({ now }: Pick<Draft, 'now'>, at: number): boolean => now - at <= FRESH;

/** What was remembered so of the permits that are begun now, the newest first. */
export function saidOf({ session, now }: Draft, permits: readonly string[]): readonly string[] {
  const { topic } = session;
  if (!topic || now - topic.at > FRESH || !permits.includes(topic.permit)) return [];
  return topic.said ?? [];
}

/** The matter of another office that was spoken of last, in an open chat. */
export function referralSpokenOf({ session, now, world }: Draft): Referral | undefined {
  const { topic } = session;
  if (!topic || session.frames.length > 0 || now - topic.at > FRESH) return undefined;
  return world.referrals.byId(topic.permit);
}

/** The permits spoken of last, in an open chat: inside a form its own are meant. */
export function topicOf({ session, now, world }: Draft): string[] {
  const { topic } = session;
  if (!topic || session.frames.length > 0 || now - topic.at > FRESH) return [];
  return [topic.permit, ...(topic.beside ?? [])].filter((code) => world.catalogue.permits.has(code));
}

/** Whether words are a plain yes to "Mau mulai sekarang?", however it is put: nothing else may stand beside it. */
export function wantsTopic(text: string): boolean {
  if (readYesNo(text) === true) return true;
  const words = canonicalText(text).split(' ');
  return (
    words.some((word) => WANTS.test(word)) && words.every((word) => WANTS.test(word) || BESIDE.test(word))
  );
}
