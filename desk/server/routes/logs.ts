import { z } from 'zod';
import { parseApplicationNumber } from '../../../licensing/identity/application-number.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { chatShape, presentChat, sightOf } from '../presenters/chat.ts';
import { logShape, presentLog } from '../presenters/log.ts';
import { staffNames } from '../presenters/names.ts';
import { personShape } from '../presenters/ticket.ts';

/** Somebody who served people; `disabled`: no longer. */
const serverShape = personShape.extend({ disabled: z.boolean() });

const PAGE = 50;
/** Messages looked at for the words of a search. */
const MOST_HITS = 500;

const moment = z.coerce.number().int().min(0);

/** Every conversation, for those who answer for them: read-only, and who read what is written down. */
export function logRoutes(app: DeskApp, { house }: DeskParts): void {
  const config = { rule: 'read_all_chats' } as const;
  app.get(
    '/api/logs',
    {
      config,
      schema: {
        querystring: z.object({
          from: moment.optional(),
          to: moment.optional(),
          operator: z.string().max(100).optional(),
          outcome: z.string().max(40).optional(),
          q: z.string().trim().max(200).optional(),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        response: {
          200: z.object({
            chats: z.array(logShape),
            next: z.number().nullable(),
            operators: z.array(serverShape),
          }),
        },
      },
    },
    async (request) => {
      const { from, to, operator, outcome, q, offset } = request.query;
      return house.storage.read(async (stores) => {
        const names = await staffNames(stores);
        const operators = await whoServed(stores);
        const ids = q ? await chatsWith(stores, q) : undefined;
        if (ids?.length === 0) return { chats: [], next: null, operators };
        const rows = await stores.chats.list({
          limit: PAGE + 1,
          offset,
          ...(ids === undefined ? {} : { ids }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(operator ? { served: operator } : {}),
          ...(outcome ? { outcome } : {}),
        });
        const chats = [];
        for (const row of rows.slice(0, PAGE)) chats.push(await presentLog(stores, names, row));
        return { chats, next: rows.length > PAGE ? offset + PAGE : null, operators };
      });
    },
  );

  app.get(
    '/api/logs/:chat',
    {
      config,
      schema: {
        params: z.object({ chat: z.string().min(1).max(100) }),
        querystring: z.object({ before: z.string().max(100).optional() }),
        response: { 200: chatShape },
      },
    },
    async (request) => {
      const id = request.params.chat;
      await house.storage.write(async (stores) => {
        if (!(await stores.chats.get(id))) throw new Refusal('not_found');
        await stores.audit.add({
          at: house.clock.now(),
          who: `operator:${actorOf(request).id}`,
          action: 'log_read',
          subjectKind: 'chat',
          subject: id,
        });
      });
      return house.storage.read(async (stores) => {
        const chat = await stores.chats.get(id);
        if (!chat) throw new Refusal('not_found');
        return presentChat(sightOf(house, stores, chat), request.query.before);
      });
    },
  );
}

/** Only whoever had a chat can be found by it. */
async function whoServed(stores: ReadStores): Promise<z.infer<typeof serverShape>[]> {
  const served = new Set(await stores.tickets.servers());
  const staff = await stores.operators.list();
  return staff
    .filter(({ id }) => served.has(id))
    .map(({ id, name, disabledAt }) => ({ id, name, disabled: disabledAt !== null }));
}

/** Chats of a case number, or with a message that holds every word. */
async function chatsWith(stores: ReadStores, q: string): Promise<string[]> {
  const number = parseApplicationNumber(q);
  if (number.ok) {
    const application = await stores.applications.byNumber(number.number);
    return application ? [application.chat] : [];
  }
  const chats = new Set<string>();
  for (const id of await stores.search.find(q, MOST_HITS)) {
    const message = await stores.messages.get(id);
    if (message) chats.add(message.chat);
  }
  return [...chats];
}
