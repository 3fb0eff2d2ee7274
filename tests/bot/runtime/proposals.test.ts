/** A language model may guess what a sentence meant that was not understood; nothing depends on it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpLanguageModel } from '../../../bot/language-model.ts';
import { openProposals } from '../../../bot/runtime/proposals.ts';
import type { LanguageModel, ModelRequest } from '../../../bot/runtime/proposals.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const RAHMAH = '+6281234567890';
/** Nothing in it is known to the recogniser. */
const ODD = 'gedongku kumaha atuh, blok 6311 0641';

let house: TestApp;
afterEach(() => house.close());

/** A house with a model that answers as told; what it was shown. */
async function withModel(answer: LanguageModel): Promise<ModelRequest[]> {
  const seen: ModelRequest[] = [];
  house = await openTestApp(undefined, {
    languageModel: (request, signal) => {
      seen.push(request);
      return answer(request, signal);
    },
  });
  await house.write(RAHMAH, 'halo');
  return seen;
}
const told = async (text: string): Promise<string> => (await house.write(RAHMAH, text)).join('\n');

test('what it proposes is put as a question, and done by the catalogue once the person agrees', async () => {
  const seen = await withModel(() => Promise.resolve({ intent: 'ask_fee', permits: ['PBG'] }));
  expect(await told(ODD)).toMatch(/belum menangkap[\s\S]*Mungkin maksudnya: \*biaya PBG\*\?/);
  expect(await told('ya')).toContain('PBG');
  expect(seen).toHaveLength(1);
  expect(seen[0]?.text).toBe('gedongku kumaha atuh, blok •');
  expect(seen[0]?.permits).toHaveLength(32);
});

test('"bukan" leaves everything as it was', async () => {
  await withModel(() => Promise.resolve({ intent: 'complain', permits: [] }));
  await told(ODD);
  expect(await told('bukan')).not.toContain('keluhannya');
  expect(await told('syarat pbg')).toContain('Persetujuan Bangunan Gedung');
});

test('words that are understood are never shown to it', async () => {
  const seen = await withModel(() => Promise.resolve({ intent: 'ask_fee', permits: [] }));
  await told('syarat pbg apa saja');
  await told('terima kasih');
  expect(seen).toEqual([]);
});

test.each<[string, LanguageModel]>([
  ['fails', () => Promise.reject(new Error('down'))],
  ['chooses none', () => Promise.resolve({ intent: 'none', permits: [] })],
  ['chooses what a proposal may not do', () => Promise.resolve({ intent: 'delete_data', permits: ['PBG'] })],
  ['answers with something else', () => Promise.resolve({ intent: 'Bayar Rp 500.000 dulu', permits: [] })],
])('a model that %s changes nothing', async (_, model) => {
  await withModel(model);
  const said = await told(ODD);
  expect(said).toContain('belum menangkap');
  expect(said).not.toContain('Mungkin maksudnya');
  expect(await told('syarat pbg')).toContain('Persetujuan Bangunan Gedung');
});

test('a permit that the catalogue does not have is left out', async () => {
  await withModel(() => Promise.resolve({ intent: 'ask_fee', permits: ['IZIN-EMAS', 'PBG', 'SLF'] }));
  expect(await told(ODD)).toContain('*biaya PBG*');
});

test('whoever has written on is not asked about what they wrote before', async () => {
  let answer: (() => void) | undefined;
  await withModel(
    () =>
      new Promise((resolve) => {
        answer = () => resolve({ intent: 'ask_fee', permits: ['PBG'] });
      }),
  );
  await house.receive(RAHMAH, { kind: 'text', text: ODD });
  await house.receive(RAHMAH, { kind: 'text', text: 'syarat slf apa' });
  const settled = house.settle();
  while (!answer) await new Promise((resolve) => setImmediate(resolve));
  answer();
  await settled;
  const said = house.taken().map(({ message }) => (message.kind === 'text' ? message.text : ''));
  expect(said.join('\n')).toContain('Sertifikat Laik Fungsi');
  expect(said.join('\n')).not.toContain('Mungkin maksudnya');
});

test('a model that takes too long tells nothing, and is not asked again', async () => {
  house = await openTestApp();
  await house.write(RAHMAH, ODD);
  const { storage, clock, world } = house.app.house;
  const chat = (await storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: RAHMAH })))!;
  const message = (await storage.read(({ messages }) => messages.ofChat(chat.id, 50))).find(
    ({ direction }) => direction === 'in',
  )!;
  await storage.write(({ timers }) => timers.set(chat.id, 'propose', message.id, clock.now(), null));
  const asked: AbortSignal[] = [];
  const proposals = openProposals({
    storage,
    clock,
    log: house.log,
    catalogue: () => world.catalogue,
    patience: 20,
    model: (_, signal) => {
      asked.push(signal);
      return new Promise(() => undefined);
    },
  });
  await proposals.idle();
  await proposals.idle();
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
  await house.settle();
  expect(house.taken()).toEqual([]);
  await proposals.stop();
});

test('without a model nothing is asked, and nothing waits', async () => {
  house = await openTestApp();
  expect(house.app.house.world.proposes).toBe(false);
  expect(await told(ODD)).not.toContain('Mungkin');
});

describe('over HTTP', () => {
  const request: ModelRequest = {
    text: 'berapa duit',
    intents: ['ask_fee'],
    permits: [{ code: 'PBG', name: 'PBG' }],
  };

  async function answered(status: number, content: string): Promise<{ body: string; result: unknown }> {
    let body = '';
    const server = createServer((incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ choices: [{ message: { content } }] }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const model = httpLanguageModel({ url: `http://127.0.0.1:${String(port)}/v1/`, model: 'small' });
    try {
      const result = await model(request, new AbortController().signal).catch((error: unknown) => error);
      return { body, result };
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test('the choice is read from the answer', async () => {
    house = await openTestApp();
    const { body, result } = await answered(200, '{"intent":"ask_fee","permits":["PBG"]}');
    expect(result).toEqual({ intent: 'ask_fee', permits: ['PBG'] });
    expect(JSON.parse(body)).toMatchObject({ model: 'small', temperature: 0 });
    expect(body).toContain('berapa duit');
  });

  test.each([
    [500, '{"intent":"ask_fee"}'],
    [200, 'Maaf, saya tidak tahu.'],
    [200, '{"permits":[]}'],
  ])('status %i with %s is no answer', async (status, content) => {
    house = await openTestApp();
    expect((await answered(status, content)).result).toBeInstanceOf(Error);
  });
});
