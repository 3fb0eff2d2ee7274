/** What a connection is made of, from what is stored of the number; the socket is a stand-in. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keepBan } from '../../../bot/channels/ban.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import type { MissedHistory } from '../../../bot/channels/baileys/missed-history.ts';
import { credsId, credsType } from '../../../bot/channels/baileys/key-store.ts';
import { me, openConnectionRig, retry } from '../../support/connection-rig.ts';
import type { ConnectionRig } from '../../support/connection-rig.ts';
import { heldLease } from '../../support/stand-in-socket.ts';

let rig: ConnectionRig;
beforeEach(async () => {
  rig = await openConnectionRig();
});
afterEach(() => rig.close());

const kept = async (type: string, id: string): Promise<string | undefined> =>
  (await rig.keys.get(type, [id])).get(id);
const last = () => rig.opened.at(-1)!.context;
const text = (remoteJid: string, id: string) => ({
  key: { remoteJid, id },
  messageTimestamp: 1,
  message: { conversation: 'halo' },
});
const ids = (): string[] => rig.received.map(({ externalId }) => externalId);

/** A host of files that gives this answer, and what it was asked for. */
function answering(status: number) {
  const asked: string[] = [];
  const fetch = async (url: string | URL | Request): Promise<Response> => {
    asked.push(new Request(url).url);
    return new Response(null, { status });
  };
  return { asked, fetch };
}
const photo = {
  imageMessage: { directPath: '/v/1', mediaKey: Buffer.alloc(32, 7), fileLength: 1, mimetype: 'image/png' },
};

describe('linked anew', () => {
  const pairing = { phone: '+6281100000077' };
  const link = async (): Promise<void> => {
    last().auth.update({ account: {}, me });
    await rig.ends({ action: { do: 'restart' } });
  };

  test('nothing is left of the link before, and the phone is told where the code goes', async () => {
    await rig.connect({ pairing });
    expect([last().phone, last().auth.creds.account]).toEqual([pairing.phone, undefined]);
    expect(await kept(credsType, credsId)).toBeUndefined();
    // Once only: what the phone has signed stays.
    await link();
    expect(rig.opened).toHaveLength(2);
    expect(last().auth.creds.me).toEqual(me);
    expect(last().history).toBeUndefined();
  });

  test('the history since its last message is awaited, by the next connection and the next process too', async () => {
    let known: number | null = 5;
    await rig.connect({ pairing, lastHeardAt: async () => known });
    // Stored at once, under the new link.
    expect([await kept('gap', 'since'), await kept('gap', 'history')]).toEqual(['5', 'awaited']);
    known = 7;
    await rig.keys.set([{ type: 'gap', id: 'history', value: 'come' }]);
    await link();
    expect(last().history).toBeDefined();
    // It is told from where it is, and not anew with each connection.
    expect([await kept('gap', 'since'), await kept('gap', 'history')]).toEqual(['5', 'come']);
    await rig.close();

    const { keys } = rig;
    rig = await openConnectionRig();
    await rig.connect({ keys });
    expect(last().history).toBeDefined();
  });

  test('the history of our own phone is meant, whichever address it has', async () => {
    await rig.keys.set([{ type: 'gap', id: 'since', value: '1' }]);
    await rig.connect();
    const history = last().history as MissedHistory;
    const wanted = { syncType: 3 };
    expect(history.wants(wanted, me.id)).toBe(true);
    expect(history.wants(wanted, me.lid)).toBe(true);
    expect(history.wants(wanted, '10001@lid')).toBe(false);
  });
});

test('what the phone writes to itself is nobody’s message', async () => {
  await rig.connect();
  rig.opensReady();
  last().receiving.messages([
    text('6281100000077@s.whatsapp.net', 'M1'),
    text('900000000077@lid', 'M2'),
    text('10001@lid', 'M3'),
  ]);
  await rig.pass(0);
  expect(ids()).toEqual(['M3']);
});

test('keys are written under the lease that is held, and under no other', async () => {
  const asked: string[] = [];
  const keys = { ...rig.keys, under: (holding: string) => (asked.push(holding), rig.keys) };
  await rig.connect({ keys, lease: { ...heldLease, holding: () => 'h7' } });
  expect(asked).toEqual(['h7']);
});

test('what an earlier life took in comes before anything new', async () => {
  await rig.journalled('J1', { conversation: 'halo' });
  const stored = Promise.withResolvers<void>();
  const { receive } = rig.intake;
  rig.intake.receive = async (message) => {
    await stored.promise;
    await receive(message);
  };
  await rig.connect();
  expect(rig.opened).toHaveLength(0);
  stored.resolve();
  await rig.pass(0);
  expect([ids(), rig.opened.length]).toEqual([['J1'], 1]);
});

describe('a message that cannot be stored', () => {
  /** It comes with every connection. */
  const comes = async (ms = 10_000): Promise<void> => {
    last().receiving.messages([text('10001@lid', 'M1')]);
    await rig.pass(ms);
  };

  test('ends the connection, so that the server keeps the rest; failing again and again it alone waits', async () => {
    const { receive } = rig.intake;
    rig.intake.receive = () => Promise.reject(new Error('strange'));
    await rig.connect();
    for (let time = 1; time <= 3; time += 1) {
      await comes();
      expect(rig.opened).toHaveLength(time + 1);
    }
    expect(rig.states()).toContain('waiting store_unavailable');
    await comes();
    expect(rig.opened).toHaveLength(4);
    expect(rig.log.events).toContain('whatsapp.message_set_aside');
    rig.intake.receive = receive;
    await rig.pass(defaultTiming.setAside - 20_000);
    expect(ids()).toEqual([]);
    await rig.pass(20_000);
    expect(ids()).toEqual(['M1']);
  });
});

describe('a ban for a time', () => {
  const HOUR = 3_600_000;
  const banned = { ...retry('temporary_ban'), atLeastMs: 2 * HOUR } as const;

  test('is waited out by a process that finds it', async () => {
    await keepBan(rig.keys, Date.now() + HOUR);
    await rig.connect();
    expect([rig.states(), rig.opened.length]).toEqual([['connecting', 'waiting temporary_ban'], 0]);
    await rig.pass(HOUR - 1_000);
    expect(rig.opened).toHaveLength(0);
    await rig.pass(2_000);
    expect(rig.opened).toHaveLength(1);
  });

  test('is kept for the next process; where that fails, or hangs, this one waits all the same', async () => {
    await rig.connect();
    await rig.ends({ action: banned });
    expect(await kept('ban', 'until')).toBe(String(Date.now() + 2 * HOUR));
    expect(rig.waits()).toEqual([7_200]);
    await rig.pass(2 * HOUR + 1);
    const { set } = rig.keys;
    rig.keys.set = () => Promise.reject(new Error('disk full'));
    await rig.ends({ action: banned });
    expect(rig.log.events).toContain('whatsapp.ban_not_stored');
    expect(rig.waits().at(-1)).toBe(7_200);
    await rig.pass(2 * HOUR + 1);
    rig.keys.set = () => new Promise(() => undefined);
    await rig.ends({ action: banned }, defaultTiming.storing);
    expect(rig.waits().at(-1)).toBe(7_200);
    rig.keys.set = set;
  });

  test('is never waited out longer than is set', async () => {
    await rig.connect({ timing: { longestWait: 1_000 } });
    await rig.ends({ action: banned });
    expect([await kept('ban', 'until'), rig.waits()]).toEqual([String(Date.now() + 1_000), [1]]);
  });

  test('leaves what was taken up before to the connection that comes after it', async () => {
    await rig.journalled('J1', photo);
    await keepBan(rig.keys, Date.now() + 60_000);
    const host = answering(404);
    await rig.connect({ timing: { fileAway: 90_000 }, fetch: host.fetch });
    await rig.pass(61_000);
    expect([rig.opened.length, host.asked.length]).toEqual([1, 1]);
    // The one of before would try now, and the message would be taken twice.
    await rig.pass(30_000);
    expect(host.asked).toHaveLength(1);
    await rig.pass(60_000);
    expect(host.asked).toHaveLength(2);
  });
});

describe('a file', () => {
  const receives = async (id = 'P1', from = '10001@lid'): Promise<void> => {
    const key = { remoteJid: from, id };
    last().receiving.messages([{ key, messageTimestamp: Date.now() / 1_000, message: photo }]);
    await rig.pass(0);
  };
  const faults = () => rig.received.map(({ content }) => ('file' in content ? content.file : content));

  test('comes from the host that the server names; without its word, from the usual one', async () => {
    const host = answering(400);
    await rig.connect({ fetch: host.fetch });
    rig.sock['refreshMediaConn'] = () => Promise.reject(new Error('asked before the link is open'));
    await receives('P1');
    rig.opensReady();
    await receives('P2');
    rig.sock['refreshMediaConn'] = async () => ({ hosts: [{ hostname: 'media-cgk1.cdn.whatsapp.net' }] });
    await receives('P3');
    const usual = 'https://mmg.whatsapp.net/v/1';
    expect(host.asked).toEqual([usual, usual, 'https://media-cgk1.cdn.whatsapp.net/v/1']);
    expect(faults()).toEqual([{ fault: 'broken' }, { fault: 'broken' }, { fault: 'broken' }]);
  });

  test('is asked of nobody while the link is not open', async () => {
    rig.sock['refreshMediaConn'] = () => rig.told.push({ state: 'waiting', reason: 'asked', until: 0 });
    rig.sock['updateMediaMessage'] = rig.sock['refreshMediaConn'];
    await rig.connect({ fetch: answering(404).fetch });
    await receives();
    expect([rig.states(), rig.received, rig.log.events]).toEqual([
      ['connecting'],
      [],
      ['whatsapp.file_awaited'],
    ]);
  });

  test('that is larger than is set is not fetched', async () => {
    const host = answering(400);
    await rig.connect({ fetch: host.fetch, maxMediaBytes: 0 });
    await receives();
    expect([host.asked, faults()]).toEqual([[], [{ fault: 'too_large' }]]);
  });

  test.each([
    ['where the phone says', { imageMessage: { directPath: '/v/2', mediaKey: Buffer.alloc(32, 7) } }, '/v/2'],
    ['no more where it says nothing of a file', { conversation: 'halo' }, undefined],
    ['no more where it says nothing', undefined, undefined],
  ])('that is gone is looked for %s', async (_, message, path) => {
    const host = answering(404);
    const asked: unknown[] = [];
    rig.sock['refreshMediaConn'] = async () => ({ hosts: [] });
    rig.sock['updateMediaMessage'] = async ({ key }: { key: object }) => (asked.push(key), { message });
    await rig.connect({ fetch: host.fetch });
    rig.opensReady();
    await receives();
    expect(asked).toEqual([{ remoteJid: '10001@lid', id: 'P1' }]);
    const urls = ['/v/1', ...(path ? [path] : [])].map((where) => `https://mmg.whatsapp.net${where}`);
    expect([host.asked, faults().length]).toEqual([urls, 1]);
  });

  test('whose host is away is tried again from time to time, by the next connection as well, and given up in the end', async () => {
    const host = answering(404);
    await rig.connect({ fetch: host.fetch });
    await receives('P1');
    expect(host.asked).toHaveLength(1);
    await rig.ends({ action: retry('connection_lost') }, 2_000);
    // Another file soon after would fare no better.
    await receives('P2', '10002@lid');
    expect(host.asked).toHaveLength(1);
    await rig.pass(defaultTiming.fileAway);
    expect(host.asked).toHaveLength(2);
    await rig.pass(defaultTiming.fileGivenUp - 60_000);
    expect(rig.received).toEqual([]);
    await rig.pass(defaultTiming.fileGivenUp);
    expect(faults()).toEqual([{ fault: 'broken' }]);
  });
});
