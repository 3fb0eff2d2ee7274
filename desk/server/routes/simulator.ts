import { z } from 'zod';
import type { Content, Media } from '../../../flows/message.ts';
import { nameOf } from '../../../handlers/load-facts.ts';
import type { DeskApp } from '../app.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { fileOf, messageShape, presentMessage } from '../presenters/message.ts';
import { personShape } from '../presenters/ticket.ts';
import { namedPlugin } from '../named-plugin.ts';
import { done, doneShape, idParams } from './done.ts';
import { sendFile } from './files.ts';
import { acceptFiles, bytesOf, fileQuery } from './upload.ts';

const MOST_PEOPLE = 50;
const MOST_MESSAGES = 200;
/** What has reached the phone. */
const ARRIVED: ReadonlySet<string> = new Set(['sent', 'delivered', 'read']);

const phoneParams = z.object({ phone: z.string().regex(/^\+\d{8,15}$/) });
const bodyShape = z.union([
  z.strictObject({ text: z.string().min(1).max(60_000) }),
  z.strictObject({
    location: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
  }),
]);
const simulatedShape = messageShape
  .pick({ id: true, text: true, file: true, options: true, location: true, at: true, kind: true })
  .extend({ from: z.enum(['me', 'office']) });

/** The applicant's side of a conversation, without a phone. There only while the simulator channel is on. */
export function simulatorRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  const config = { rule: 'use_simulator' } as const;
  const simulator = () => {
    if (!parts.simulator) throw new Refusal('not_found');
    return parts.simulator;
  };
  const receive = (phone: string, content: Content<Media>) => simulator().receive(phone, content);

  app.get(
    '/api/simulator/people',
    { config, schema: { response: { 200: z.object({ people: z.array(personShape) }) } } },
    async () => {
      const { account } = simulator();
      return house.storage.read(async (stores) => {
        const people = [];
        for (const { id, contact } of await stores.chats.list({ account, limit: MOST_PEOPLE })) {
          const chat = await stores.chats.get(id);
          if (chat) people.push({ id: chat.address.value, name: await nameOf(stores, contact) });
        }
        return { people };
      });
    },
  );

  app.get(
    '/api/simulator/chats/:phone',
    {
      config,
      schema: {
        params: phoneParams,
        response: { 200: z.object({ messages: z.array(simulatedShape) }) },
      },
    },
    async (request) => {
      const { account } = simulator();
      const address = { kind: 'sim', value: request.params.phone } as const;
      return house.storage.read(async (stores) => {
        const chat = await stores.chats.find(account, address);
        const rows = chat ? await stores.messages.ofChat(chat.id, MOST_MESSAGES) : [];
        const messages = rows
          .filter(({ direction, state }) => direction === 'in' || ARRIVED.has(state))
          .map((row) => ({
            ...presentMessage(row, new Map(), (text) => text),
            from: row.direction === 'in' ? ('me' as const) : ('office' as const),
          }));
        return { messages: messages.reverse() };
      });
    },
  );

  app.post(
    '/api/simulator/chats/:phone',
    { config, schema: { params: phoneParams, body: bodyShape, response: { 200: doneShape } } },
    async (request) => {
      const { body } = request;
      await receive(
        request.params.phone,
        'text' in body
          ? { kind: 'text', text: body.text }
          : { kind: 'location', latitude: body.location.lat, longitude: body.location.lon },
      );
      return done;
    },
  );

  app.get('/api/simulator/files/:id', { config, schema: { params: idParams } }, async (request, reply) => {
    const { account } = simulator();
    const file = await house.storage.read(async (stores) => {
      const message = await stores.messages.get(request.params.id);
      const chat = message && (await stores.chats.get(message.chat));
      return message && chat?.account === account ? fileOf(message) : undefined;
    });
    if (!file) throw new Refusal('not_found');
    return sendFile(reply, file, await parts.files.get(file));
  });

  void app.register(
    namedPlugin('simulatorFile', async (scope: DeskApp) => {
      const files = acceptFiles(scope);
      files.post(
        '/api/simulator/chats/:phone/file',
        {
          config,
          schema: {
            params: phoneParams,
            querystring: fileQuery.extend({ caption: z.string().max(1_000).optional() }),
            response: { 200: doneShape },
          },
        },
        async (request) => {
          const mime = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
          const { name, caption } = request.query;
          await receive(request.params.phone, {
            kind: mime.startsWith('image/') ? 'image' : 'document',
            file: { bytes: bytesOf(request.body), mime, ...(name === undefined ? {} : { name }) },
            ...(caption === undefined ? {} : { caption }),
          });
          return done;
        },
      );
    }),
  );
}
