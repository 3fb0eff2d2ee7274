import { z } from 'zod';
import { renderSays } from '../../../flows/engine/render.ts';
import { stageNews } from '../../../flows/engine/cases/stage-news.ts';
import type { FileRef } from '../../../flows/message.ts';
import { paperDueAt } from '../../../handlers/papers.ts';
import { nextNewsAt, owesExplanation } from '../../../handlers/promise-answer.ts';
import { planMove } from '../../../handlers/plan-move.ts';
import { atGate } from '../../../handlers/weigh-move.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { Actor } from '../../../handlers/policies.ts';
import type { DeskParts } from '../ports.ts';
import { sightOf } from '../presenters/chat.ts';
import { permitNames, stageShape } from '../presenters/ticket.ts';
import { namedPlugin } from '../named-plugin.ts';
import { knownApplication, onApplication } from './applications.ts';
import { done, doneShape, idParams } from './done.ts';
import { acceptFiles, fileQuery, keepFile } from './upload.ts';

const noteShape = z.string().trim().max(1_000).optional();
/** Without one, every permit of the application that may go there moves. */
const permitShape = z.string().trim().max(40).optional();
const moveShape = z.object({ stage: stageShape, permit: permitShape, note: noteShape, reason: noteShape });
type Move = z.infer<typeof moveShape>;

/** Moving a case or one of its permits on, and what its applicant would hear. */
export function stageRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  const config = { rule: { verbs: ['stage'] } } as const;

  app.post(
    '/api/applications/:id/stage',
    { config, schema: { params: idParams, body: moveShape, response: { 200: doneShape } } },
    async (request) => {
      await move(parts, actorOf(request), request.params.id, request.body);
      return done;
    },
  );

  app.post(
    '/api/applications/:id/stage/preview',
    {
      config,
      schema: {
        params: idParams,
        /** `file`: a PDF goes along. */
        body: moveShape.omit({ reason: true }).extend({ file: z.boolean().optional() }),
        response: {
          200: z.object({
            text: z.string().nullable(),
            /** Names of what bars the way, and of what came in and nobody has judged before the approval. */
            blocking: z.array(z.string()),
            unjudged: z.array(z.string()),
          }),
        },
      },
    },
    async (request) => {
      const { stage, permit, note, file } = request.body;
      return house.storage.read(async (stores) => {
        const row = await knownApplication(stores, request.params.id);
        const { moved, permits, stages, delivered } = planMove(row, stage, permit, file === true);
        const now = house.clock.now();
        const chat = await stores.chats.get(row.chat);
        if (!chat) throw new Refusal('not_found');
        const codes = moved.map((line) => line.permit);
        const { blocking, unjudged } = await atGate(sightOf(house, stores, chat), row, codes, stage);
        const dueAt = nextNewsAt(house.world, now, stages, owesExplanation(stage, note));
        const news = stageNews({
          stage,
          number: row.number ?? '',
          ...(stage === 'issued' && !file ? { paperAt: paperDueAt(house.world, now) } : {}),
          ...(delivered.length > 0 ? { paper: true } : {}),
          ...(permits ? { permits: permitNames(house.world, permits) } : {}),
          ...(note ? { note } : {}),
          ...(dueAt === undefined ? {} : { dueAt }),
        });
        return {
          text: news.length > 0 ? inWords(parts, chat.language, news) : null,
          blocking: blocking.map(({ short }) => short),
          unjudged: unjudged.map(({ short }) => short),
        };
      });
    },
  );

  void app.register(
    namedPlugin('stageFile', async (scope: DeskApp) => {
      const files = acceptFiles(scope);
      files.post(
        '/api/applications/:id/stage/file',
        {
          config,
          schema: {
            params: idParams,
            querystring: fileQuery.extend(moveShape.shape),
            response: { 200: doneShape },
          },
        },
        async (request) => {
          const row = await house.storage.read((stores) => knownApplication(stores, request.params.id));
          planMove(row, request.query.stage, request.query.permit, true);
          const file = await keepFile(parts, row.contact, request.body, request.query.name);
          await move(parts, actorOf(request), row.id, request.query, file);
          return done;
        },
      );
    }),
  );
}

async function move(parts: DeskParts, actor: Actor, application: string, wanted: Move, file?: FileRef) {
  const { stage, permit, note, reason } = wanted;
  await onApplication(parts, actor, {
    verb: 'stage',
    application,
    stage,
    ...(permit === undefined ? {} : { permit }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    ...(file === undefined ? {} : { file }),
  });
}

/** The very words the bot will send. */
function inWords({ house }: DeskParts, language: string, news: Parameters<typeof renderSays>[2]): string {
  return renderSays(house.world, language, news, Number.MAX_SAFE_INTEGER)
    .map((message) => (message.kind === 'text' ? message.text : ''))
    .join('\n\n');
}
