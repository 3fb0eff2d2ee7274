import { NAMED } from '../../../licensing/catalogue/asks.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { followIntent } from '../wishes/follow-intent.ts';
import { obey } from './obey.ts';
import { tellWhatIsAsked } from './what-is-asked.ts';

/** The comma of "2,5 jt" parts nothing. */
const PART = /(?:[^,;?!\n]|(?<=\d),(?=\d))+\??/g;
/** One word alone asks nothing worth an answer of its own: "2 ya, kah". */
const SHORTEST = 2;

/** What stands in no name. */
const NO_NAME =
  /\b(?:mau|ingin|handak|tanya|bertanya|urus|buat|daftar|izin|nib|permisi|maaf|sebentar|dulu|saya|halo|terus|jadi|kalau)\b/;

/**
 * "perpanjangan, syaratnya apa", "5 jt, tanah dihitung ga": a choice, a figure or a name, and a question beside it. Both are taken.
 * False: one of them is lacking.
 */
export function takeAnswerBeside(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  const name = NAMED.has(step.asks);
  if ((step.type.open && !name) || step.key === 'review') return false;
  const parts = text.match(PART)?.map((part) => part.trim()) ?? [];
  const asked = parts.filter(
    (part) => part.split(/\s+/).length >= SHORTEST && isAsked(part, canonicalText(part)),
  );
  const rest = parts.filter((part) => !asked.includes(part) && part !== '');
  const [told] = rest;
  if (asked.length === 0 || told === undefined || rest.length > 1) return false;
  // "mau urus nib, syaratnya apa?" is no name with a question beside it.
  if (name && (!text.includes('?') || told !== parts[0] || NO_NAME.test(canonicalText(told)))) return false;
  const context = contextIn(draft, open.frame.subject);
  const reading = step.type.read({ kind: 'text', text: told }, context, open.frame.asked);
  if (reading.read !== 'answer') return false;
  const question = asked.join(', ');
  const isTold = tellWhatIsAsked(draft, open, question);
  obey(draft, open, reading, input);
  // What was just answered may decide what is said to it.
  if (!isTold) followIntent(draft, input, question, 'only-if-sure');
  return true;
}
