import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { officerLine, runOfficerLine } from '../../../bot/cli/officer-line.ts';
import { OFFICER_VERBS } from '../../../flows/event.ts';
import { openCase } from '../../desk/server/case.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const RAHMAH = '+6281234567890';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
  for (const line of ['petugas', 'minta dibantu']) await house.write(RAHMAH, line);
});
afterEach(() => house.close());

/** What a line of `siti` came to, with the person it was about. */
async function told(line: Record<string, unknown>, temporary = true) {
  const done = await runOfficerLine(house.app, officerLine.parse({ as: 'siti', ...line }), temporary);
  await house.settle();
  return done;
}
const refusal = async (line: Record<string, unknown>) => {
  const { outcome, person } = await told(line);
  return 'error' in outcome ? { ...outcome.error, person } : undefined;
};

test('every verb of an officer is taken but those of the chat on the phone', () => {
  const taken = OFFICER_VERBS.filter((verb) => officerLine.safeParse({ as: 'siti', do: verb }).success);
  const phone = OFFICER_VERBS.filter((verb) => !taken.includes(verb));
  expect(phone).toEqual(['documents', 'switch', 'duty']);
});

test('a refused line names the person it is about, in a sentence', async () => {
  expect(await refusal({ do: 'reply', text: 'halo', ticket: 1 })).toMatchObject({
    code: 'not_claimed',
    message: expect.stringMatching(/^Tiket itu belum diambil\./),
    person: RAHMAH,
  });
  await told({ do: 'claim' });
  expect(await refusal({ do: 'reply' })).toEqual({
    code: 'missing_text',
    message: 'Pesannya masih kosong. Tulis dulu isinya.',
    person: RAHMAH,
  });
  expect(await refusal({ do: 'reply', document: '/tidak/ada.pdf' })).toMatchObject({
    code: 'no_file',
    message: expect.stringContaining('/tidak/ada.pdf'),
    person: RAHMAH,
  });
});

test('what is lacking is named, with the word that gives it', async () => {
  await openCase(house, undefined, { putOff: ['email'] });
  const about = { application: 'BLG-2026-000001-B', item: 'email' };
  expect(await refusal({ do: 'accept', ...about })).toMatchObject({
    code: 'needs_value',
    message: 'Isinya belum ada. Tulis isi email, lalu isinya.',
  });
});

test('somebody is blocked by their number, and served again', async () => {
  await told({ do: 'claim' });
  expect(await refusal({ do: 'block', chat: RAHMAH })).toMatchObject({
    code: 'missing_reason',
    person: RAHMAH,
  });
  expect(await told({ do: 'block', chat: RAHMAH, reason: 'kata-kata kasar' })).toEqual({
    outcome: { name: 'Pemohon' },
    person: RAHMAH,
  });
  expect(await house.write(RAHMAH, 'menu')).toEqual([]);
  await told({ do: 'unblock', chat: RAHMAH });
  expect(await house.write(RAHMAH, 'menu')).not.toEqual([]);
});

test('a chat that the office phone took over is handed back by the number of the person', async () => {
  await house.pass(60_000);
  await house.receive(RAHMAH, { kind: 'text', text: 'Bu, ini Rina.' }, { from: 'office_phone' });
  await house.settle();
  expect(await house.write(RAHMAH, 'halo')).toEqual([]);
  expect(await told({ do: 'return', chat: RAHMAH })).toEqual({
    outcome: { name: 'Pemohon' },
    person: RAHMAH,
  });
  await house.settle();
  expect(await house.write(RAHMAH, 'menu')).not.toEqual([]);
});

test('a line that was done before names the person too', async () => {
  const claim = { do: 'claim', id: 'one' };
  expect(await told(claim)).toMatchObject({ outcome: { ticket: 1 }, person: RAHMAH });
  expect(await told(claim)).toEqual({ outcome: {}, person: RAHMAH });
});

test('an officer nobody knows is refused by name', async () => {
  const { outcome } = await told({ as: 'budi', do: 'claim' }, false);
  expect(outcome).toMatchObject({
    error: { code: 'not_allowed', message: expect.stringContaining('budi') },
  });
});

test.each([
  ['a day', '2026-11-18', '2026-11-18T16:00+08:00'],
  ['a Friday', '2026-11-20', '2026-11-20T16:30+08:00'],
  ['a Sunday', '2026-11-22', '2026-11-22T16:00+08:00'],
  ['an hour', '2026-11-18T09:30', '2026-11-18T09:30+08:00'],
])('%s promises until %s: %s', async (_, due, until) => {
  await house.write(RAHMAH, 'urus nib warung');
  await house.write(RAHMAH, 'sembako');
  await told({ do: 'claim' });
  const { outcome } = await told({ do: 'promise', due });
  expect(outcome).toMatchObject({ values: { due: Date.parse(until) } });
});

test('a promise takes a day and an hour as they are spoken, or ISO; a day alone ends when the office closes', async () => {
  await openCase(house);
  const due = async (when: string | number) => {
    const { outcome } = await told({ do: 'promise', application: 'BLG-2026-000001-B', due: when });
    if ('error' in outcome) return outcome.error.code;
    return new Date(Number(outcome.values?.['due'])).toISOString().slice(0, 16);
  };
  expect(await due('Selasa 09.00')).toBe('2026-11-24T01:00');
  expect(await due('besok jam 10')).toBe('2026-11-18T02:00');
  expect(await due('2026-11-20T09:30')).toBe('2026-11-20T01:30');
  expect(await due('2026-11-20')).toMatch(/^2026-11-20T0[3-9]/);
  expect(await due('kapan-kapan')).toBe('invalid_due');
});
