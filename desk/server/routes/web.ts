import staticFiles from '@fastify/static';
import type { DeskApp } from '../app.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';

/** Shown while the web app is being built for the first time; it looks again by itself. */
const SOON = `<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Lantunan</title></head>
<body>
<h1>Meja Lantunan sedang disiapkan</h1>
<p>Ini hanya sekali, kurang lebih setengah menit. Halaman ini terbuka sendiri begitu siap.</p>
<p>Bot sudah bekerja sejak tadi.</p>
<script src="/soon.js"></script></body></html>`;

/** A meta refresh would not load a page again whose address ends in #…, as the first admin's link does. */
const SOON_SCRIPT = `document.body.style.cssText =
  'font-family:system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;line-height:1.5';
setTimeout(() => location.reload(), 1500);
`;

const YEAR_S = 31_536_000;

/** The built web app; every address that is no file opens the app, which knows its own pages. */
export async function webRoutes(app: DeskApp, parts: DeskParts): Promise<void> {
  await app.register(staticFiles, { root: parts.webDir, serve: false });
  app.get('/*', { config: { rule: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
    if (path === '/api' || path.startsWith('/api/') || path.startsWith('/hooks/')) {
      throw new Refusal('not_found');
    }
    if (!parts.webReady()) {
      void reply.header('cache-control', 'no-store');
      const script = path === '/soon.js';
      return reply.type(script ? 'text/javascript' : 'text/html').send(script ? SOON_SCRIPT : SOON);
    }
    const isFile = /\.[a-z0-9]+$/i.test(path);
    // Files below /assets/ carry a hash in their name.
    if (path.startsWith('/assets/')) {
      return reply.sendFile(path.slice(1), { maxAge: YEAR_S * 1000, immutable: true });
    }
    void reply.header('cache-control', 'no-cache');
    return reply.sendFile(isFile ? path.slice(1) : 'index.html', { cacheControl: false });
  });
}
