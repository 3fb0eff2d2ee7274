import { z } from 'zod';
import type { OfficerAct } from '../../../flows/event.ts';
import { STAGES } from '../../../flows/facts.ts';
import type { Stage } from '../../../flows/facts.ts';
import type { Outcome } from '../../../handlers/commands/command.ts';
import { nameOf } from '../../../handlers/load-facts.ts';
import type { Actor } from '../../../handlers/policies.ts';
import { runCommand } from '../../../handlers/run-command.ts';
import type { ApplicationRow } from '../../../storage/stores/applications.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { applicationShape, presentApplication } from '../presenters/application.ts';
import { sightOf } from '../presenters/chat.ts';
import { personShape, permitNames, stageShape } from '../presenters/ticket.ts';
import { done, doneShape, idParams } from './done.ts';

const PAGE = 50;
const SUBMITTED: readonly Stage[] = STAGES.filter((stage) => stage !== 'draft');
const VERDICTS = { accepted: 'accept', rejected: 'reject', waived: 'waive' } as const;

const listedShape = z.object({
  id: z.string(),
  number: z.string().nullable(),
  name: z.string(),
  permits: z.array(z.string()),
  stage: stageShape,
  stageSince: z.number(),
  submittedAt: z.number().nullable(),
});

/** `closed`: at the promised time the office is shut and nobody has piket; the promise stands all the same. */
const promisedShape = doneShape.extend({ closed: z.boolean() });

/** The cases, and what an officer decides on one. */
export function applicationRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  app.get(
    '/api/applications',
    {
      config: { rule: 'see_cases' },
      schema: {
        querystring: z.object({
          q: z.string().trim().max(40).optional(),
          stage: stageShape.exclude(['draft']).optional(),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        response: {
          200: z.object({ applications: z.array(listedShape), next: z.number().nullable() }),
        },
      },
    },
    async (request) => {
      const { q, stage, offset } = request.query;
      return house.storage.read(async (stores) => {
        const rows = await stores.applications.list({
          stages: stage === undefined ? [...SUBMITTED] : [stage],
          limit: PAGE + 1,
          offset,
          ...(q ? { search: q } : {}),
        });
        const applications = [];
        for (const row of rows.slice(0, PAGE)) {
          const { id, number, stage: at, stageSince, submittedAt } = row;
          const name = await nameOf(stores, row.contact);
          const permits = permitNames(house.world, row.permits);
          applications.push({ id, number, name, permits, stage: at, stageSince, submittedAt });
        }
        return { applications, next: rows.length > PAGE ? offset + PAGE : null };
      });
    },
  );

  app.get(
    '/api/applications/:id',
    {
      config: { rule: 'see_cases' },
      schema: {
        params: idParams,
        response: { 200: z.object({ application: applicationShape, chat: personShape }) },
      },
    },
    async (request) =>
      house.storage.read(async (stores) => {
        const row = await knownApplication(stores, request.params.id);
        const chat = await stores.chats.get(row.chat);
        if (!chat) throw new Refusal('not_found');
        return {
          application: await presentApplication(sightOf(house, stores, chat), row),
          chat: { id: chat.id, name: await nameOf(stores, chat.contact) },
        };
      }),
  );

  app.post(
    '/api/applications/:id/items/:code',
    {
      config: { rule: { verbs: ['accept', 'reject', 'waive'] } },
      schema: {
        params: idParams.extend({ code: z.string().min(1).max(100) }),
        body: z.object({
          verdict: z.enum(['accepted', 'rejected', 'waived']),
          reason: z.string().trim().max(1_000).optional(),
        }),
        response: { 200: doneShape },
      },
    },
    async (request) => {
      const { verdict, reason } = request.body;
      await onApplication(parts, actorOf(request), {
        verb: VERDICTS[verdict],
        application: request.params.id,
        item: request.params.code,
        ...(reason === undefined ? {} : { reason }),
      });
      return done;
    },
  );

  app.post(
    '/api/applications/:id/promise',
    {
      config: { rule: { verbs: ['promise'] } },
      schema: {
        params: idParams,
        body: z.object({ due: z.number().int(), note: z.string().trim().max(1_000).optional() }),
        response: { 200: promisedShape },
      },
    },
    async (request) => {
      const { due, note } = request.body;
      const outcome = await onApplication(parts, actorOf(request), {
        verb: 'promise',
        application: request.params.id,
        due,
        ...(note === undefined ? {} : { note }),
      });
      return { ...done, closed: outcome.values?.['closed'] === 'yes' };
    },
  );

  app.post(
    '/api/applications/:id/reveal',
    {
      config: { rule: { verbs: ['reveal'] } },
      schema: {
        params: idParams,
        body: z.object({ key: z.string().min(1).max(100) }),
        response: { 200: z.object({ value: z.string() }) },
      },
    },
    async (request) => {
      const outcome = await onApplication(parts, actorOf(request), {
        verb: 'reveal',
        application: request.params.id,
        item: request.body.key,
      });
      return { value: String(outcome.values?.['value'] ?? '') };
    },
  );
}

/** Carries the act out and wakes the chat it concerned. */
export async function onApplication(
  parts: DeskParts,
  actor: Actor,
  act: OfficerAct & { application: string },
): Promise<Outcome> {
  const { house } = parts;
  const { chat } = await house.storage.read((stores) => knownApplication(stores, act.application));
  const outcome = await runCommand(house, actor, act);
  parts.wake(chat);
  return outcome;
}

export async function knownApplication(
  stores: Pick<ReadStores, 'applications'>,
  id: string,
): Promise<ApplicationRow> {
  const row = await stores.applications.get(id);
  if (!row) throw new Refusal('not_found');
  return row;
}
