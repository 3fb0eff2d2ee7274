import { onPiket } from '../../licensing/calendar/attended.ts';
import { owedPapers } from '../papers.ts';
import type { Work } from '../work.ts';

/** The paper of a permit falls due in some hours: whoever is on duty and works from their own WhatsApp is told. */
export async function paperSoon(work: Work, application: string): Promise<void> {
  const { stores, world, now } = work;
  const owed = (await owedPapers(work)).filter((paper) => paper.application === application);
  const [first] = owed;
  const number = (await stores.applications.get(application))?.number;
  if (!first || number == null) return;
  for (const { id, chat } of await stores.operators.attending(onPiket(world.calendar, now))) {
    if (chat === null) continue;
    await stores.messages.insertInternal({
      chat,
      cause: `paper-soon:${first.id}:${id}`,
      body: { notice: 'paper_owed', number, permits: owed.map(({ permit }) => permit), dueAt: first.dueAt },
      at: now,
    });
  }
}
