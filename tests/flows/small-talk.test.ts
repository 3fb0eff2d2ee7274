/** What people write around an answer is never kept as one. */
import { expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const AROUND = [
  ...[
    'samain aja',
    'nanti malam',
    'woi',
    'permisi',
    'wkwk',
    'haha',
    'hehe iya',
    'info dong',
    'nanya dong',
    'tolong',
  ],
  ...[
    'ulang',
    'yang sebelumnya salah',
    'eh',
    'typo',
    'maaf',
    'sorry',
    '...',
    '👍',
    '😭',
    '?',
    'p',
    'tes',
    'mantap',
  ],
  ...[
    'hp lowbat',
    'sinyal jelek',
    'kuota abis',
    'anak nangis',
    'lagi ada pembeli',
    'besok ke kantor aja',
    'otw',
  ],
  ...[
    'baiklah kalau begitu',
    'lah kan udah',
    'kada paham ulun',
    'ribet',
    'pusing ah',
    'lama amat',
    'udah sampe mana',
  ],
];

test.each(['business_name', 'name', 'address', 'kbli'])('where %s is asked', (step) => {
  const kept = AROUND.filter((words) => {
    const person = askedFor(world, step);
    told(person, words);
    const value = valueOf(person, step);
    return value !== undefined && value !== null;
  });
  expect(kept).toEqual([]);
});
