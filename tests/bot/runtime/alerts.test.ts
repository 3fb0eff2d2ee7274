import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { healthChecks } from '../../../bot/health.ts';
import { intakeFor } from '../../../bot/intake.ts';
import type { LinkState } from '../../../bot/channels/channel.ts';
import { openAlerts } from '../../../bot/runtime/alerts.ts';
import type { Alerts } from '../../../bot/runtime/alerts.ts';
import type { Check } from '../../../desk/server/ports.ts';
import { acknowledgeAlert } from '../../../handlers/link-alert.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const MINUTE = 60_000;
/** The last is on the Cloud API, where a test links it. */
const NUMBERS = ['wa1', 'wa2', 'resmi'];
const PHONES = ['+6281100000011', '+6281100000012'];

let house: TestApp;
let alerts: Alerts;
let letters: { to: string; subject: string; text: string }[];
/** Who gets letters; of whom they are not taken. */
let emails: string[];
let refused: readonly string[];
beforeEach(async () => {
  house = await openTestApp();
  letters = [];
  emails = ['kadis@example.id'];
  refused = [];
  const { storage, clock } = house.app.house;
  alerts = openAlerts({
    storage,
    unstored: house.app.unstored,
    clock,
    log: memoryLog(),
    numbers: NUMBERS,
    people: { phones: PHONES, emails },
    mail: async (to, subject, text) => {
      if (refused.includes(to)) throw new Error('mail server away');
      letters.push({ to, subject, text });
    },
    deskUrl: 'https://meja.example.id',
  });
  await link('wa1', 'ready');
  await link('wa2', 'ready');
});
afterEach(() => house.close());

async function link(
  id: string,
  state: string,
  detail: string | null = null,
  channel = 'whatsapp',
): Promise<void> {
  const { storage, clock } = house.app.house;
  await storage.write(async ({ accounts }) => {
    await accounts.upsert(id, channel, { state, detail }, clock.now());
    await accounts.lease(id, 'this process', clock.now(), 24 * 60 * MINUTE);
  });
}

/** Rows for the people to be told, by the number that carries them. */
async function texted(): Promise<{ account: string; to: string; text: string }[]> {
  const { storage } = house.app.house;
  return storage.read(async ({ chats, messages }) => {
    const found = [];
    for (const account of NUMBERS)
      for (const to of PHONES) {
        const chat = await chats.find(account, { kind: 'phone', value: to });
        for (const row of chat ? (await messages.ofChat(chat.id, 10)).reverse() : [])
          if (row.direction === 'out' && row.body.kind === 'text')
            found.push({ account, to, text: row.body.text });
      }
    return found;
  });
}

const audited = async () =>
  (await house.app.house.storage.read(({ audit }) => audit.list({ limit: 20 })))
    .map(({ action, subject }) => `${action} ${subject}`)
    .filter((line) => line.startsWith('alert'));

test('a number that is logged out is told at once, on the other number and by letter', async () => {
  await link('wa1', 'stopped', 'logged_out');
  await alerts.run();
  expect((await texted()).map(({ account, to }) => [account, to])).toEqual(PHONES.map((to) => ['wa2', to]));
  expect(letters).toEqual([
    {
      to: 'kadis@example.id',
      subject: expect.stringContaining('WhatsApp wa1'),
      text: expect.stringContaining('Perangkat tertaut'),
    },
  ]);
  expect(letters[0]?.text).toContain('https://meja.example.id/nomor');
  expect(await audited()).toEqual(['alert_raised wa1']);
});

test('a number on the Cloud API is no road: it may not write to somebody who has not written', async () => {
  await link('wa2', 'unlinked');
  await link('resmi', 'ready', null, 'cloud_api');
  await link('wa1', 'stopped', 'logged_out');
  await alerts.run();
  expect(await texted()).toEqual([]);
  expect(letters).toHaveLength(1);
});

test('a number that looks ready and is not is no road: nobody would hear by it', async () => {
  const { storage, clock } = house.app.house;
  await storage.write(async ({ accounts }) => {
    await accounts.release('wa2', 'this process');
    await accounts.lease('wa2', 'a process that dies', clock.now(), 30_000);
  });
  await house.pass(MINUTE);
  await link('wa1', 'stopped', 'logged_out');
  await alerts.run();
  expect(await texted()).toEqual([]);
  expect(letters).toHaveLength(1);
});

test('a number that comes back within ten minutes is nobody’s business', async () => {
  await link('wa1', 'waiting', 'connection_lost');
  await alerts.run();
  await house.pass(9 * MINUTE);
  await alerts.run();
  await link('wa1', 'ready');
  await alerts.run();
  await house.pass(5 * MINUTE);
  await link('wa1', 'connecting');
  await alerts.run();
  await house.pass(6 * MINUTE);
  await alerts.run();
  expect(letters).toEqual([]);
  expect(await texted()).toEqual([]);
});

test('a number that WhatsApp refuses again and again is told at once, with what to do; one refusal is only noted', async () => {
  await told({ state: 'ready', reason: 'reach_limited' });
  await alerts.run();
  expect(letters).toEqual([]);
  expect(await healthOf('wa1')).toMatchObject({
    ok: true,
    note: true,
    words: expect.stringContaining('menulis lebih dulu'),
  });
  await told({ state: 'ready', reason: 'reach_refused' });
  await alerts.run();
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toMatch(/berkali-kali menolak[^]*menulis lebih dulu[^]*tunggu/);
  expect(letters[0]?.text).not.toContain('Selama ini pemohon tidak dijawab');
  expect((await texted()).map(({ account }) => account)).toEqual(['wa2', 'wa2']);
  expect(await healthOf('wa1')).toMatchObject({ ok: false, words: expect.stringContaining('lewat telepon') });
  await told({ state: 'ready' });
  await alerts.run();
  expect(letters.at(-1)?.subject).toBe('WhatsApp wa1 sudah normal lagi');
});

/** As a deaf link goes: it ends, opens again at once, and is ready for minutes in which nothing is handed on. */
async function deafLink(readyMinutes: number): Promise<void> {
  const now = house.app.clock.now();
  await told({ state: 'waiting', reason: 'deaf', until: now, deafSince: now - 6 * MINUTE });
  await told({ state: 'connecting' });
  await told({ state: 'ready' });
  for (let minute = 0; minute < readyMinutes; minute += 1) {
    await alerts.run();
    await house.pass(MINUTE);
  }
}

const told = (state: LinkState): Promise<void> => {
  const channel = { ...house.app.simulator!, account: 'wa1', pair: () => Promise.resolve() };
  const { app } = house;
  return intakeFor(channel, { storage: app.house.storage, pace: { linked: () => undefined }, ...app }).link(
    state,
  );
};

const written = (account: string, id: string): Promise<unknown> => {
  const { inbox, clock } = house.app;
  const chat = { kind: 'phone', value: '+6281234567890' } as const;
  const content = { kind: 'text', text: 'halo' } as const;
  return inbox.receive({ account, chat, externalId: id, at: clock.now(), from: 'contact', content });
};

const healthOf = async (id: string): Promise<Check | undefined> => {
  const config = { ...house.app.config, whatsapp: ['wa1', 'wa2'] };
  return (await healthChecks({ ...house.app, config })).find(({ name }) => name === `whatsapp_${id}`);
};

test('deaf twice is told, however ready it looks, until it was ready for long', async () => {
  await deafLink(5);
  expect(letters).toEqual([]);
  expect(await healthOf('wa1')).toMatchObject({ ok: true });
  await deafLink(5);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain('pesan tidak sampai ke program (sudah 11 menit)');
  expect(await healthOf('wa1')).toMatchObject({ ok: false, words: expect.stringContaining('tidak sampai') });
  // Two hours of it, through many new processes: repeated every half hour.
  for (let time = 0; time < 22; time += 1) await deafLink(5);
  expect(letters).toHaveLength(4);
  expect(await audited()).toEqual(['alert_raised wa1']);
  for (let minute = 0; minute < 16; minute += 1) {
    await alerts.run();
    await house.pass(MINUTE);
  }
  await alerts.run();
  expect(letters.at(-1)?.subject).toBe('WhatsApp wa1 sudah normal lagi');
  expect(await healthOf('wa1')).toMatchObject({ ok: true });
});

test('a message that was handed on ends deafness at once, on another number it does not', async () => {
  await deafLink(5);
  await deafLink(5);
  await written('wa2', 'W2');
  await alerts.run();
  expect(letters).toHaveLength(1);
  await written('wa1', 'W1');
  await alerts.run();
  expect(letters.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('perlu bantuan'),
    'WhatsApp wa1 sudah normal lagi',
  ]);
  // What comes after is counted anew.
  await house.pass(MINUTE);
  await deafLink(15);
  expect(letters).toHaveLength(2);
});

test('it is repeated until somebody looks after it, and the end is told', async () => {
  await link('wa1', 'stopped', 'banned');
  await alerts.run();
  await alerts.run();
  expect(letters).toHaveLength(1);
  await house.pass(30 * MINUTE);
  await alerts.run();
  expect(letters).toHaveLength(2);
  await acknowledgeAlert(house.app.house, 'wa1', 'operator:x');
  await house.pass(60 * MINUTE);
  await alerts.run();
  expect(letters).toHaveLength(2);
  await link('wa1', 'ready');
  await alerts.run();
  expect(letters.at(-1)?.subject).toBe('WhatsApp wa1 sudah normal lagi');
  await alerts.run();
  expect(letters).toHaveLength(3);
  expect(await audited()).toEqual(['alert_acknowledged wa1', 'alert_raised wa1']);
  // The next time is told anew.
  await link('wa1', 'stopped', 'banned');
  await alerts.run();
  expect(letters).toHaveLength(4);
});

test('there is nothing to look after where nothing is told', async () => {
  await expect(acknowledgeAlert(house.app.house, 'wa1', 'cli')).rejects.toThrow('not_found');
});

test('a letter that was not taken is tried again soon', async () => {
  refused = emails;
  await link('wa1', 'stopped', 'banned');
  await alerts.run();
  refused = [];
  await house.pass(MINUTE);
  await alerts.run();
  expect(letters).toEqual([]);
  await house.pass(MINUTE);
  await alerts.run();
  expect(letters).toHaveLength(1);
});

test('two are told by letter; whose letter was not taken keeps nobody else from theirs', async () => {
  emails.push('sekretaris@example.id');
  await link('wa1', 'stopped', 'banned');
  await alerts.run();
  expect(letters.map(({ to }) => to)).toEqual(['kadis@example.id', 'sekretaris@example.id']);
  for (const [lost, told] of [emails, emails.toReversed()]) {
    await link('wa1', 'ready');
    await alerts.run();
    letters = [];
    refused = [lost!];
    await link('wa1', 'stopped', 'banned');
    await alerts.run();
    expect(letters.map(({ to }) => to)).toEqual([told]);
    // Tried again soon, for nobody but them: whoever was told hears of it every half hour only, also on WhatsApp.
    const texts = (await texted()).length;
    for (let time = 0; time < 3; time += 1) {
      await house.pass(2 * MINUTE);
      await alerts.run();
    }
    refused = [];
    await house.pass(2 * MINUTE);
    await alerts.run();
    await house.pass(2 * MINUTE);
    await alerts.run();
    expect(letters.map(({ to }) => to)).toEqual([told, lost]);
    expect(await texted()).toHaveLength(texts);
    await house.pass(20 * MINUTE);
    await alerts.run();
    expect(letters.map(({ to }) => to)).toEqual([told, lost, ...emails]);
  }
  // Somebody looks after it: nothing is tried again either.
  refused = emails;
  await house.pass(30 * MINUTE);
  await alerts.run();
  await acknowledgeAlert(house.app.house, 'wa1', 'cli');
  [letters, refused] = [[], []];
  await house.pass(2 * MINUTE);
  await alerts.run();
  expect(letters).toEqual([]);
});

test('both numbers gone: letters only; a number that nobody linked or that was let go is no trouble', async () => {
  await link('wa1', 'stopped', 'banned');
  await link('wa2', 'unlinked');
  await alerts.run();
  expect(await texted()).toEqual([]);
  expect(letters.map(({ subject }) => subject)).toEqual([expect.stringContaining('wa1')]);
});

test('somebody tries to link it again in vain: the alert stands', async () => {
  await link('wa1', 'stopped', 'logged_out');
  await alerts.run();
  await link('wa1', 'pairing');
  await alerts.run();
  await link('wa1', 'unlinked');
  await house.pass(31 * MINUTE);
  await alerts.run();
  expect(letters).toHaveLength(2);
  expect(letters[1]?.text).toContain('dikeluarkan dari HP');
});

test('a number whose process is gone looks ready and is not', async () => {
  const { storage } = house.app.house;
  await storage.write(async ({ accounts }) => {
    await accounts.release('wa1', 'this process');
    await accounts.lease('wa1', 'a process that dies', house.app.clock.now(), 30_000);
  });
  await house.pass(MINUTE);
  await alerts.run();
  await house.pass(9 * MINUTE);
  await alerts.run();
  expect(letters).toEqual([]);
  await house.pass(MINUTE);
  await alerts.run();
  expect(letters[0]?.subject).toContain('tidak ada program');
});

test('law 4: a bot that is mute for ten minutes while an applicant waits raises an alarm', async () => {
  await house.app.queue.stop();
  await house.receive('+6281234567890', { kind: 'text', text: 'halo' });
  await house.pass(11 * MINUTE).catch(() => undefined);
  await alerts.run();
  expect(letters[0]?.subject).toContain('belum dijawab');
});
