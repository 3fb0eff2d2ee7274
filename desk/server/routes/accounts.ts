import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DeskApp } from '../app.ts';
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
});

/** The office's WhatsApp numbers. */
export function accountRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  const config = { rule: 'link_numbers' } as const;
  app.get(
    '/api/accounts',
    { config, schema: { response: { 200: z.object({ accounts: z.array(accountShape) }) } } },
    async () => ({ accounts: await house.storage.read((stores) => stores.accounts.list()) }),
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
}

async function note(
  { house }: DeskParts,
  request: FastifyRequest,
  account: string,
  action: 'number_pairing' | 'number_unlinked',
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
