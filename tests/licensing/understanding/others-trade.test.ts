/** Whose a business is: one's own, a wife's, both of theirs. */
import { expect, test } from '@jest/globals';
import { forWhom, partOthers } from '../../../licensing/understanding/trades/others-trade.ts';

const parted = (text: string) => partOthers(text, () => true);

test.each([
  ['warung kopi sama laundry istri', 'warung kopi', 'laundry', 'istri'],
  ['wrung pentol sm laundry istri', 'wrung pentol', 'laundry', 'istri'],
  ['laundry istriku', '', 'laundry', 'istri'],
  ['istri saya juga punya laundry', '', 'laundry', 'istri'],
  ['warung punya mama ulun', '', 'warung', 'mama'],
  ['katering ibu saya dan warung kopi', 'warung kopi', 'katering', 'ibu'],
])('%s', (text, own, trade, whose) => {
  expect(parted(text)).toEqual({ own, others: [{ trade, whose }] });
});

test.each([
  'saya sama istri jualan gorengan',
  'warung kopi sama istri',
  'jualan kue bareng istri',
  'jual baju dan mainan anak',
  'suami saya kerja di tambang, saya jualan kue',
])('%s is no business of somebody else', (text) => {
  expect(parted(text).others).toEqual([]);
});

test('a wish says for whom it is', () => {
  expect(forWhom('nib buat suami saya')).toBe('suami');
  expect(forWhom('urus nib punya istri')).toBe('istri');
  expect(forWhom('jual seragam untuk anak sekolah')).toBeUndefined();
});
