/** A conversation over the official route: posted by Meta, answered by the bot, answered by a press of a button. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadConfig } from '../../../bot/config.ts';
import { routesOf } from '../../../bot/desk.ts';
import { whatsappChannels } from '../../../bot/whatsapp.ts';
import { startCloudApi } from '../../support/cloud-api-fake/fake.ts';
import type { CloudApiFake } from '../../support/cloud-api-fake/fake.ts';
import { envelopeOf, messageOf, signed } from '../../support/cloud-api-fake/webhooks.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const siti = { user: 'ID.13491208655302741918', name: 'Siti' };

let fake: CloudApiFake;
let house: TestApp;
let ids = 0;

beforeAll(async () => {
  fake = await startCloudApi();
  const { settings } = fake;
  const config = loadConfig({
    WHATSAPP: 'off',
    CLOUD_API_ACCOUNT: settings.account,
    CLOUD_API_PHONE_NUMBER_ID: settings.phoneNumberId,
    CLOUD_API_TOKEN: settings.token,
    CLOUD_API_APP_SECRET: settings.appSecret,
    CLOUD_API_VERIFY_TOKEN: settings.verifyToken,
    CLOUD_API_URL: settings.url,
  });
  house = await openTestApp(undefined, { channels: (parts) => whatsappChannels(config, parts, () => {}) });
  while (!house.app.channels.get('resmi')?.isReady()) await new Promise((resolve) => setImmediate(resolve));
});

afterAll(async () => {
  await house.close();
  await fake.stop();
  expect(fake.problems).toEqual([]);
});

/** Posts a message and returns what the phone was sent for it. */
async function write(content: object) {
  fake.taken.splice(0);
  const value = messageOf(siti, `wamid.IN${(ids += 1)}`, content, house.app.clock.now());
  const hook = signed(envelopeOf(value), fake.settings.appSecret);
  expect(
    await routesOf(house.app.channels)
      .find(({ method }) => method === 'POST')
      ?.handle(hook),
  ).toEqual({ status: 200 });
  await house.settle();
  return fake.taken.map(({ body }) => body);
}

const text = (body: string) => ({ type: 'text', text: { body } });
const optionsOf = (
  bodies: Awaited<ReturnType<typeof write>>,
): { id: string; title: string; description?: string | undefined }[] =>
  bodies.flatMap((body) => {
    if (body.type !== 'interactive') return [];
    const { interactive } = body;
    return interactive.type === 'button'
      ? interactive.action.buttons.map(({ reply }) => reply)
      : (interactive.action.sections[0]?.rows ?? []);
  });

test('options come as rows, and choosing one is an answer', async () => {
  const options = optionsOf(await write(text('halo')));
  expect(options.map(({ title, description }) => `${title} ${description}`)).toContain('1 Urus izin');
  const after = await write({
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: options.find(({ title }) => title === '1') },
  });
  expect(JSON.stringify(after)).toContain('izin');
  expect(optionsOf(after)).not.toEqual(options);
});
