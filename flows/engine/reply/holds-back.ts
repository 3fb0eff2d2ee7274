import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';

/** "jangan kirim lagi", "jangan kirim pesan terus", "belum kirim foto": of messages that come or of a file, not of the form. */
const OF_ELSE = /\b(?:pesan|pengingat|chat|wa|lagi|terus|notif\w*|info|foto|ktp|npwp|akta|berkas|lokasi)\b/;
const HOLDS_BACK = /\b(?:jangan|belum|tunda|batal)\b.*\b(?:di)?kirim(?:kan)?\b/;
const MOST_WORDS = 7;

/** "jangan dikirim dulu": the form waits as a draft, and nothing is sent. */
export function holdsBack(draft: Draft, { frame }: Open, text: string): boolean {
  const canonical = canonicalText(text);
  if (frame.flow !== 'apply' || text.includes('?') || canonical.split(' ').length > MOST_WORDS) return false;
  if (!HOLDS_BACK.test(canonical) || OF_ELSE.test(canonical)) return false;
  say(draft, 'later.not_sent');
  draft.ask = false;
  return true;
}
