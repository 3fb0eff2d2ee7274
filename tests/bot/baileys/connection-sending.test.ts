/** What a number sends, and what it does not: its socket is a stand-in. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SendResult, Sendable } from '../../../bot/channels/channel.ts';
import { openConnectionRig } from '../../support/connection-rig.ts';
import type { ConnectionRig } from '../../support/connection-rig.ts';

const HOUR = 3_600_000;
const acknowledged = { tag: 'ack', attrs: { t: '5' } };

let rig: ConnectionRig;
/** What the server says to the next ones, one after another; nothing: it is silent. */
let words: unknown[];
let sent: unknown[];
beforeEach(async () => {
  rig = await openConnectionRig();
  [words, sent] = [[], []];
  rig.sock['sendMessage'] = async (jid: string, _content: unknown, { messageId }: { messageId: string }) => {
    sent.push(jid);
    const word = words.shift();
    if (word instanceof Error) throw word;
    if (word) setTimeout(() => rig.ws.emit(`TAG:${messageId}`, word), 1);
  };
});
afterEach(() => rig.close());

const message: Sendable = {
  to: { kind: 'lid', value: '1' },
  message: { kind: 'text', text: 'a' },
  externalId: 'A',
  row: 'r',
  author: 'bot',
};
const toPhone = { kind: 'phone', value: '+6281234567890' } as const;
const file: Partial<Sendable> = {
  message: { kind: 'document', file: { id: 'f', owner: 'o', mime: 'application/pdf', size: 1 } as never },
  bytes: Buffer.from('x'),
};

async function send(given: Partial<Sendable> = {}, ms = 20_000): Promise<SendResult | undefined> {
  let result: SendResult | undefined;
  void rig.connection.send({ ...message, ...given }).then((is) => (result = is));
  await rig.pass(ms);
  return result;
}
const isOver = (): boolean => rig.states().some((state) => state.startsWith('waiting'));

test('nothing leaves while the link is not ready, and no try is counted for it', async () => {
  await rig.connect();
  expect(await send()).toEqual({ outcome: 'retry', code: 'not_connected', afterMs: 1_000, held: true });
  rig.opened[0]!.isOpen = true;
  expect([rig.connection.isOpen(), rig.connection.isReady()]).toEqual([true, false]);
  expect(await send()).toMatchObject({ code: 'not_connected' });
  expect(sent).toEqual([]);
});

test('what the server takes is sent, at its time', async () => {
  await rig.connect();
  rig.opensReady();
  words = [acknowledged];
  expect(await send()).toEqual({ outcome: 'sent', externalId: 'A', at: 5_000 });
  expect([sent, isOver()]).toEqual([['1@lid'], false]);
});

test('where the server says nothing the link is proven anew', async () => {
  await rig.connect();
  rig.opensReady();
  expect(await send()).toEqual({ outcome: 'unknown' });
  expect(rig.states()).toContain('waiting no_acknowledgement');
});

describe('a file that did not leave', () => {
  /** Whether the server says where files go. */
  const takes = (does: boolean): void => {
    rig.sock['refreshMediaConn'] = async () => {
      if (!does) throw new Error('no answer');
      return { hosts: [] };
    };
  };
  const broken = new Error('upload failed');

  test('asks for a new connection where the server does not say where files go', async () => {
    await rig.connect();
    rig.opensReady();
    takes(false);
    words = [broken];
    expect(await send(file)).toMatchObject({ outcome: 'retry' });
    expect(rig.states()).toContain('waiting no_acknowledgement');
  });

  test.each([
    ['where it does', file, true, [broken]],
    ['if it is a text', {}, false, [broken]],
    ['if it has left after all', file, false, [acknowledged]],
  ])('asks for none %s', async (_, given, does, said) => {
    await rig.connect();
    rig.opensReady();
    takes(does);
    words = said;
    await send(given);
    expect([sent.length, isOver()]).toEqual([1, false]);
  });
});

describe('a first message', () => {
  const looked: string[] = [];
  /** The server says so of a number; undefined: it says nothing. */
  const known = (exists: boolean | undefined): void => {
    looked.splice(0);
    rig.sock['onWhatsApp'] = async (jid: string) => {
      looked.push(jid);
      return exists === undefined ? undefined : [{ exists }];
    };
  };
  const stranger = { lastWroteAt: async () => null };

  test.each([
    [true, { outcome: 'sent' }, 1],
    [false, { outcome: 'refused', code: 'not_on_whatsapp' }, 0],
    [undefined, { outcome: 'retry', code: 'not_looked_up', afterMs: 60_000, held: true }, 0],
  ])('to a number of which the server says %s', async (exists, result, times) => {
    await rig.connect(stranger);
    rig.opensReady();
    known(exists);
    words = [acknowledged];
    expect(await send({ to: toPhone })).toMatchObject(result);
    expect([looked, sent.length]).toEqual([['6281234567890@s.whatsapp.net'], times]);
  });

  test('is none to whoever wrote first: the server is not asked', async () => {
    await rig.connect();
    rig.opensReady();
    known(false);
    words = [acknowledged];
    expect(await send({ to: toPhone })).toMatchObject({ outcome: 'sent' });
    expect(looked).toEqual([]);
  });

  test('is none to somebody known by LID: nobody is asked, not even when they wrote', async () => {
    await rig.connect({ lastWroteAt: () => Promise.reject(new Error('the database is away')) });
    rig.opensReady();
    known(false);
    words = [acknowledged];
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(looked).toEqual([]);
  });

  test('waits while nobody can look up who wrote: nothing left, and the link is well', async () => {
    await rig.connect({ lastWroteAt: () => Promise.reject(new Error('the database is away')) });
    rig.opensReady();
    const result = { outcome: 'retry', code: 'not_looked_up', afterMs: 1_000, held: true };
    expect(await send({ to: toPhone })).toEqual(result);
    expect([rig.log.events, isOver(), sent]).toEqual([['whatsapp.not_looked_up'], false, []]);
  });
});

describe('a number that may begin no chats', () => {
  const refused = (code: string) => ({ tag: 'ack', attrs: { error: code } });

  test('sends to nobody who has not written, until that is over', async () => {
    await rig.connect({ lastWroteAt: async () => null });
    rig.opensReady();
    words = [refused('463')];
    expect(await send()).toEqual({ outcome: 'refused', code: '463' });
    expect(rig.log.events).toContain('whatsapp.reach_limited');
    expect(rig.states().at(-1)).toBe('ready reach_limited');
    const held = { outcome: 'retry', code: 'new_chats_paused', held: true };
    const result = await send();
    expect(result).toEqual({ ...held, afterMs: expect.any(Number) });
    // Six hours, less what went by.
    expect(Math.round((result as { afterMs: number }).afterMs / 1_000)).toBe((6 * HOUR) / 1_000 - 20);
    await rig.pass(6 * HOUR);
    words = [acknowledged];
    expect(await send()).toMatchObject({ outcome: 'sent' });
    expect(rig.states().at(-1)).toBe('ready');
  });

  test('answers whoever wrote', async () => {
    await rig.connect();
    rig.opensReady();
    words = [refused('463'), acknowledged];
    await send();
    expect(await send()).toMatchObject({ outcome: 'sent' });
  });

  test('is told as refused after three of them', async () => {
    await rig.connect();
    rig.opensReady();
    words = ['463', '463', '463'].map(refused);
    for (let time = 0; time < 3; time += 1) await send();
    expect(rig.states().at(-1)).toBe('ready reach_refused');
  });

  test('knows it from an earlier life too, and hears from the server that it is over', async () => {
    const until = String(Date.now() + HOUR);
    await rig.keys.set([{ type: 'reach', id: 'paused-until', value: until }]);
    await rig.connect();
    rig.opensReady();
    await rig.pass(0);
    expect(rig.states().at(-1)).toBe('ready reach_limited');
    rig.opened[0]!.context.reach(undefined);
    await rig.pass(0);
    expect(rig.states().at(-1)).toBe('ready');
  });

  test('is none for any other refusal', async () => {
    await rig.connect();
    rig.opensReady();
    words = [refused('400')];
    expect(await send()).toEqual({ outcome: 'refused', code: '400' });
    expect(rig.states().at(-1)).toBe('ready');
  });

  test('keeps that to itself where it cannot be stored', async () => {
    await rig.connect();
    rig.opensReady();
    rig.keys.failing = true;
    rig.opened[0]!.context.reach(Date.now() + HOUR);
    await rig.pass(0);
    rig.keys.failing = false;
    expect(rig.log.events).toContain('whatsapp.reach_not_stored');
    expect(rig.states().at(-1)).toBe('ready reach_limited');
  });
});

test('that somebody writes is shown, and the phone told to forget us, only over a link that is ready', async () => {
  const asked: unknown[] = [];
  rig.sock['sendPresenceUpdate'] = async (...words: unknown[]) => void asked.push(words);
  rig.sock['logout'] = async () => void asked.push('logout');
  await rig.connect();
  const ask = async (): Promise<void> => {
    await rig.connection.typing('1@lid');
    await rig.connection.logOut();
  };
  await ask();
  expect(asked).toEqual([]);
  rig.opensReady();
  await ask();
  expect(asked).toEqual([['composing', '1@lid'], 'logout']);
});

test('what was sent is not kept: a number sends for months', async () => {
  await rig.connect();
  rig.opensReady();
  words = [acknowledged];
  const result = new WeakRef((await send())!);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // A weak reference holds on until the task in which it was made is over.
  await new Promise<void>((resolve) => setImmediate(resolve));
  collect();
  expect(result.deref()).toBeUndefined();
});
