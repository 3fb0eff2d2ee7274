/** Whoever asks something and for an officer in one line, in the middle of a form, is asked the open question once. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

test('the open question follows the place in the queue, and does not come before it too', () => {
  const person = newPerson(testWorld());
  told(person, 'urus nib warung kopi');
  const answer = told(person, 'mau bicara sama petugas, berapa biaya nib');
  expect(answer).toMatch(/gratis[\s\S]*ke-1[\s\S]*modal/);
  expect(answer.match(/Berapa kira-kira \*modal\*/g)).toHaveLength(1);
});
