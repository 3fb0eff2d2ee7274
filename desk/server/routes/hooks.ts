import type { DeskApp } from '../app.ts';
import type { DeskParts } from '../ports.ts';

const LARGEST = 4 * 1024 * 1024;

/** The webhooks of channels, handed their bodies as they came. */
export function hookRoutes(app: DeskApp, { routes }: DeskParts): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (_request, body, next) =>
    next(null, body),
  );
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      config: { rule: 'public' },
      schema: { hide: true },
      handler: async (request, reply) => {
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array(0);
        const query = request.query as Record<string, unknown>;
        const answer = await route.handle({ headers: request.headers, query, body });
        return reply
          .code(answer.status)
          .type(answer.type ?? 'text/plain')
          .send(answer.body ?? '');
      },
    });
  }
}
