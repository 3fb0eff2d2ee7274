import { parseApplicationNumber } from '../licensing/identity/application-number.ts';
import type { OfficerAct } from '../flows/event.ts';
import { carryOut } from './commands/carry-out.ts';
import { CommandError } from './command-error.ts';
import type { Work } from './work.ts';

/**
 * A verb written in an officer's own chat concerns another chat, so it becomes an internal row there
 * and is carried out in that chat's turn; its outcome comes back the same way.
 */
export async function passAct(work: Work, act: OfficerAct): Promise<void> {
  const { stores, chat, now, ids } = work;
  const operator = await stores.operators.byContact(chat.contact);
  if (!operator) return;
  const reply = (code: string) =>
    stores.messages.insertInternal({
      chat: chat.id,
      cause: `act-refused:${ids.next()}`,
      body: { notice: 'act_refused', verb: act.verb, code, ...(act.weigh ? { weighed: act } : {}) },
      at: now,
    });
  if (act.verb === 'duty' || act.verb === 'switch') {
    try {
      const { values } = await carryOut(
        work,
        { id: operator.id, name: operator.name, role: operator.role, via: 'whatsapp' },
        act,
      );
      await stores.messages.insertInternal({
        chat: chat.id,
        cause: `act-done:${ids.next()}`,
        body: {
          notice: 'act_done',
          verb: `${act.verb}${act.verb === 'duty' ? `_${act.text ?? 'on'}` : ''}`,
          ...(act.ticket ? { ticket: Number(act.ticket) } : {}),
          ...(values ? { values } : {}),
        },
        at: now,
      });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      await reply(error.code);
    }
    return;
  }
  const target = await targetChat(work, act);
  if (target === undefined) {
    await reply('not_found');
    return;
  }
  // A file goes along under the applicant's key, which no turn can do; what is written after it does not overtake it.
  // What is only weighed takes nothing along.
  const follows = act.message !== undefined || (await stores.timers.pending(chat.id, 'hand_over'));
  if (follows && !act.weigh) {
    const payload: HandOver = { act, target, operator: operator.id };
    return stores.timers.set(chat.id, 'hand_over', ids.next(), now, payload);
  }
  await stores.messages.insertInternal({
    chat: target,
    cause: `act:${ids.next()}`,
    body: { notice: 'act', act, operator: operator.id, replyTo: chat.id },
    at: now,
  });
}

/** What waits in an officer's chat until its file lies with the person of the chat `target`. */
export type HandOver = { act: OfficerAct; target: string; operator: string };

async function targetChat({ stores }: Work, act: OfficerAct): Promise<string | undefined> {
  if (act.application !== undefined) {
    const parsed = parseApplicationNumber(act.application);
    return parsed.ok ? (await stores.applications.byNumber(parsed.number))?.chat : undefined;
  }
  if (act.chat !== undefined) return act.chat;
  if (act.ticket === undefined) return undefined;
  const ticket = /^\d+$/.test(act.ticket)
    ? await stores.tickets.byNumber(Number(act.ticket))
    : await stores.tickets.get(act.ticket);
  return ticket?.chat;
}
