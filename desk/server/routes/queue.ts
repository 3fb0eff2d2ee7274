import { z } from 'zod';
import { runCommand } from '../../../handlers/run-command.ts';
import type { House } from '../../../handlers/run-command.ts';
import { servedFromPhone } from '../../../handlers/load-facts.ts';
import { afterWindow } from '../../../handlers/window.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { OfficerAct } from '../../../flows/event.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import type { Actor } from '../../../handlers/policies.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { sightOf } from '../presenters/chat.ts';
import { staffNames } from '../presenters/names.ts';
import { presentTicket, ticketShape } from '../presenters/ticket.ts';
import type { Ticket } from '../presenters/ticket.ts';
import { namedPlugin } from '../named-plugin.ts';
import { done, doneShape, idParams } from './done.ts';
import { acceptFiles, fileQuery, keepFile } from './upload.ts';

/** Of each list but the one that waits. */
const MOST_CHATS = 200;

const tickets = z.array(ticketShape);
const queueShape = z.object({
  waiting: tickets,
  mine: tickets,
  claimed: tickets,
  /** Chats served from the office phone itself: no ticket tells of them. `lastAt`: the applicant's last word. */
  phone: z.array(z.object({ chat: z.string(), name: z.string(), lastAt: z.number() })),
  /** News for the asking officer's own chat is held until they write there. */
  ownHeld: z.boolean(),
});

/** The queue, and what an officer does with a ticket. */
export function queueRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  app.get(
    '/api/queue',
    {
      config: { rule: 'see_queue' },
      schema: { response: { 200: queueShape } },
    },
    async (request) => {
      const { id } = actorOf(request);
      return house.storage.read(async (stores) => {
        const sight = { stores, world: house.world, names: await staffNames(stores) };
        const waiting: Ticket[] = [];
        for (const row of await stores.tickets.waiting()) {
          waiting.push(await presentTicket(sight, row, row.place));
        }
        const claimed: Ticket[] = [];
        for (const row of await stores.tickets.list({ state: 'claimed', limit: MOST_CHATS })) {
          claimed.push(await presentTicket(sight, row, null));
        }
        const isMine = (ticket: Ticket) => ticket.operator?.id === id;
        return {
          waiting,
          mine: claimed.filter(isMine),
          claimed: claimed.filter((ticket) => !isMine(ticket)),
          phone: await servedFromPhone(stores),
          ownHeld: await isOwnHeld(house, stores, id),
        };
      });
    },
  );

  for (const verb of ['claim', 'return', 'close', 'erase'] as const) {
    app.post(
      `/api/tickets/:id/${verb}`,
      { config: { rule: { verbs: [verb] } }, schema: { params: idParams, response: { 200: doneShape } } },
      async (request) => {
        await onTicket(parts, actorOf(request), { verb, ticket: request.params.id });
        return done;
      },
    );
  }

  app.post(
    '/api/tickets/:id/reply',
    {
      config: { rule: { verbs: ['reply'] } },
      schema: {
        params: idParams,
        body: z.object({ text: z.string().trim().min(1).max(4_000) }),
        response: { 200: doneShape },
      },
    },
    async (request) => {
      await onTicket(parts, actorOf(request), {
        verb: 'reply',
        ticket: request.params.id,
        text: request.body.text,
      });
      return done;
    },
  );

  void app.register(
    namedPlugin('replyFile', async (scope: DeskApp) => {
      const files = acceptFiles(scope);
      files.post(
        '/api/tickets/:id/file',
        {
          config: { rule: { verbs: ['reply'] } },
          schema: {
            params: idParams,
            querystring: fileQuery.extend({ text: z.string().max(1_000).optional() }),
            response: { 200: doneShape },
          },
        },
        async (request) => {
          const actor = actorOf(request);
          const ticket = await house.storage.read((stores) => stores.tickets.get(request.params.id));
          if (!ticket) throw new Refusal('not_found');
          if (ticket.operator !== actor.id) throw new Refusal('not_yours');
          const file = await keepFile(parts, ticket.contact, request.body, request.query.name);
          const { text } = request.query;
          await onTicket(parts, actor, {
            verb: 'reply',
            ticket: ticket.id,
            file,
            ...(text === undefined ? {} : { text }),
          });
          return done;
        },
      );
    }),
  );
}

/** Carries the act out and wakes the chat it concerned. */
async function onTicket(parts: DeskParts, actor: Actor, act: OfficerAct & { ticket: string }): Promise<void> {
  const { house } = parts;
  const ticket = await house.storage.read((stores) => stores.tickets.get(act.ticket));
  if (!ticket) throw new Refusal('not_found');
  await runCommand(house, actor, act);
  parts.wake(ticket.chat);
}

/** Whether an officer's own chat is on a number that may not write to them just now. */
async function isOwnHeld(house: House, stores: ReadStores, operator: string): Promise<boolean> {
  const own = (await stores.operators.byId(operator))?.chat;
  const chat = own ? await stores.chats.get(own) : undefined;
  return chat !== undefined && (await afterWindow(sightOf(house, stores, chat))) === 'held';
}
