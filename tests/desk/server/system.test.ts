/** What the desk shows around its API: pages, headers, health, the simulator, webhooks, live hints. */
import { afterEach, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesk } from '../../../desk/server/app.ts';
import { openDesk } from '../../../desk/server/desk.ts';
import { alertSetting } from '../../../handlers/link-alert.ts';
import { LOGIN_COOKIE } from '../../../desk/server/auth/logins.ts';
import type { DeskParts } from '../../../desk/server/ports.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import { JPEG, PDF } from './case.ts';
import { openTestDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

let desk: TestDesk;
const open = async (more: Partial<DeskParts> = {}) => (desk = await openTestDesk(more));
afterEach(() => desk.close());

test('nothing from elsewhere may run in the page', async () => {
  await open();
  const { headers } = await desk.ask(null, 'GET /');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toContain("img-src 'self' data: blob:");
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

test('while the pages are being built, one says so and looks again', async () => {
  await open({ webReady: () => false });
  const page = await desk.ask(null, 'GET /antrean');
  expect([page.status, page.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  expect(page.text).toContain('/soon.js');
});

test('every address that is no file opens the app; nothing outside its folder is served', async () => {
  await open({ webReady: () => true });
  const { webDir } = desk.parts;
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<title>Meja</title>');
  writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), 'export {}');
  expect((await desk.ask(null, 'GET /antrean/12')).text).toBe('<title>Meja</title>');
  const script = await desk.ask(null, 'GET /assets/app-1a2b.js');
  expect(script.headers['cache-control']).toContain('immutable');
  expect((await desk.ask(null, 'GET /assets/missing.js')).status).toBe(404);
  expect((await desk.ask(null, 'GET /..%2f..%2fpackage.json')).text).not.toContain('"name"');
  const unknown = await desk.ask(null, 'GET /api/unknown');
  expect([unknown.status, unknown.code]).toEqual([404, 'not_found']);
});

test('what cannot be stored is told as that, and not as a server that is only busy', async () => {
  const receive = () => Promise.reject(new StorageUnavailable(new Error('SQLITE_FULL')));
  await open({ simulator: { account: 'sim', receive } });
  const siti = await desk.user('operator');
  const answer = await desk.ask(siti, 'POST /api/simulator/chats/+6281200000001', { text: 'halo' });
  expect([answer.status, answer.code]).toEqual([503, 'not_stored']);
});

test('health and metrics are open to this machine, and through a proxy only to staff', async () => {
  const well = { name: 'disk', ok: false, words: 'Disk hampir penuh.' };
  await open({ health: () => Promise.resolve([well]), publicUrl: 'https://meja.example.go.id' });
  const here = await desk.ask(null, 'GET /health');
  expect([here.status, here.body]).toEqual([503, { live: true, ready: false, checks: [well] }]);
  expect((await desk.ask(null, 'GET /metrics')).text).toContain('lantunan_up 1');
  const siti = await desk.user('operator');
  for (const options of [{ headers: { 'x-forwarded-for': '10.0.0.9' } }, { remoteAddress: '10.0.0.9' }]) {
    expect((await desk.ask(null, 'GET /metrics', undefined, options)).status).toBe(404);
    expect((await desk.ask(siti, 'GET /metrics', undefined, options)).status).toBe(200);
  }
});

test('health that fails is told like any other failure', async () => {
  await open({ health: () => Promise.reject(new StorageUnavailable(new Error('gone'))) });
  const answer = await desk.ask(null, 'GET /health');
  expect([answer.status, answer.code]).toEqual([503, 'not_stored']);
});

test('the API describes every one of its routes', async () => {
  await open();
  const { paths } = (await desk.ask(null, 'GET /api/openapi.json')).body as { paths: object };
  const described = Object.keys(paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'));
  const hidden = ['/*', '/api/openapi.json'];
  const routes = new Set(desk.desk.rules.map(({ url }) => url).filter((url) => !hidden.includes(url)));
  expect(described.toSorted()).toEqual([...routes].toSorted());
});

test('the simulator shows both sides of a conversation', async () => {
  await open();
  const admin = await desk.user('admin');
  const at = '/api/simulator/chats/+6281250000005';
  expect((await desk.ask(admin, `GET ${at}`)).body).toEqual({ messages: [] });
  await desk.ask(admin, `POST ${at}`, { text: 'halo' });
  await desk.ask(admin, `POST ${at}`, { location: { lat: -2.33, lon: 115.46 } });
  await desk.ask(admin, `POST ${at}/file?caption=ktp`, undefined, {
    payload: JPEG,
    headers: { 'content-type': 'image/jpeg' },
  });
  await desk.settle();
  const { body } = await desk.ask(admin, `GET ${at}`);
  const messages = body['messages'] as {
    from: string;
    kind: string;
    text: string;
    file: { id: string } | null;
  }[];
  expect(messages.filter(({ from }) => from === 'me').map(({ kind }) => kind)).toEqual([
    'text',
    'location',
    'image',
  ]);
  expect(messages.some(({ from }) => from === 'office')).toBe(true);
  const photo = messages.find(({ file }) => file !== null)?.file?.id ?? '';
  expect((await desk.ask(admin, `GET /api/simulator/files/${photo}`)).status).toBe(200);
  expect((await desk.ask(admin, 'GET /api/simulator/people')).body).toEqual({
    people: [{ id: '+6281250000005', name: expect.any(String) }],
  });
});

test('without the simulator its addresses are not there', async () => {
  await open();
  const { simulator: _, ...parts } = desk.parts;
  const bare = await buildDesk(parts);
  const admin = await desk.user('admin');
  const answer = await bare.inject({
    url: '/api/simulator/people',
    cookies: { [LOGIN_COOKIE]: admin.secret },
  });
  expect(answer.statusCode).toBe(404);
  await bare.close();
});

test('a number is linked by an admin, on the record', async () => {
  const asked: unknown[] = [];
  await open({
    pairing: {
      pair: async (account, phone) => void asked.push([account, phone]),
      unlink: async (account) => void asked.push([account]),
      reconnect: async (account) => void asked.push([account, 'again']),
    },
  });
  await desk.app.house.storage.write(({ accounts }) =>
    accounts.upsert('wa1', 'whatsapp', { state: 'qr', qr: 'kode' }, 1),
  );
  const admin = await desk.user('admin');
  const { body } = await desk.ask(admin, 'GET /api/accounts');
  expect(body['accounts']).toContainEqual({
    id: 'wa1',
    channel: 'whatsapp',
    state: 'qr',
    detail: null,
    qr: 'kode',
    updatedAt: 1,
    alert: null,
    missed: null,
  });
  expect((await desk.ask(admin, 'POST /api/accounts/wa1/pair', { phone: '+6281250000001' })).status).toBe(
    200,
  );
  expect((await desk.ask(admin, 'POST /api/accounts/wa1/unlink')).status).toBe(200);
  expect((await desk.ask(admin, 'POST /api/accounts/wa9/unlink')).status).toBe(404);
  expect((await desk.ask(admin, 'POST /api/accounts/wa1/reconnect')).status).toBe(200);
  expect(asked).toEqual([['wa1', '+6281250000001'], ['wa1'], ['wa1', 'again']]);
  expect((await desk.audited(3)).map(({ action }) => action)).toEqual([
    'number_reconnected',
    'number_unlinked',
    'number_pairing',
  ]);
});

test('a number is shown in the state it is in, whatever is stored of it', async () => {
  const now = { id: 'wa1', channel: 'whatsapp', qr: null, updatedAt: 7 };
  await open({ numbers: async () => [{ ...now, state: 'waiting', detail: 'store_unavailable' }] });
  await desk.app.house.storage.write(({ accounts }) =>
    accounts.upsert('wa1', 'whatsapp', { state: 'ready' }, 1),
  );
  const { body } = await desk.ask(await desk.user('admin'), 'GET /api/accounts');
  expect(body['accounts']).toMatchObject([
    { id: 'wa1', state: 'waiting', detail: 'store_unavailable', updatedAt: 7 },
  ]);
});

test('a lost number is shown until it works again; an admin says who looks after it, on the record', async () => {
  await open();
  const { house } = desk.app;
  await house.storage.write(({ accounts }) =>
    accounts.upsert('wa1', 'whatsapp', { state: 'stopped', detail: 'banned' }, 1),
  );
  const admin = await desk.user('admin');
  expect((await desk.ask(admin, 'POST /api/accounts/wa1/acknowledge')).status).toBe(404);
  await house.storage.write(({ settings }) =>
    settings.set(alertSetting('wa1'), JSON.stringify({ reason: 'banned', since: 5, raisedAt: 5, nextAt: 9 })),
  );
  const shown = async () => {
    const { body } = await desk.ask(admin, 'GET /api/accounts');
    return (body['accounts'] as { id: string; alert: unknown }[]).find(({ id }) => id === 'wa1')?.alert;
  };
  expect(await shown()).toEqual({ reason: 'banned', since: 5, acknowledged: false });
  expect((await desk.ask(admin, 'POST /api/accounts/wa1/acknowledge')).status).toBe(200);
  expect(await shown()).toMatchObject({ acknowledged: true });
  expect((await desk.audited(1)).map(({ action }) => action)).toEqual(['alert_acknowledged']);
});

test("a channel's webhook gets its body as it came, without a login", async () => {
  const bodies: string[] = [];
  await open({
    routes: [
      {
        method: 'POST',
        path: '/hooks/cloud',
        handle: async ({ body }) => {
          bodies.push(Buffer.from(body).toString());
          return { status: 202, body: 'ya' };
        },
      },
    ],
  });
  const answer = await desk.ask(null, 'POST /hooks/cloud', undefined, {
    payload: '{"a": 1 }',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.status, answer.text, bodies]).toEqual([202, 'ya', ['{"a": 1 }']]);
});

test('a hint of a change reaches whoever listens, and the stream ends with the desk', async () => {
  await open();
  const running = await openDesk(desk.parts, { host: '127.0.0.1', port: 0 });
  expect(running.setupUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mulai#[\w-]{32}$/);
  const siti = await desk.user('operator');
  await desk.pass(20 * 60_000);
  const response = await fetch(`${running.url}/api/live`, {
    headers: { cookie: `${LOGIN_COOKIE}=${siti.secret}` },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe(': ada\n\n');
  desk.app.notifier.publish([{ kind: 'ticket', id: 't1' }]);
  expect((await reader.read()).value).toBe('event: hint\ndata: {"kind":"ticket","id":"t1"}\n\n');
  const ended = reader.read();
  // Listening is nothing that a person does: it does not prolong the login.
  const login = await desk.app.house.storage.read(({ logins }) =>
    logins.get(desk.app.house.cipher.hash('login', siti.secret)),
  );
  expect(login?.seenAt).toBe(login?.createdAt);
  await running.close();
  expect((await ended).done).toBe(true);
});

test('what nobody expected is told without a word of why, and logged', async () => {
  await open({ metrics: () => Promise.reject(new Error('disk /var/lib/secret')) });
  const answer = await desk.ask(null, 'GET /metrics');
  expect([answer.status, answer.code]).toEqual([500, 'failed']);
  expect(answer.text).not.toContain('secret');
  const crowd = await desk.ask(null, 'POST /api/login', undefined, {
    payload: PDF,
    headers: { 'content-type': 'application/json' },
  });
  expect([crowd.status, crowd.code]).toEqual([400, 'invalid']);
});
