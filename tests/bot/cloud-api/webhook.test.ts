import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Intake } from '../../../bot/channels/channel.ts';
import { cloudApiChannel } from '../../../bot/channels/cloud-api/channel.ts';
import { isTrusted } from '../../../bot/channels/cloud-api/media.ts';
import type { Window } from '../../../bot/channels/cloud-api/window.ts';
import { startCloudHouse } from '../../support/cloud-api-fake/cloud-house.ts';
import type { CloudHouse } from '../../support/cloud-api-fake/cloud-house.ts';
import { envelopeOf, messageOf, signed } from '../../support/cloud-api-fake/webhooks.ts';

const siti = { user: 'ID.13491208655302741918', phone: '6281234567890', name: 'Siti' };
const photo = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

let cloud: CloudHouse;

beforeEach(async () => {
  cloud = await startCloudHouse();
  await cloud.open();
});

afterEach(() => cloud.end());

const asked = (query: object) =>
  cloud.hook({ headers: {}, query: query as Record<string, unknown>, body: new Uint8Array() }, 'GET');
const right = {
  'hub.mode': 'subscribe',
  'hub.verify_token': 'chosen by the office',
  'hub.challenge': '1158201444',
};

test('the webhook is verified with the challenge that was sent', async () => {
  expect(await asked(right)).toEqual({ status: 200, body: '1158201444' });
});

test.each([
  { 'hub.verify_token': 'guessed' },
  { 'hub.verify_token': undefined },
  { 'hub.verify_token': ['chosen by the office'] },
  { 'hub.mode': 'unsubscribe' },
  { 'hub.challenge': '<script>' },
  { 'hub.challenge': undefined },
  { 'hub.challenge': '1'.repeat(201) },
])('the webhook is not verified with %j', async (wrong) => {
  expect((await asked({ ...right, ...wrong })).status).toBe(403);
});

type Posted = { messages: object[] };
const words = { type: 'text', text: { body: 'halo' } };
const message = (text: string) =>
  envelopeOf(messageOf(siti, 'wamid.1', { type: 'text', text: { body: text } }, 1_795_000_000_000));
const secret = 'the secret of the app';

test('the signature is made over the bytes as they came', async () => {
  const hook = signed(message('terima kasih 🙏'), secret);
  const spelled = Buffer.from(Buffer.from(hook.body).toString().replace('🙏', '\\ud83d\\ude4f'));
  expect((await cloud.hook({ ...hook, body: spelled })).status).toBe(401);
  expect((await cloud.hook(hook)).status).toBe(200);
  expect(await cloud.house().inbound()).toEqual(['wamid.1']);
});

test.each([
  ['no signature', {}],
  ['another secret', signed(message('halo'), 'another').headers],
  ['an old kind of signature', { 'x-hub-signature-256': 'sha1=00' }],
  ['an empty one', { 'x-hub-signature-256': 'sha256=' }],
  [
    'the right one, of another kind',
    {
      'x-hub-signature-256': `sha999=${signed(message('halo'), secret).headers['x-hub-signature-256']?.slice(7)}`,
    },
  ],
  ['twice', { 'x-hub-signature-256': ['sha256=', 'sha256='] as never }],
])('%s: nothing is read', async (_, headers) => {
  const { body } = signed(message('halo'), secret);
  expect((await cloud.hook({ headers, query: {}, body })).status).toBe(401);
  expect(await cloud.house().inbound()).toEqual([]);
});

test('what is signed but no JSON, or no webhook of WhatsApp, is told apart', async () => {
  const body = Buffer.from('{"entry":');
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const broken = { headers: { 'x-hub-signature-256': `sha256=${signature}` }, query: {}, body };
  expect((await cloud.hook(broken)).status).toBe(400);
  expect((await cloud.hook(signed({ object: 'page' }, secret))).status).toBe(200);
  expect(cloud.log.events).toContain('cloud_api.unreadable');
});

test('it is acknowledged only after it is stored, and posted again when it could not be', async () => {
  const { storage } = cloud.house();
  const { write } = storage;
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  storage.write = async (work) => {
    await gate;
    return write(work);
  };
  let status: number | undefined;
  const posted = cloud.write(siti, 'wamid.1').then((answer) => (status = answer));
  await new Promise((resolve) => setImmediate(resolve));
  expect(status).toBeUndefined();
  release();
  await posted;
  expect(status).toBe(200);

  storage.write = () => Promise.reject(new Error('disk full'));
  expect(await cloud.write(siti, 'wamid.2')).toBe(503);
  expect(await cloud.report('delivered', 'wamid.9')).toBe(503);
  storage.write = write;
  expect(await cloud.write(siti, 'wamid.2')).toBe(200);
  expect(await cloud.house().inbound()).toEqual(['wamid.1', 'wamid.2']);
});

const bodies = async () => {
  const rows = await cloud.house().storage.read(({ messages }) => messages.since('', 100));
  return rows.map(({ body }) =>
    'file' in body && body.file && !('fault' in body.file) ? body.file.sha256 : body,
  );
};
const picture = (id: string) => ({ type: 'image', image: { id, mime_type: 'image/jpeg' } });

test('a photo is fetched before it is acknowledged; what followed it stays behind it', async () => {
  const id = cloud.fake.keep(photo, 'image/jpeg');
  const answers = await Promise.all([
    cloud.write(siti, 'wamid.1', picture(id)),
    cloud.write(siti, 'wamid.2'),
  ]);
  expect(answers).toEqual([200, 200]);
  expect(await cloud.house().inbound()).toEqual(['wamid.1', 'wamid.2']);
  expect(await bodies()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), { kind: 'text', text: 'halo' }]);
});

test('what cannot be read is said in the log, though its neighbour is taken', async () => {
  const { messages, ...value } = messageOf(siti, 'wamid.1', words, cloud.clock.now()) as Posted;
  const hook = signed(envelopeOf({ ...value, messages: ['?', ...messages] }), secret);
  expect((await cloud.hook(hook)).status).toBe(200);
  expect(await cloud.house().inbound()).toEqual(['wamid.1']);
  expect(cloud.log.events).toContain('cloud_api.unreadable');
});

test('a stop waits for what is being stored, and then takes nothing more', async () => {
  const { storage, channel } = cloud.house();
  const { write } = storage;
  const gate = Promise.withResolvers<void>();
  storage.write = async (work) => {
    await gate.promise;
    return write(work);
  };
  const posted = cloud.write(siti, 'wamid.1');
  let isOver = false;
  const stopping = channel.stop().then(() => (isOver = true));
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  expect(await cloud.write(siti, 'wamid.2')).toBe(503);
  gate.resolve();
  expect(await posted).toBe(200);
  await stopping;
  expect(await cloud.house().inbound()).toEqual(['wamid.1']);
});

/** The channel alone: what it does in which order is noted, and `store` says when a message is stored. */
async function alone(store: (id: string) => Promise<unknown>) {
  const steps: string[] = [];
  const window: Window = { lastInAt: async () => null, opened: async () => void steps.push('released') };
  const { clock, log, fake } = cloud;
  const channel = cloudApiChannel(fake.settings, { window, clock, log, fetch, maxMediaBytes: 1 });
  const intake: Pick<Intake, 'link' | 'receive'> = {
    link: async () => undefined,
    async receive({ externalId }) {
      await store(externalId);
      steps.push(externalId);
    },
  };
  await channel.start(intake as Intake);
  const route = channel.routes.find(({ method }) => method === 'POST')!;
  const write = (id: string) =>
    route.handle(signed(envelopeOf(messageOf(siti, id, words, clock.now())), secret));
  return { steps, write, stop: () => channel.stop() };
}

test('what was held leaves only once the message that opens the window is stored', async () => {
  const { steps, write, stop } = await alone(() => new Promise((resolve) => setImmediate(resolve)));
  await write('wamid.1');
  await stop();
  expect(steps).toEqual(['wamid.1', 'released']);
});

test('what comes while one is being stored waits for it, though the one before is done', async () => {
  const disk = Promise.withResolvers<void>();
  const { steps, write, stop } = await alone(async (id) => id === 'wamid.2' && disk.promise);
  const [first, second] = [write('wamid.1'), write('wamid.2')];
  await first;
  const third = write('wamid.3');
  await new Promise((resolve) => setImmediate(resolve));
  disk.resolve();
  await Promise.all([second, third]);
  await stop();
  expect(steps.filter((step) => step !== 'released')).toEqual(['wamid.1', 'wamid.2', 'wamid.3']);
});

const DAY = 24 * 60 * 60_000;

test.each([
  ['the token is refused', 'place', { code: 190, status: 401 }],
  ['the token has run out', 'place', { code: 190, status: 400 }],
  ['a right is missing', 'place', { code: 10, status: 403 }],
  ['Meta is disturbed', 'place', { html: 503 }],
  ['a gateway gave up', 'place', { html: 504 }],
  ['too much was asked', 'place', { code: 4, status: 429 }],
  ['Meta does not answer', 'place', 'lost'],
  ['the bytes are refused', 'bytes', { html: 401 }],
  ['the bytes are forbidden', 'bytes', { html: 403 }],
  ['the bytes are away', 'bytes', { html: 500 }],
  ['the bytes do not come', 'bytes', 'lost'],
] as const)('while %s a photo is posted again, and texts are taken', async (_why, at, fault) => {
  const { fake } = cloud;
  const photoId = fake.keep(photo, 'image/jpeg');
  fake.failFiles(at, fault);
  expect(await cloud.write(siti, 'wamid.1', picture(photoId))).toBe(503);
  expect(await cloud.write(siti, 'wamid.2')).toBe(200);
  fake.failFiles(at, undefined);
  expect(await cloud.write(siti, 'wamid.1', picture(photoId))).toBe(200);
  expect(await bodies()).toEqual([{ kind: 'text', text: 'halo' }, expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('a photo that could not be fetched for three days is asked for again', async () => {
  cloud.fake.failFiles('place', { code: 190, status: 401 });
  const at = cloud.clock.now();
  const posted = signed(envelopeOf(messageOf(siti, 'wamid.1', picture('7'), at)), secret);
  cloud.clock.advance(3 * DAY - 60_000);
  expect((await cloud.hook(posted)).status).toBe(503);
  cloud.clock.advance(60_000);
  expect((await cloud.hook(posted)).status).toBe(200);
  expect(await bodies()).toEqual([{ kind: 'image', file: { fault: 'broken' } }]);
});

test('a file that is gone, too large or elsewhere says so', async () => {
  const { fake } = cloud;
  await cloud.write(siti, 'wamid.1', picture('404'));
  await cloud.write(siti, 'wamid.2', picture(fake.keep(Buffer.alloc(2_000), 'image/jpeg')));
  await cloud.write(siti, 'wamid.3', picture(fake.keep(Buffer.alloc(2_000), 'image/jpeg', 10)));
  await cloud.write(siti, 'wamid.4', picture('../messages'));
  // Too large by what is told of it: it is not even fetched.
  await cloud.write(siti, 'wamid.6', picture(fake.keep(photo, 'image/jpeg', 2_000)));
  const told: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    told.push(request.headers.authorization);
    response.end(photo);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  fake.misplace(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`);
  await cloud.write(siti, 'wamid.5', picture(fake.keep(photo, 'image/jpeg')));
  elsewhere.close();
  expect(told).toEqual([]);
  const faults = ['gone', 'too_large', 'too_large', 'broken', 'too_large', 'broken'];
  expect(await bodies()).toEqual(faults.map((fault) => ({ kind: 'image', file: { fault } })));
});

test.each([
  ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
  ['https://graph.facebook.com/x', true],
  ['https://mmg.whatsapp.net/x', true],
  ['http://lookaside.fbsbx.com/x', false],
  ['https://fbsbx.com.example/x', false],
  ['https://evilfbsbx.com/x', false],
  ['https://127.0.0.1/x', false],
])('our token goes to %s: %s', (url, trusted) => {
  expect(isTrusted(url, 'https://graph.facebook.com/v24.0')).toBe(trusted);
});
