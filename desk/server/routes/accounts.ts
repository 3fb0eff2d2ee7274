import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DeskApp } from '../app.ts';
import { acknowledgeAlert, readAlert } from '../../../handlers/link-alert.ts';
import type { LinkAlert } from '../../../handlers/link-alert.ts';
import { nameOf } from '../../../handlers/load-facts.ts';
import { readMissed } from '../../../handlers/missed-report.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { done, doneShape, idParams } from './done.ts';

const accountShape = z.object({
  id: z.string(),
  channel: z.string(),
  state: z.string(),
  detail: z.string().nullable(),
  /** The text to draw as a QR code while a phone is awaited. */
  qr: z.string().nullable(),
  updatedAt: z.number(),
  /** People were told that it is lost, at `since`; null when there is nothing to tell. */
  alert: z.object({ reason: z.string(), since: z.number(), acknowledged: z.boolean() }).nullable(),
  /** After linking anew: who had written meanwhile and was answered late; null when there was nothing. */
  missed: z
    .object({
      at: z.number(),
      since: z.number(),
      people: z.array(z.object({ chat: z.string(), name: z.string() })),
      answered: z.number(),
      unreadable: z.number(),
      /** Pieces of the phone's history that could not be fetched. */
      lost: z.number(),
      /** The phone has given nothing of its history so far. */
      nothing: z.boolean(),
    })
    .nullable(),
});

/** The office's WhatsApp numbers. */
export function accountRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  const config = { rule: 'link_numbers' } as const;
  app.get(
    '/api/accounts',
    { config, schema: { response: { 200: z.object({ accounts: z.array(accountShape) }) } } },
    async () => {
      const numbers = await parts.numbers();
      const accounts = await house.storage.read((stores) =>
        Promise.all(
          numbers.map(async (number) => {
            const open = (await readAlert(stores.settings, number.id))?.alert;
            const alert = open?.raisedAt === undefined ? null : shownAlert(open);
            return { ...number, alert, missed: await shownMissed(stores, number.id) };
          }),
        ),
      );
      return { accounts };
    },
  );

  app.post(
    '/api/accounts/:id/acknowledge',
    { config, schema: { params: idParams, response: { 200: doneShape } } },
    async (request) => {
      await acknowledgeAlert(house, request.params.id, `operator:${actorOf(request).id}`);
      return done;
    },
  );

  app.post(
    '/api/accounts/:id/pair',
    {
      config,
      schema: {
        params: idParams,
        body: z.object({
          phone: z
            .string()
            .regex(/^\+\d{8,15}$/)
            .optional(),
        }),
        response: { 200: doneShape },
      },
    },
    async (request) => {
      await note(parts, request, request.params.id, 'number_pairing');
      await parts.pairing.pair(request.params.id, request.body.phone);
      return done;
    },
  );

  app.post(
    '/api/accounts/:id/unlink',
    { config, schema: { params: idParams, response: { 200: doneShape } } },
    async (request) => {
      await note(parts, request, request.params.id, 'number_unlinked');
      await parts.pairing.unlink(request.params.id);
      return done;
    },
  );

  app.post(
    '/api/accounts/:id/reconnect',
    { config, schema: { params: idParams, response: { 200: doneShape } } },
    async (request) => {
      await note(parts, request, request.params.id, 'number_reconnected');
      await parts.pairing.reconnect(request.params.id);
      return done;
    },
  );
}

async function shownMissed(stores: ReadStores, account: string) {
  const report = await readMissed(stores.settings, account);
  if (!report) return null;
  const people: { chat: string; name: string }[] = [];
  for (const id of report.chats) {
    const chat = await stores.chats.get(id);
    if (chat) people.push({ chat: id, name: await nameOf(stores, chat.contact) });
  }
  const { at, since, answered, unreadable, lost = 0, nothing = false } = report;
  return { at, since, people, answered, unreadable, lost, nothing };
}

const shownAlert = ({ reason, since, acknowledged }: LinkAlert) => ({
  reason,
  since,
  acknowledged: acknowledged !== undefined,
});

async function note(
  { house }: DeskParts,
  request: FastifyRequest,
  account: string,
  action: 'number_pairing' | 'number_unlinked' | 'number_reconnected',
): Promise<void> {
  await house.storage.write(async (stores) => {
    if (!(await stores.accounts.get(account))) throw new Refusal('not_found');
    await stores.audit.add({
      at: house.clock.now(),
      who: `operator:${actorOf(request).id}`,
      action,
      subjectKind: 'account',
      subject: account,
    });
  });
}
