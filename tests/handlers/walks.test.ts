/** Random and hostile conversations through the whole program: every row is handled, everybody has an answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { InboundMessage } from '../../flows/message.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { FITTING, HOSTILE, WISHES, WORDS } from '../support/walks.ts';

let house: TestApp;
let people = 0;

beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

const newPhone = (): string => `+6281${String((people += 1)).padStart(8, '0')}`;
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const from = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;

/** What a phone sends next: mostly a fitting answer to what is open. */
async function drawn(phone: string, pick: number): Promise<InboundMessage['content']> {
  const { chat } = await describeChat(house.app, phone);
  const ask = typeof chat?.['asks'] === 'string' ? chat['asks'] : 'wish';
  if (pick % 10 < 6) {
    if (ask.startsWith('doc:'))
      return { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg', name: 'foto.jpg' } };
    return { kind: 'text', text: from(FITTING[ask] ?? ['1'], pick >> 4) };
  }
  if (pick % 10 < 8) return { kind: 'text', text: from([...WORDS, ...WISHES], pick >> 4) };
  return { kind: 'text', text: from(HOSTILE, pick >> 4) };
}

async function handledEverything(): Promise<void> {
  const left = await house.app.house.storage.read(({ messages }) =>
    messages.chatsToWake(house.app.clock.now() + 1, 10),
  );
  expect(left).toEqual([]);
  expect(house.log.events.filter((event) => /failed|threw/.test(event))).toEqual([]);
}

test('300 random conversations: everybody is answered, nothing is left unhandled', async () => {
  const walks = fc.sample(fc.array(fc.nat(99_999), { minLength: 5, maxLength: 7 }), {
    seed: 20_261_122,
    numRuns: 300,
  });
  for (let at = 0; at < walks.length; at += 50) {
    // Fifty people at once, each at their own pace.
    const group = walks.slice(at, at + 50).map((picks) => ({ phone: newPhone(), picks }));
    for (const { phone } of group) await house.receive(phone, { kind: 'text', text: 'urus nib warung' });
    await house.settle();
    for (let turn = 0; turn < 7; turn += 1) {
      house.taken();
      const sending = group.filter(({ picks }) => picks[turn] !== undefined);
      const contents = await Promise.all(sending.map(({ phone, picks }) => drawn(phone, picks[turn]!)));
      await Promise.all(sending.map(({ phone }, index) => house.receive(phone, contents[index]!)));
      await house.settle();
      const answered = new Set(house.taken().map(({ to }) => to));
      const silence = sending.map(({ phone }, index) => ({ phone, sent: contents[index] }));
      expect(silence.filter(({ phone }) => !answered.has(phone))).toEqual([]);
    }
  }
  await handledEverything();
}, 180_000);

test.each(['', 'urus nib warung', 'petugas'])(
  'law 10: after "%s" every hostile text is stored, answered in words, and the next message too',
  async (first) => {
    for (const text of HOSTILE) {
      const phone = newPhone();
      if (first !== '') await house.write(phone, first);
      const words = await house.write(phone, text);
      expect({ text: text.slice(0, 40), words: words.length }).not.toMatchObject({ words: 0 });
      expect((await house.write(phone, 'menu')).join('')).toContain('*1*');
    }
    await handledEverything();
  },
);

const FILES: readonly [string, Uint8Array][] = [
  ['empty', Buffer.alloc(0)],
  ['a zip bomb', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(10_000)])],
  ['a program', Buffer.from('4d5a9000', 'hex')],
  ['half a PDF', Buffer.from('%PDF-1.4 …')],
  ['a web page', Buffer.from('<html><script>alert(1)</script></html>')],
  ['50 MB', Buffer.alloc(50 * 1024 * 1024, 0xff)],
  ['noise', Buffer.from('not a picture at all')],
];

test.each(FILES)('law 10: a file that is %s is refused in words and the form goes on', async (_, bytes) => {
  const phone = newPhone();
  await house.write(phone, 'urus nib warung');
  house.taken();
  await house.receive(phone, { kind: 'image', file: { bytes, mime: 'image/jpeg', name: 'ktp.jpg' } });
  await house.settle();
  const words = house.taken().map(({ message }) => (message.kind === 'text' ? message.text : ''));
  expect(words.join('\n').length).toBeGreaterThan(20);
  expect((await describeChat(house.app, phone)).chat).toMatchObject({ owner: 'bot', asks: 'kbli' });
  await handledEverything();
});
