import { describe, expect, test } from '@jest/globals';
import type { CaseItem } from '../../../desk/web/api/applications.ts';
import { detailWords } from '../../../desk/web/audit/detail-words.ts';
import { isOnDemand, mayBe } from '../../../desk/web/case/may-be.ts';
import { progressOf } from '../../../desk/web/case/progress-of.ts';

type Item = Pick<CaseItem, 'state' | 'demand'>;
const item = (state: CaseItem['state'], demand: CaseItem['demand'] = 'applies'): Item => ({ state, demand });
const verdicts = (about: Item): string[] =>
  (['accepted', 'rejected', 'waived'] as const).filter((verdict) => mayBe(verdict, about));

describe('the case', () => {
  test('offers only verdicts that make sense', () => {
    expect(verdicts(item('missing'))).toEqual(['waived']);
    expect(verdicts(item('deferred'))).toEqual(['waived']);
    expect(verdicts(item('received'))).toEqual(['accepted', 'rejected', 'waived']);
    expect(verdicts(item('accepted'))).toEqual(['rejected', 'waived']);
    expect(verdicts(item('rejected'))).toEqual(['accepted', 'waived']);
    expect(verdicts(item('waived'))).toEqual([]);
  });

  test('lets an officer ask for what only an officer may demand', () => {
    expect(isOnDemand(item('missing', 'officer_decides'))).toBe(true);
    expect(isOnDemand(item('received', 'officer_decides'))).toBe(false);
    expect(verdicts(item('missing', 'officer_decides'))).toEqual(['rejected', 'waived']);
  });

  test('counts what is settled, without what nobody has asked for', () => {
    const items = [
      item('accepted'),
      item('waived'),
      item('received'),
      item('missing'),
      item('missing', 'officer_decides'),
      item('accepted', 'officer_decides'),
    ];
    expect(progressOf(items)).toEqual({ done: 3, of: 5 });
  });

  test('tells the details of an audit entry flat', () => {
    const words = { key: (key: string) => key.toUpperCase(), value: (_key: string, value: string) => value };
    expect(detailWords({ from: 'draft', open: ['ktp', 'npwp'], count: 2 }, words)).toBe(
      'FROM: draft, OPEN: ktp, npwp, COUNT: 2',
    );
    expect(detailWords(null, words)).toBe('');
  });
});
