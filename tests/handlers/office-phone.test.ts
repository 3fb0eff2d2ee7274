/** WhatsApp Business answers by itself: that is no officer at the phone. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { healthChecks } from '../../bot/health.ts';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const [RAHMAH, BUDI, SITI] = ['+6281234567890', '+6281234567891', '+6281234567892'] as const;
const AWAY = 'Terima kasih telah menghubungi kami. Kantor sedang tutup.';
const MINUTE = 60_000;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

const owner = async (phone: string) => (await describeChat(house.app, phone)).chat?.owner;

/** Typed on the office phone (or sent by it), so long after the person wrote. */
async function fromPhone(chat: string, text: string, afterMs: number): Promise<void> {
  await house.pass(afterMs);
  await house.receive(chat, { kind: 'text', text }, { from: 'office_phone' });
  await house.settle();
}

/** What is due now, at once. */
const runTimers = () => house.pass(0);

test('two seconds after a message it is a greeting: kept in the log, the bot serves on', async () => {
  await house.write(RAHMAH, 'halo');
  await fromPhone(RAHMAH, AWAY, 2_000);
  expect(await owner(RAHMAH)).toBe('bot');
  expect(await house.write(RAHMAH, 'menu')).toHaveLength(1);
  const rows = await house.app.house.storage.read(({ messages }) => messages.since('', 100));
  expect(rows.find(({ body }) => 'text' in body && body.text === AWAY)).toMatchObject({
    author: 'phone',
    state: 'handled',
  });
});

test('three seconds after it is an officer, who is not answered and never echoed', async () => {
  await house.write(RAHMAH, 'halo');
  house.taken();
  await fromPhone(RAHMAH, AWAY, 3_000);
  expect(await owner(RAHMAH)).toBe('operator');
  expect(house.taken()).toEqual([]);
});

describe('the clock of the phone runs from the word of the officer', () => {
  const HOUR = 60 * MINUTE;
  const storeAll = async (...lines: ['contact' | 'office_phone', string, number][]) => {
    const now = house.app.clock.now();
    await house.app.inbox.receiveAll(
      lines.map(([from, text, before]) => ({
        account: 'sim',
        chat: { kind: 'sim', value: RAHMAH },
        externalId: `L${before}`,
        at: now - before,
        from,
        content: { kind: 'text', text },
      })),
    );
    await house.settle();
  };

  test('read hours later it takes nothing over, and what was asked since is answered', async () => {
    await house.write(RAHMAH, 'halo');
    await house.pass(6 * HOUR);
    house.taken();
    await storeAll(
      ['office_phone', 'Baik Bu, besok saya cek.', 5 * HOUR],
      ['contact', 'biaya nib berapa', 10 * MINUTE],
    );
    expect(await owner(RAHMAH)).toBe('bot');
    expect(house.taken()).toHaveLength(1);
  });

  test('read an hour later, half of the two hours is left', async () => {
    await house.write(RAHMAH, 'halo');
    await house.pass(6 * HOUR);
    await storeAll(['office_phone', 'Baik Bu, besok saya cek.', HOUR]);
    expect(await owner(RAHMAH)).toBe('operator');
    await house.pass(HOUR - MINUTE);
    expect(await owner(RAHMAH)).toBe('operator');
    await house.pass(MINUTE);
    expect(await owner(RAHMAH)).toBe('bot');
  });

  test('a word that comes late, older than the last, does not shorten it', async () => {
    await house.write(RAHMAH, 'halo');
    await house.pass(HOUR);
    await storeAll(['office_phone', 'Baik Bu, besok saya cek.', 0]);
    await storeAll(['office_phone', 'Sebentar ya Bu.', 50 * MINUTE]);
    await house.pass(2 * HOUR - MINUTE);
    expect(await owner(RAHMAH)).toBe('operator');
    await house.pass(MINUTE);
    expect(await owner(RAHMAH)).toBe('bot');
  });

  test('and it is no answer to what was asked after it', async () => {
    await house.write(RAHMAH, 'halo');
    await house.pass(HOUR);
    await storeAll(['contact', 'biaya nib berapa', 10 * MINUTE], ['office_phone', 'Baik Bu.', 50 * MINUTE]);
    house.taken();
    await house.pass(2 * HOUR);
    const words = house.taken().flatMap(({ message }) => ('text' in message ? message.text : ''));
    expect(words.join('\n')).toMatch(/NIB/);
  });

  test('how long it runs is for the office to say', async () => {
    const { office } = house.app.house.world;
    const phone_idle_minutes = { value: 30, source: null, status: 'confirmed' } as const;
    house.app.house.world = {
      ...house.app.house.world,
      office: { ...office, settings: { ...office.settings, phone_idle_minutes } },
    };
    await house.write(RAHMAH, 'halo');
    await fromPhone(RAHMAH, 'Bu, ini Rina.', MINUTE);
    await house.pass(30 * MINUTE);
    expect(await owner(RAHMAH)).toBe('bot');
  });
});

describe('what was written while the phone had the chat and nobody answered', () => {
  const HOURS = 120 * MINUTE;
  const said = (shown = house.taken()) =>
    shown.flatMap(({ message }) => ('text' in message ? message.text : '')).join('\n');
  const waiting = () => house.app.house.storage.read(({ tickets }) => tickets.waiting());
  /** The officer's word, then these, a minute apart; then two hours of silence. */
  const leave = async (...lines: string[]) => {
    await fromPhone(RAHMAH, 'Sebentar ya Bu.', MINUTE);
    for (const line of lines) {
      await house.pass(MINUTE);
      expect(await house.write(RAHMAH, line)).toEqual([]);
    }
    await house.pass(HOURS);
    expect(await owner(RAHMAH)).not.toBe('operator');
    return said();
  };
  beforeEach(async () => {
    await house.write(RAHMAH, 'halo');
  });

  test('is answered once when the bot serves again, and no disturbance is made up', async () => {
    const words = await leave('syarat nib apa saja?', 'biayanya berapa?');
    expect(words).toMatch(/^Petugas di HP kantor belum menulis lagi/);
    expect(words).toMatch(/NIB/);
    expect(words).not.toMatch(/sudah selesai menulis|gangguan/);
    expect(await waiting()).toEqual([]);
    await house.pass(3 * HOURS);
    expect(said()).toBe('');
  });

  test('goes to the queue with a promise where only an officer knows', async () => {
    const words = await leave('jadi suami saya yang kemarin itu bagaimana, Bu', 'yang biru');
    expect(words).toMatch(/belum menulis lagi/);
    expect(words).toMatch(/ke-1.*sebelum/);
    expect(await waiting()).toHaveLength(1);
  });

  test('is no answer to the open question of the bot', async () => {
    await house.write(RAHMAH, 'urus nib warung sembako');
    const { chat } = await describeChat(house.app, RAHMAH);
    await leave('ya', '2', 'batal', 'Siti Aminah');
    expect((await describeChat(house.app, RAHMAH)).chat).toMatchObject({
      asks: chat!.asks,
      progress: chat!.progress,
    });
    expect(await waiting()).toHaveLength(1);
  });

  test.each(['baik Bu, terima kasih', 'oke', 'iya bu'])('"%s" asks for nothing', async (line) => {
    await leave(line);
    expect(await waiting()).toEqual([]);
  });

  test('is not answered again where the officer has answered, and an away message is no answer', async () => {
    await fromPhone(RAHMAH, 'Sebentar ya Bu.', MINUTE);
    await house.pass(MINUTE);
    await house.write(RAHMAH, 'syarat sip bidan apa saja?');
    await fromPhone(RAHMAH, 'Ijazah dan STR, Bu.', MINUTE);
    await house.pass(MINUTE);
    await house.write(RAHMAH, 'kantor buka jam berapa?');
    await fromPhone(RAHMAH, AWAY, 1_000);
    await house.pass(HOURS);
    const words = said();
    expect(words).toMatch(/jam|pukul/i);
    expect(words).not.toMatch(/STR/);
  });

  test('a line of the very turn in which the time is over is answered once', async () => {
    await fromPhone(RAHMAH, 'Sebentar ya Bu.', MINUTE);
    const storing = house.receive(RAHMAH, { kind: 'text', text: 'kantor buka jam berapa?' });
    await Promise.all([storing, house.pass(HOURS)]);
    await house.settle();
    expect(said().match(/Jam kantor/g)).toHaveLength(1);
  });
});

test.each([
  ['a reaction', { kind: 'reaction', target: 'M1', emoji: '👍' }],
  ['a message taken back', { kind: 'delete', target: 'M1' }],
  ['a vote', { kind: 'poll_vote' }],
] as const)(
  '%s from the phone says nothing to the person: it is logged, the bot serves on',
  async (_, content) => {
    await house.write(RAHMAH, 'halo');
    await house.pass(MINUTE);
    await house.receive(RAHMAH, content, { from: 'office_phone' });
    await house.settle();
    expect(await owner(RAHMAH)).toBe('bot');
    expect(await house.write(RAHMAH, 'menu')).toHaveLength(1);
    const rows = await house.app.house.storage.read(({ messages }) => messages.since('', 100));
    expect(rows.find(({ author }) => author === 'phone')).toMatchObject({ state: 'handled' });
  },
);

test('a greeting that is stored together with the message and a later one is still a greeting', async () => {
  const at = house.app.clock.now();
  await house.app.inbox.receiveAll(
    (
      [
        ['contact', 'halo', 0],
        ['office_phone', AWAY, 1_000],
        ['contact', 'ada orang?', 60_000],
      ] as const
    ).map(([from, text, after]) => ({
      account: 'sim',
      chat: { kind: 'sim', value: RAHMAH },
      externalId: `G${after}`,
      at: at + after,
      from,
      content: { kind: 'text', text },
    })),
  );
  await house.settle();
  expect(await owner(RAHMAH)).toBe('bot');
});

describe('the same words to three chats', () => {
  beforeEach(async () => {
    for (const phone of [RAHMAH, BUDI, SITI]) await house.write(phone, 'halo');
  });

  test('take none of them over in the end', async () => {
    await fromPhone(RAHMAH, AWAY, MINUTE);
    await fromPhone(BUDI, AWAY, MINUTE);
    expect([await owner(RAHMAH), await owner(BUDI)]).toEqual(['operator', 'operator']);
    await fromPhone(SITI, AWAY, MINUTE);
    expect(await owner(SITI)).toBe('bot');
    await runTimers();
    expect([await owner(RAHMAH), await owner(BUDI)]).toEqual(['bot', 'bot']);
  });

  test('leave a chat where the officer has typed since', async () => {
    await fromPhone(RAHMAH, AWAY, MINUTE);
    await fromPhone(RAHMAH, 'Bu, ini Rina.', MINUTE);
    await fromPhone(BUDI, AWAY, MINUTE);
    await fromPhone(SITI, AWAY, MINUTE);
    await runTimers();
    expect([await owner(RAHMAH), await owner(BUDI), await owner(SITI)]).toEqual(['operator', 'bot', 'bot']);
  });

  test.each([
    ['are an officer when short', 'Baik, ditunggu', MINUTE],
    ['are an officer when spread over the day', AWAY, 20 * MINUTE],
  ])('%s', async (_name, text, apart) => {
    for (const phone of [RAHMAH, BUDI, SITI]) await fromPhone(phone, text, apart);
    expect(await owner(SITI)).toBe('operator');
  });

  test('are kept as a keyed hash only', async () => {
    await fromPhone(RAHMAH, AWAY, MINUTE);
    const kept = await house.app.house.storage.read(({ settings }) => settings.get('phone-said:sim'));
    expect(kept).toMatch(/"text":"[0-9a-f]{64}"/);
    expect(kept).not.toContain('Terima kasih');
  });
});

describe('an officer at the desk gives back what the phone took over', () => {
  const handBack = async (actor: Actor) => {
    const chat = await house.app.house.storage.read(({ chats }) =>
      chats.find('sim', { kind: 'sim', value: RAHMAH }),
    );
    await runCommand(house.app.house, actor, { verb: 'return', chat: chat!.id });
    house.app.queue.wake(chat!.id);
    await house.settle();
    return chat!.id;
  };
  beforeEach(async () => {
    await house.write(RAHMAH, 'halo');
    await fromPhone(RAHMAH, 'Bu, ini Rina.', MINUTE);
    house.taken();
  });

  test('without a ticket, on the record, and the person is told', async () => {
    const rina = await newOfficer(house);
    const chat = await handBack(rina);
    expect(await owner(RAHMAH)).toBe('bot');
    expect(house.taken()).toMatchObject([{ message: { text: expect.stringContaining('menemani lagi') } }]);
    const [entry] = await house.app.house.storage.read(({ audit }) => audit.list({ limit: 1 }));
    expect(entry).toMatchObject({ who: `operator:${rina.id}`, action: 'chat_returned', subject: chat });
    await house.pass(3 * 60 * MINUTE);
    expect(house.taken()).toEqual([]);
  });

  test('and an admin does not; the bot is not given to itself twice', async () => {
    const rina = await newOfficer(house);
    await expect(handBack({ ...rina, role: 'admin' })).rejects.toThrow('not_allowed');
    await handBack(rina);
    await expect(handBack(rina)).rejects.toThrow('not_found');
  });
});

test('"petugas" puts the chat in the queue; whoever claims it has it alone, and the clock of the phone ends', async () => {
  await house.write(RAHMAH, 'halo');
  await fromPhone(RAHMAH, 'Bu, ini Rina.', MINUTE);
  expect(await house.write(RAHMAH, 'petugas')).toHaveLength(1);
  expect(await house.write(RAHMAH, 'petugas')).toEqual([]);
  expect(await owner(RAHMAH)).toBe('operator');
  const rina = await newOfficer(house);
  await house.pass(119 * MINUTE);
  await runCommand(house.app.house, rina, { verb: 'claim', ticket: 'head' });
  await house.pass(2 * MINUTE);
  expect(await owner(RAHMAH)).toBe('operator');
  const tickets = await house.app.house.storage.read(({ tickets: kept }) => kept.ofOperator(rina.id));
  expect(tickets).toHaveLength(1);
});

test('the health page says where to switch it off, for some days', async () => {
  const { config, ...app } = house.app;
  const watched = { ...app, config: { ...config, whatsapp: ['sim'] } };
  const words = async () =>
    (await healthChecks(watched)).filter(({ name }) => name === 'greeting_sim').map((check) => check.words);
  await house.write(RAHMAH, 'halo');
  expect(await words()).toEqual([]);
  await fromPhone(RAHMAH, AWAY, 1_000);
  expect(await words()).toEqual([expect.stringContaining('Pesan salam')]);
  await house.pass(4 * 24 * 60 * MINUTE);
  expect(await words()).toEqual([]);
});
