/** Who acts for an owner writes number and name as they come. */
import { expect, test } from '@jest/globals';
import { askedFor, markOf, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['nama beliau Siti 081234567890', 'Siti'],
  ['Siti Aminah 0812 3456 7890', 'Siti Aminah'],
  ['081234567890 Siti Aminah', 'Siti Aminah'],
  ['namanya pak Ahmad hp 081234567890', 'Ahmad'],
  ['081234567890', undefined],
  ['ini nomornya 081234567890 ya min', undefined],
])('%s', (words, name) => {
  const person = askedFor(world, 'business_name');
  told(person, 'mewakili', words);
  expect(valueOf(person, 'owner_phone')).toBe('+6281234567890');
  expect(valueOf(person, 'name')).toBe(name);
});

test.each(['nomornya gak ada', 'abah kada bisi hp', 'beliau ga punya hp min'])(
  'there is none: %s',
  (words) => {
    const person = askedFor(world, 'business_name');
    told(person, 'mewakili', words);
    expect(markOf(person, 'owner_phone')).toBe('deferred');
  },
);

test.each(['ulun anaknya, pakai nomor ulun haja', 'pakai nomorku ini aja'])(
  'they are reached through whoever writes: %s',
  (words) => {
    const person = askedFor(world, 'business_name');
    told(person, 'mewakili', words);
    expect(valueOf(person, 'owner_phone')).toBe('+6281234567890');
    expect(valueOf(person, 'kbli')).toBe('jual gorengan');
  },
);
