import type { Notice } from '../flows/input.ts';
import { CommandError } from './command-error.ts';
import { carryOut } from './commands/carry-out.ts';
import type { Work } from './work.ts';

/** Carries out a verb an officer wrote in their own chat; the outcome goes back there as a row. */
export async function runAct(
  work: Work,
  row: string,
  notice: Extract<Notice, { notice: 'act' }>,
): Promise<void> {
  const { stores, now } = work;
  const operator = await stores.operators.byId(notice.operator);
  if (!operator || operator.disabledAt !== null) return;
  const { verb } = notice.act;
  const answer = (body: Notice) =>
    stores.messages.insertInternal({ chat: notice.replyTo, cause: `act-outcome:${row}`, body, at: now });
  try {
    const outcome = await carryOut(
      work,
      { id: operator.id, name: operator.name, role: operator.role, via: 'whatsapp' },
      notice.act,
    );
    const unjudged = outcome.values?.['unjudged'];
    if (notice.act.weigh)
      await answer({
        notice: 'act_weighed',
        act: notice.act,
        ...(unjudged === undefined ? {} : { unjudged: String(unjudged) }),
      });
    else await answer({ notice: 'act_done', verb, ...outcome });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const detail = error.message === error.code ? {} : { detail: error.message };
    const { item } = notice.act;
    const about = item === undefined ? {} : { item };
    const lacks = error.lacksFile ? ({ lacksFile: true } as const) : {};
    const weighed = notice.act.weigh ? { weighed: notice.act } : {};
    await answer({
      notice: 'act_refused',
      verb,
      code: error.code,
      ...detail,
      ...about,
      ...lacks,
      ...weighed,
    });
  }
}
