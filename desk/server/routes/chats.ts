import { z } from 'zod';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { chatShape, presentChat, sightOf } from '../presenters/chat.ts';
import { idParams } from './done.ts';

/** A conversation, for the officer whose ticket it is. */
export function chatRoutes(app: DeskApp, { house }: DeskParts): void {
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
