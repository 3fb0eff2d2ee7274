/** What one channel promises all keep: over the simulator, the real library on its server double, the Cloud API. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baileysRig, cloudApiRig, simulatorRig } from '../support/channel-rigs.ts';
import type { Rig } from '../support/channel-rigs.ts';

const pdf = readFileSync(join(import.meta.dirname, '../support/files/izin.pdf'), 'base64');
const text = (words: string) => ({ kind: 'text', text: words }) as const;

// The library starts in a process of its own; the machine may be busy.

describe.each([
  ['simulator', simulatorRig, 'each'],
  ['Baileys', baileysRig, 'once'],
  ['Cloud API', cloudApiRig, 'each'],
] as const)('%s', (_, open, when) => {
  let rig: Rig;
  let ids = 0;
  const newId = () => `wamid.${open.name}${(ids += 1)}`;
  const begin = async () => {
    rig = await open();
  };
  const end = () => rig.end();
  if (when === 'once') {
    beforeAll(begin);
    afterAll(end);
  } else {
    beforeEach(begin);
    afterEach(end);
  }

  const received = async (id: string) => {
    const found = () => rig.house().inbound();
    while (!(await found()).includes(id)) await new Promise((resolve) => setTimeout(resolve, 5));
    return (await found()).filter((one) => one === id);
  };

  test('what was acknowledged is there, even if the process dies at that moment', async () => {
    const id = newId();
    expect(await rig.write(id)).toBe(true);
    await rig.die();
    await rig.comeBack();
    expect(await received(id)).toEqual([id]);
  });

  test('what is delivered twice is one row', async () => {
    const [id, next] = [newId(), newId()];
    await rig.write(id);
    await received(id);
    await rig.redeliver(id);
    await rig.write(next);
    await received(next);
    expect(await received(id)).toEqual([id]);
  });

  test('texts, choices and documents arrive in order, choices with their numbers', async () => {
    const house = rig.house();
    const options = [
      { id: 'self', label: 'Sendiri' },
      { id: 'other', label: 'Orang lain' },
    ];
    const choice = 'Untuk siapa? Balas angkanya.\n\n*1* Sendiri\n*2* Orang lain';
    await house.compose(rig.to, text('Waalaikumsalam'));
    await house.compose(rig.to, { ...text(choice), options });
    const last = await house.composeFile(rig.to, pdf, 'izin.pdf');
    await house.reached(last, 'sent');
    expect((await rig.got(3)).map(({ words }) => words)).toEqual(['Waalaikumsalam', choice, 'izin.pdf']);
  });

  test('receipts raise a row and never lower it', async () => {
    const row = await rig.house().compose(rig.to, text('a'));
    await rig.house().reached(row, 'sent');
    await rig.got(1);
    await rig.report(row, 'delivered');
    expect((await rig.house().reached(row, 'delivered')).state).toBe('delivered');
    await rig.report(row, 'read');
    await rig.report(row, 'delivered');
    expect((await rig.house().reached(row, 'read')).state).toBe('read');
  });

  test('what the provider refuses is failed with its code, and does not hold up what follows', async () => {
    const code = rig.refuseNext?.();
    const row = await rig.house().compose(rig.to, text('a'));
    const next = await rig.house().compose(rig.to, text('b'));
    expect((await rig.house().reached(next, 'sent')).error).toBeNull();
    const { state, error } = (await rig.house().row(row))!;
    expect([state, error]).toEqual(code === undefined ? ['sent', null] : ['failed', code]);
    const seen = (await rig.got(code === undefined ? 2 : 1)).map(({ words }) => words);
    expect(seen).toEqual(code === undefined ? ['a', 'b'] : ['b']);
  });

  test('a chat that gets no answer holds up nobody else', async () => {
    const [house, other] = [rig.house(), await rig.newcomer()];
    const release = rig.holdNext();
    const slow = await house.compose(rig.to, text('a'));
    await rig.got(1);
    const next = await house.compose(rig.to, text('b'));
    await house.reached(await house.compose(other, text('c')), 'sent');
    expect([(await house.row(slow))?.state, (await house.row(next))?.state]).toEqual(['sending', 'queued']);
    release();
    await house.reached(next, 'sent');
    expect((await rig.got(2)).map(({ words }) => words)).toEqual(['c', 'b']);
  });

  test('what cannot leave just now is tried again, before what follows it and after what others are told', async () => {
    const [house, hindered] = [rig.house(), await rig.newcomer()];
    const tries = rig.hinderedIsTried ? 1 : 0;
    rig.hinderNext?.(hindered);
    const row = await house.compose(hindered, text('a'));
    if (rig.hinderNext) expect((await house.reached(row, 'errored')).attempts).toBe(tries);
    const next = await house.compose(hindered, text('b'));
    await house.reached(await house.compose(rig.to, text('c')), 'sent');
    while ((await house.row(next))?.state !== 'sent') await rig.wait();
    expect(await house.row(row)).toMatchObject({ state: 'sent', attempts: tries + 1 });
    const words = (await rig.got(3)).map((one) => one.words);
    expect(words.filter((word) => word !== 'c')).toEqual(['a', 'b']);
  });

  test('while the number cannot be used rows wait, and no try is counted', async () => {
    await rig.ail();
    const row = await rig.house().compose(rig.to, text('a'));
    await rig.house().beat();
    expect(await rig.house().row(row)).toMatchObject({ state: 'queued', attempts: 0 });
    await rig.recover();
    expect((await rig.house().reached(row, 'sent')).attempts).toBe(1);
    expect((await rig.got(1)).map(({ words }) => words)).toEqual(['a']);
  });

  test('an unknown outcome is settled by one more send of the same message, before what follows it', async () => {
    rig.loseNext();
    const row = await rig.house().compose(rig.to, text('a'));
    await rig.house().reached(row, 'unknown');
    const next = await rig.house().compose(rig.to, text('b'));
    await rig.settleUnknown();
    await rig.house().reached(next, 'sent');
    expect(await rig.house().row(row)).toMatchObject({ state: 'sent', resends: 1 });
    const got = await rig.got(3);
    expect(got.map(({ words }) => words)).toEqual(['a', 'a', 'b']);
    expect(got[0]?.same).toBe(got[1]?.same);
    expect(got[2]?.same).not.toBe(got[0]?.same);
  });

  test('after a stop nothing is acknowledged; it is handled after the next start', async () => {
    const id = newId();
    await rig.house().close();
    expect(await rig.writeUnheard(id)).toBe(false);
    await rig.comeBack();
    expect(await received(id)).toEqual([id]);
    await rig.house().reached(await rig.house().compose(rig.to, text('b')), 'sent');
    expect((await rig.got(1)).map(({ words }) => words)).toEqual(['b']);
  });
});
