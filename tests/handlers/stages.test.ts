/** The order of the stages is told once, in flows/facts.ts; what moves and what is shown follows it. */
import { expect, test } from '@jest/globals';
import { stageNews } from '../../flows/engine/cases/stage-news.ts';
import { STAGES } from '../../flows/facts.ts';
import { gateOf, mayMove } from '../../handlers/stages.ts';
import { leastAdvanced } from '../../storage/stores/least-advanced.ts';

const GIVEN_UP = ['rejected', 'withdrawn', 'expired'] as const;
const way = STAGES.filter((stage) => !GIVEN_UP.some((ended) => ended === stage));
const forward = way.filter((stage) => stage !== 'draft' && stage !== 'returned');

test('an application may skip ahead and never goes back', () => {
  for (const [at, from] of forward.entries()) {
    for (const [to, stage] of forward.entries()) {
      const reached = stage === 'completed' ? from === 'issued' : to > at;
      expect([from, stage, mayMove(from, stage)]).toEqual([from, stage, reached]);
    }
  }
});

test('nothing leaves a draft or an end', () => {
  for (const from of ['draft', 'completed', ...GIVEN_UP] as const)
    for (const to of STAGES) expect(mayMove(from, to)).toBe(false);
});

test('what was issued can only be completed', () => {
  expect(STAGES.filter((to) => mayMove('issued', to))).toEqual(['completed']);
});

test('the gates stand before registering and before approving', () => {
  expect(STAGES.map((to) => gateOf(to) ?? '-').join(' ')).toBe(
    '- - - - registering registering registering approving approving approving - - -',
  );
});

test('an application shows a line that is under way, whatever ended beside it', () => {
  for (const stage of way) expect(leastAdvanced(['rejected', stage, 'expired'])).toBe(stage);
  // A line that was returned waits for the applicant: it is behind one that is being verified.
  const order = way.toSorted((a, b) => (leastAdvanced([a, b]) === a ? -1 : 1));
  expect(order.filter((stage) => stage !== 'returned')).toEqual(way.filter((stage) => stage !== 'returned'));
});

test('the applicant hears of every stage but the draft and the submission', () => {
  const silent = STAGES.filter((stage) => stageNews({ stage, number: 'BLG' }).length === 0);
  expect(silent).toEqual(['draft', 'submitted']);
});
