import { z } from 'zod';
import type { DeskApp } from '../app.ts';
import type { DeskParts } from '../ports.ts';
import { detailInWords } from '../presenters/audit-detail.ts';
import { nameOfSubject } from '../presenters/audit-subject.ts';
import { nameOfAuthor, staffNames } from '../presenters/names.ts';

const PAGE = 100;

const entryShape = z.object({
  id: z.string(),
  at: z.number(),
  /** The name as shown; `whoId` is what the filter takes. */
  who: z.string(),
  whoId: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subject: z.string(),
  /** The subject as staff call it; null for what is gone. */
  about: z.string().nullable(),
  detail: z.record(z.string(), z.json()).nullable(),
});

/** Who did what, and who read what. Newest first. */
export function auditRoutes(app: DeskApp, { house }: DeskParts): void {
  app.get(
    '/api/audit',
    {
      config: { rule: 'read_audit' },
      schema: {
        querystring: z.object({
          before: z.string().max(100).optional(),
          who: z.string().max(100).optional(),
          action: z.string().max(100).optional(),
        }),
        response: { 200: z.object({ entries: z.array(entryShape), more: z.boolean() }) },
      },
    },
    async (request) => {
      const { before, who, action } = request.query;
      return house.storage.read(async (stores) => {
        const names = await staffNames(stores);
        const rows = await stores.audit.list({
          limit: PAGE + 1,
          ...(before ? { before } : {}),
          ...(who ? { who } : {}),
          ...(action ? { action } : {}),
        });
        const shown = rows.slice(0, PAGE);
        // Many entries are about the same few people.
        const about = new Map<string, string | null>();
        for (const row of shown)
          if (!about.has(row.subject)) about.set(row.subject, await nameOfSubject(stores, names, row));
        const entries = [];
        for (const row of shown)
          entries.push({
            id: row.id,
            at: row.at,
            who: nameOfAuthor(names, row.who) ?? row.who,
            whoId: row.who,
            action: row.action,
            subjectKind: row.subjectKind,
            subject: row.subject,
            about: about.get(row.subject) ?? null,
            detail: await detailInWords(stores, house.world, names, row),
          });
        return { entries, more: rows.length > PAGE };
      });
    },
  );
}
