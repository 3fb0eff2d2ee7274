import { z } from 'zod';
import type { DeskApp } from '../app.ts';
import type { DeskParts } from '../ports.ts';

const healthShape = z.object({
  live: z.literal(true),
  ready: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), words: z.string(), note: z.literal(true).optional() }),
  ),
});

/** Who asks through a proxy is looked up first, and that may fail. */
const errorShape = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** How the program is, and what the API looks like. */
export function systemRoutes(app: DeskApp, parts: DeskParts): void {
  app.get(
    '/health',
    {
      config: { rule: 'local_or_login' },
      schema: { response: { 200: healthShape, 503: z.union([healthShape, errorShape]) } },
    },
    async (_request, reply) => {
      const checks = await parts.health();
      const ready = checks.every(({ ok }) => ok);
      return reply.code(ready ? 200 : 503).send({ live: true, ready, checks });
    },
  );

  app.get('/metrics', { config: { rule: 'local_or_login' } }, async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await parts.metrics()),
  );

  app.get('/api/openapi.json', { config: { rule: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}
