import { answerBy, paceOf, RECENT } from '../licensing/calendar/answer-by.ts';
import type { Work } from './work.ts';

/** By when (epoch ms) whoever stands at `place` in the queue is answered, from officers on duty and recent pace. */
export async function answerTime({ stores, world, now }: Work, place: number): Promise<number> {
  const { ticket_answer_minutes: least, claim_expiry_minutes: unknown } = world.office.settings;
  // As long as nobody knows how long a conversation takes: the time within which a claim must be answered.
  const pace = paceOf(await stores.tickets.recentMinutes(RECENT)) ?? unknown.value;
  const onDuty = await stores.operators.onDuty();
  return answerBy(world.calendar, now, { place, onDuty, pace, least: least.value });
}
