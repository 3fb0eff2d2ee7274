import { z } from 'zod';
import { runCommand } from '../../../handlers/run-command.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { chatShape, presentChat, sightOf } from '../presenters/chat.ts';
import { done, doneShape, idParams } from './done.ts';

/** A conversation, for the officer whose ticket it is; who is answered at all; and the end of what the office phone took over. */
export function chatRoutes(app: DeskApp, { house, wake }: DeskParts): void {
  for (const verb of ['block', 'unblock'] as const) {
    app.post(
      `/api/chats/:id/${verb}`,
      {
        config: { rule: { verbs: [verb] } },
        schema: {
          params: idParams,
          body: z.object({ reason: z.string().trim().max(500).default('') }),
          response: { 200: doneShape },
        },
      },
      async (request) => {
        const { reason } = request.body;
        await runCommand(house, actorOf(request), { verb, chat: request.params.id, reason });
        return done;
      },
    );
  }

  app.post(
    '/api/chats/:id/return',
    { config: { rule: { verbs: ['return'] } }, schema: { params: idParams, response: { 200: doneShape } } },
    async (request) => {
      const { id: chat } = request.params;
      await runCommand(house, actorOf(request), { verb: 'return', chat });
      wake(chat);
      return done;
    },
  );

  app.get(
    '/api/chats/:id',
    {
      config: { rule: 'see_own_chats' },
      schema: {
        params: idParams,
        querystring: z.object({ before: z.string().max(100).optional() }),
        response: { 200: chatShape },
      },
    },
    async (request) =>
      house.storage.read(async (stores) => {
        const ticket = await stores.tickets.openOfChat(request.params.id);
        if (ticket?.state !== 'claimed' || ticket.operator !== actorOf(request).id) {
          throw new Refusal('not_allowed');
        }
        const chat = await stores.chats.get(request.params.id);
        if (!chat) throw new Refusal('not_found');
        return presentChat(sightOf(house, stores, chat), request.query.before);
      }),
  );
}
