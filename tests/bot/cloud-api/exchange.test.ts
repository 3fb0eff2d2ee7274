/** What becomes of messages between the outbox and the API: reports, errors, the window of 24 hours. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloudApiChannel } from '../../../bot/channels/cloud-api/channel.ts';
import { startCloudHouse } from '../../support/cloud-api-fake/cloud-house.ts';
import type { CloudHouse } from '../../support/cloud-api-fake/cloud-house.ts';

const siti = { user: 'ID.13491208655302741918', phone: '6281234567890', name: 'Siti' };
const to = { kind: 'cloud', value: siti.user } as const;
const pdf = readFileSync(join(import.meta.dirname, '../../support/files/izin.pdf'), 'base64');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const text = (words: string) => ({ kind: 'text', text: words }) as const;

let cloud: CloudHouse;

beforeEach(async () => {
  cloud = await startCloudHouse();
});

afterEach(async () => {
  await cloud.end();
  expect(cloud.fake.problems).toEqual([]);
});

/** Open, linked, and Siti has just written. */
async function open(more?: Parameters<CloudHouse['open']>[0]) {
  const house = await cloud.open(more);
  await house.linked('ready');
  await cloud.write(siti, `wamid.IN${cloud.clock.now()}`);
  return house;
}
const takenTexts = () =>
  cloud.fake.taken.map(({ body }) => {
    if (body.type === 'text') return body.text.body;
    return body.type === 'template' ? body.template.components[0]?.parameters[0]?.text : body.type;
  });

test('sent under the id the API gives, with our row along, to the user id', async () => {
  const house = await open();
  const row = await house.compose(to, { ...text('Waalaikumsalam'), quotes: 'wamid.IN' });
  expect(await house.reached(row, 'sent')).toMatchObject({ externalId: 'wamid.FAKE1' });
  expect(cloud.fake.taken[0]?.body).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    recipient: siti.user,
    context: { message_id: 'wamid.IN' },
    type: 'text',
    text: { body: 'Waalaikumsalam', preview_url: false },
    biz_opaque_callback_data: row,
  });
});

test('reports out of order never lower a row', async () => {
  const house = await open();
  const row = await house.compose(to, text('a'));
  await house.reached(row, 'sent');
  for (const [status, state] of [
    ['delivered', 'delivered'],
    ['sent', 'delivered'],
    ['read', 'read'],
    ['delivered', 'read'],
  ]) {
    expect(await cloud.report(status!, 'wamid.FAKE1', row)).toBe(200);
    expect((await house.row(row))?.state).toBe(state);
  }
});

test('a report that overtakes the answer of the API finds its row by our own id', async () => {
  const house = await open();
  cloud.fake.failNext('lost');
  const row = await house.compose(to, text('a'));
  expect((await house.reached(row, 'unknown')).externalId).not.toBe('wamid.FAKE1');
  await cloud.report('delivered', 'wamid.FAKE1', row);
  expect(await house.row(row)).toMatchObject({ state: 'delivered', externalId: 'wamid.FAKE1' });
  cloud.clock.advance(11 * MINUTE);
  await house.beat();
  expect(takenTexts()).toEqual(['a']);
});

test('without a report an unknown message goes out once more after ten minutes, before what follows it', async () => {
  const house = await open();
  cloud.fake.failNext('lost', 'lost');
  const row = await house.compose(to, text('a'));
  const next = await house.compose(to, text('b'));
  await house.reached(row, 'unknown');
  cloud.clock.advance(9 * MINUTE);
  await house.beat();
  expect(takenTexts()).toEqual(['a']);
  cloud.clock.advance(2 * MINUTE);
  await house.beat();
  expect(await house.reached(row, 'unknown')).toMatchObject({ resends: 1 });
  expect(cloud.fake.taken.map(({ body }) => body.biz_opaque_callback_data)).toEqual([row, row]);
  cloud.clock.advance(11 * MINUTE);
  await house.beat();
  expect(await house.row(row)).toMatchObject({ state: 'failed', error: 'unknown_outcome' });
  await house.reached(next, 'sent');
  expect(takenTexts()).toEqual(['a', 'a', 'b']);
});

test('reports that came while nobody was there are waited for after a restart', async () => {
  const house = await open();
  cloud.fake.failNext('lost');
  const row = await house.compose(to, text('a'));
  await house.reached(row, 'unknown');
  await house.close();
  cloud.clock.advance(30 * MINUTE);
  const again = await cloud.open();
  await again.linked('ready');
  await again.beat();
  expect(takenTexts()).toEqual(['a']);
  cloud.clock.advance(11 * MINUTE);
  await again.beat();
  await again.reached(row, 'sent');
  expect(takenTexts()).toEqual(['a', 'a']);
});

test('an old report does not speak for a later send', async () => {
  const house = await open();
  const row = await house.compose(to, text('a'));
  await house.reached(row, 'sent');
  await cloud.report('failed', 'wamid.FAKE1', row, 131000);
  expect(await house.row(row)).toMatchObject({ state: 'errored', error: '131000' });
  cloud.clock.advance(MINUTE);
  await house.beat();
  expect(await house.reached(row, 'sent')).toMatchObject({ externalId: 'wamid.FAKE2' });
  await cloud.report('failed', 'wamid.FAKE1', row, 131000);
  expect(await house.row(row)).toMatchObject({ state: 'sent', externalId: 'wamid.FAKE2' });
});

test('what fails again and again after it was taken is given up in the end', async () => {
  const house = await open();
  const row = await house.compose(to, text('a'));
  let tries = 0;
  while ((await house.reached(row, 'sent', 'failed')).state === 'sent') {
    tries += 1;
    await cloud.report('failed', `wamid.FAKE${tries}`, row, 131000);
    cloud.clock.advance(MINUTE);
    await house.beat();
  }
  expect(tries).toBe(8);
});

test('a person who cannot be reached: failed with the code, also when it is told later', async () => {
  const house = await open();
  cloud.fake.failNext({ code: 131026 });
  const at = await house.compose(to, text('a'));
  expect(await house.reached(at, 'failed')).toMatchObject({ error: '131026' });
  const later = await house.compose(to, text('b'));
  await house.reached(later, 'sent');
  await cloud.report('failed', 'wamid.FAKE1', later, 131026);
  expect(await house.row(later)).toMatchObject({ state: 'failed', error: '131026' });
  // Nobody has to mend anything for that.
  expect(cloud.log.events).not.toContain('cloud_api.our_fault');
});

test('what was asked wrongly is failed and logged as ours', async () => {
  const house = await open();
  cloud.fake.failNext({ code: 131009 });
  await house.reached(await house.compose(to, text('a')), 'failed');
  expect(cloud.log.events).toContain('cloud_api.our_fault');
});

test('too much to one person: this chat waits, another does not', async () => {
  const house = await open();
  cloud.fake.failNext({ code: 131056 });
  const row = await house.compose(to, text('a'));
  expect(await house.reached(row, 'errored')).toMatchObject({ error: '131056' });
  expect(cloud.house().channel.isReady()).toBe(true);
  cloud.clock.advance(MINUTE);
  await house.beat();
  await house.reached(row, 'sent');
});

test.each([
  [{ code: 190, status: 401 }, '190', 'token_refused'],
  [{ code: 131031 }, '131031', 'account_locked'],
  [{ code: 130429 }, '130429', 'rate_limited'],
  [{ html: 503 }, 'http_503', 'server_unavailable'],
])('%j stops the number, says why, and loses nothing', async (fault, code, reason) => {
  const house = await open();
  cloud.fake.failNext(fault);
  const row = await house.compose(to, text('a'));
  expect(await house.reached(row, 'errored')).toMatchObject({ error: code });
  await house.linked('waiting');
  const account = await cloud.house().storage.read(({ accounts }) => accounts.get('resmi'));
  expect(account).toMatchObject({ channel: 'cloud_api', detail: reason });
  expect(cloud.house().channel.isReady()).toBe(false);
  await house.close();
  const again = await cloud.open();
  await again.linked('ready');
  cloud.clock.advance(11 * MINUTE);
  await again.beat();
  await again.reached(row, 'sent');
  expect(takenTexts()).toEqual(['a']);
});

test('a gateway that gave up leaves the outcome open', async () => {
  const house = await open();
  cloud.fake.failNext({ html: 504 });
  await house.reached(await house.compose(to, text('a')), 'unknown');
});

test('a number the token may not see is not called ready', async () => {
  cloud.fake.failProbe({ code: 100 });
  const house = await cloud.open();
  await house.linked('waiting');
  const account = await cloud.house().storage.read(({ accounts }) => accounts.get('resmi'));
  expect(account?.detail).toBe('number_unknown');
});

test('opened again, it is not called ready for what its last life has left', async () => {
  await (await open()).close();
  cloud.fake.failProbe({ code: 100 });
  await cloud.open();
  const account = await cloud.house().storage.read(({ accounts }) => accounts.get('resmi'));
  expect(account?.state).not.toBe('ready');
});

test('an API out of reach stops the number and counts no try', async () => {
  const house = await open();
  await house.close();
  const away = await cloud.open({ url: 'http://127.0.0.1:9/v24.0' });
  await away.linked('waiting');
  const row = await away.compose(to, text('a'));
  await away.beat();
  expect((await away.row(row))?.state).toBe('queued');
});

test('a document is uploaded, then sent under its name; a failed upload has reached nobody', async () => {
  const house = await open();
  cloud.fake.failUpload({ code: 131000, status: 500 });
  const row = await house.composeFile(to, pdf, 'izin.pdf');
  expect(await house.reached(row, 'errored')).toMatchObject({ error: '131000' });
  cloud.clock.advance(MINUTE);
  await house.beat();
  await house.reached(row, 'sent');
  const { body } = cloud.fake.taken[0]!;
  expect(body).toMatchObject({ type: 'document', document: { filename: 'izin.pdf', caption: 'Izinnya' } });
  const file = cloud.fake.files.get(body.type === 'document' ? body.document.id : '');
  expect(file?.bytes.toString('base64')).toBe(pdf);
});

test('after 24 hours a message waits, honestly named, until the person writes', async () => {
  const house = await open();
  cloud.clock.advance(24 * HOUR);
  const row = await house.compose(to, text('Izin Ibu sudah terbit'));
  expect(await house.reached(row, 'errored')).toMatchObject({ error: 'window_closed' });
  for (let day = 0; day < 10; day += 1) {
    cloud.clock.advance(24 * HOUR);
    await house.beat();
  }
  expect(await house.row(row)).toMatchObject({ state: 'errored', error: 'window_closed' });
  expect(cloud.fake.taken).toEqual([]);
  await cloud.write(siti, 'wamid.IN2');
  await house.reached(row, 'sent');
  expect(takenTexts()).toEqual(['Izin Ibu sudah terbit']);
});

test('what nobody came for in a month is given up and shown to staff', async () => {
  const house = await open();
  cloud.clock.advance(24 * HOUR);
  const row = await house.compose(to, text('a'));
  await house.reached(row, 'errored');
  cloud.clock.advance(31 * 24 * HOUR);
  await house.beat();
  expect(await house.row(row)).toMatchObject({ state: 'failed', error: 'held_too_long' });
});

test('with a template the words go out after 24 hours; a file waits', async () => {
  const house = await open({ template: { name: 'kabar_izin', language: 'id' } });
  cloud.clock.advance(24 * HOUR);
  // What it quotes is not quoted: a template may not.
  const row = await house.compose(to, { ...text('Izin sudah terbit.\nIni berkasnya:'), quotes: 'wamid.IN' });
  const file = await house.composeFile(to, pdf, 'izin.pdf');
  await house.reached(row, 'sent');
  expect(await house.reached(file, 'errored')).toMatchObject({ error: 'window_closed' });
  expect(takenTexts()).toEqual(['Izin sudah terbit. · Ini berkasnya:']);
  expect(cloud.fake.taken[0]?.body).not.toHaveProperty('context');
  await cloud.write(siti, 'wamid.IN2');
  await house.reached(file, 'sent');
});

test('within 24 hours, but for the last minute, the words go as they are, whatever template there is', async () => {
  const house = await open({ template: { name: 'kabar_izin', language: 'id' } });
  const last = 24 * HOUR - MINUTE;
  const options = [{ id: 'yes', label: 'Ya' }];
  for (const after of [last - 1, 1]) {
    cloud.clock.advance(after);
    const row = await house.compose(to, { ...text('Izin sudah terbit.\n\n*1* Ya'), options });
    await house.reached(row, 'sent');
  }
  expect(cloud.fake.taken.map(({ body }) => body.type)).toEqual(['interactive', 'template']);
});

test('while nobody can look up when they last wrote nothing is sent, and nothing is in doubt', async () => {
  const channel = cloudApiChannel(cloud.fake.settings, {
    window: { lastInAt: () => Promise.reject(new Error('away')), opened: async () => undefined },
    clock: cloud.clock,
    log: cloud.log,
    fetch,
    maxMediaBytes: 1,
  });
  const sendable = { to, message: text('a'), externalId: 'x', row: 'r', author: 'bot' };
  expect(await channel.send(sendable)).toEqual({ outcome: 'retry', code: 'not_prepared', afterMs: 1_000 });
  expect(cloud.fake.taken).toEqual([]);
});

test('when Meta counts the window differently the message waits just the same', async () => {
  const house = await open();
  cloud.fake.failNext({ code: 131047 });
  const row = await house.compose(to, text('a'));
  expect(await house.reached(row, 'errored')).toMatchObject({ error: 'window_closed' });
  await cloud.write(siti, 'wamid.IN2');
  await house.reached(row, 'sent');
});
