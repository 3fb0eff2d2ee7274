import type { World } from '../flows/world.ts';
import type { OfficerAct } from '../flows/event.ts';
import type { Storage } from '../storage/database.ts';
import type { Cipher, Clock, Ids } from '../storage/ports.ts';
import type { Stores } from '../storage/stores.ts';
import { VersionConflict } from '../storage/version-conflict.ts';
import { lockChat, saveChat } from './chat-state.ts';
import { CommandError } from './command-error.ts';
import { carryOut } from './commands/carry-out.ts';
import type { Outcome } from './commands/command.ts';
import type { Actor } from './policies.ts';
import type { Work } from './work.ts';

/** The house as its handlers know it. */
export type House = { storage: Storage; world: World; clock: Clock; ids: Ids; cipher: Cipher };

/** So often a loser of the race for a chat reads again before it gives up. */
const MOST_TRIES = 8;

/**
 * Runs `task` on one chat in one transaction and saves the chat once. A lost race is run again from
 * the start, so `task` has no effects but its stores; `idle` says that it changed nothing.
 */
export async function onChat<T>(
  house: House,
  chatId: (stores: Stores) => Promise<string>,
  task: (work: Work) => Promise<{ result: T; idle?: true; lastInAt?: number; spoke?: boolean }>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await house.storage.write(async (stores) => {
        const chat = await lockChat(stores, await chatId(stores));
        if (!chat) throw new CommandError('not_found');
        const now = house.clock.now();
        const work: Work = { stores, world: house.world, ids: house.ids, hash: house.cipher.hash, now, chat };
        const { result, idle, lastInAt, spoke } = await task(work);
        if (idle) return result;
        await saveChat(stores, chat, {
          ...(lastInAt === undefined ? {} : { lastInAt }),
          ...(spoke ? { lastOutAt: now } : {}),
        });
        return result;
      });
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= MOST_TRIES) throw error;
    }
  }
}

/**
 * An officer's verb from the desk or the command line, carried out at once. `once` names the request:
 * the same name a second time changes nothing and has no outcome.
 */
export function runCommand(house: House, actor: Actor, act: OfficerAct, once?: string): Promise<Outcome> {
  return onChat<Outcome>(
    house,
    (stores) => chatOf(stores, act),
    async (work) => {
      if (once !== undefined && !(await work.stores.settings.once(`act:${once}`)))
        return { result: {}, idle: true };
      return { result: await carryOut(work, actor, await withTicket(work.stores, act)) };
    },
  );
}

async function chatOf(stores: Stores, act: OfficerAct): Promise<string> {
  const ticket = await ticketOf(stores, act);
  if (ticket) return ticket.chat;
  if (act.chat !== undefined) return act.chat;
  if (act.application === undefined) throw new CommandError('not_found');
  const application =
    (await stores.applications.byNumber(act.application.toUpperCase())) ??
    (await stores.applications.get(act.application));
  if (!application) throw new CommandError('not_found');
  return application.chat;
}

async function withTicket(stores: Stores, act: OfficerAct): Promise<OfficerAct> {
  const ticket = await ticketOf(stores, act);
  return ticket ? { ...act, ticket: ticket.id } : act;
}

/** `head` is the ticket whose turn it is. */
async function ticketOf(stores: Stores, act: OfficerAct) {
  if (act.ticket === undefined) return undefined;
  if (act.ticket === 'head') return stores.tickets.head();
  const byId = await stores.tickets.get(act.ticket);
  return byId ?? (/^\d+$/.test(act.ticket) ? stores.tickets.byNumber(Number(act.ticket)) : undefined);
}
