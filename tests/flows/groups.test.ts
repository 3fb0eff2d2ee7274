/** Groups are neither joined nor read; whoever tries is told so, once a day, and no form is disturbed by it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Content } from '../../flows/message.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const SITI = '+6281234567890';
const DAY = 24 * 60 * 60_000;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

async function send(content: Content & { kind: 'group_message' | 'group_invite' }): Promise<string[]> {
  house.taken();
  await house.receive(SITI, content);
  await house.settle();
  return house.taken().map(({ message }) => (message.kind === 'text' ? message.text : message.kind));
}

test('a line in a group is declined once a day, without asking anything', async () => {
  await house.write(SITI, 'urus nib warung');
  const [words, ...more] = await send({ kind: 'group_message' });
  expect(words).toContain('grup');
  expect(words).not.toContain('?');
  expect(more).toEqual([]);
  expect(await send({ kind: 'group_message' })).toEqual([]);
  expect(await send({ kind: 'group_invite' })).toEqual([]);
  await house.pass(DAY);
  expect(await send({ kind: 'group_message' })).toHaveLength(1);
});

test('an invitation is declined, and the open question follows', async () => {
  await house.write(SITI, 'urus nib warung');
  const words = (await send({ kind: 'group_invite' })).join('\n');
  expect(words).toContain('tidak bisa masuk grup');
  expect(words).toContain('usaha');
});

test('where an officer speaks nothing is said of it', async () => {
  await house.receive(SITI, { kind: 'text', text: 'Saya Rina dari kantor' }, { from: 'office_phone' });
  await house.settle();
  expect(await send({ kind: 'group_message' })).toEqual([]);
});
