import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { takesTime } from '../../licensing/understanding/reply/takes-time.ts';
import type { Intent } from '../../licensing/understanding/understand.ts';
import type { Draft } from './draft.ts';
import { isGreeting } from './talk/greeting.ts';
import { followIntent } from './wishes/follow-intent.ts';
import { askOfficer } from './talk/officer.ts';
import { questionIn } from './wishes/questions.ts';
import type { MessageInput } from '../input.ts';
import { ABOUT_PERMITS, SURE } from './wishes/wishes.ts';

/** What the bot may answer in the officer's place. Whatever ends or erases something was for the officer to hear. */
const FOR_THE_BOT: ReadonlySet<Intent> = new Set<Intent>([
  ...ABOUT_PERMITS,
  'ask_location_hours',
  'check_status',
  'start_application',
  'thanks',
]);

/**
 * A line to somebody on the office phone, who did not answer it. It is no reply to the bot's open question: other words
 * came between. What is surely a question or a wish is answered now; "baik, Bu" asks for nothing; the rest, which only
 * whoever read it could answer, goes to the queue.
 */
export function takeLeftLine(draft: Draft, input: MessageInput, text: string): void {
  if (readYesNo(text) !== null || isGreeting(text) || takesTime(text)) return;
  if (isForBot(draft, text) && followIntent(draft, input, text, 'only-if-sure')) return;
  if (draft.events.some((event) => event.type === 'ticket_opened')) return;
  askOfficer(draft, 'help');
  // The question comes after the place in the queue.
  draft.ask = false;
}

function isForBot({ world }: Draft, text: string): boolean {
  if (questionIn(world, text)) return true;
  const { intents, confidence } = world.understand(text);
  return confidence >= SURE && intents.every((intent) => FOR_THE_BOT.has(intent));
}
