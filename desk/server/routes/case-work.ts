import { z } from 'zod';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import type { DeskParts } from '../ports.ts';
import { namedPlugin } from '../named-plugin.ts';
import { knownApplication, onApplication } from './applications.ts';
import { done, doneShape, idParams } from './done.ts';
import { acceptFiles, fileQuery, keepFile } from './upload.ts';

const itemParams = idParams.extend({ code: z.string().min(1).max(100) });
const permitShape = z.string().trim().max(40).optional();

/** What officers do for an applicant: give what was put off, and note for whom a case waits. */
export function caseWorkRoutes(app: DeskApp, parts: DeskParts): void {
  app.post(
    '/api/applications/:id/items/:code/value',
    {
      config: { rule: { verbs: ['fill'] } },
      schema: {
        params: itemParams,
        body: z.object({ value: z.string().trim().min(1).max(1_000) }),
        response: { 200: doneShape },
      },
    },
    async (request) => {
      const { id, code } = request.params;
      const text = request.body.value;
      await onApplication(parts, actorOf(request), { verb: 'fill', application: id, item: code, text });
      return done;
    },
  );

  app.post(
    '/api/applications/:id/waiting',
    {
      config: { rule: { verbs: ['wait'] } },
      schema: {
        params: idParams,
        /** `party` null: the wait is over. */
        body: z.object({ party: z.string().trim().min(1).max(60).nullable(), permit: permitShape }),
        response: { 200: doneShape },
      },
    },
    async (request) => {
      const { party, permit } = request.body;
      await onApplication(parts, actorOf(request), {
        verb: 'wait',
        application: request.params.id,
        ...(party === null ? {} : { party }),
        ...(permit === undefined ? {} : { permit }),
      });
      return done;
    },
  );

  void app.register(
    namedPlugin('caseWorkFile', async (scope: DeskApp) => {
      const files = acceptFiles(scope);
      files.post(
        '/api/applications/:id/items/:code/file',
        {
          config: { rule: { verbs: ['fill'] } },
          schema: { params: itemParams, querystring: fileQuery, response: { 200: doneShape } },
        },
        async (request) => {
          const { id, code } = request.params;
          const row = await parts.house.storage.read((stores) => knownApplication(stores, id));
          const file = await keepFile(parts, row.contact, request.body, request.query.name);
          await onApplication(parts, actorOf(request), { verb: 'fill', application: id, item: code, file });
          return done;
        },
      );
    }),
  );
}
