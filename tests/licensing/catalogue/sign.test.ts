import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkEntry, permitOf, seedEntries } from '../../../licensing/catalogue/entries.ts';
import { spokenDuration, spokenFee } from '../../../licensing/catalogue/facts.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { signPermit } from '../../../licensing/catalogue/sign.ts';
import type { Signature } from '../../../licensing/catalogue/sign.ts';

const folder = join(import.meta.dirname, '../../../licensing/offices/balangan');
const contentOf = (entry: string): string =>
  seedEntries(folder).find((each) => each.entry === entry)?.content ?? '';
const TODAY = '2026-11-29';
const hand = { by: 'Kepala Dinas', on: '2026-11-23' };

function signed(entry: string, signature: Signature): Permit {
  const content = checkEntry(entry, entry, signPermit(contentOf(entry), signature, TODAY));
  return permitOf({ entry, content })!;
}

describe('what the head of office signs', () => {
  test('is said from then on, with its day, and nothing else is', () => {
    const before = permitOf({ entry: 'permit:SIP-BIDAN', content: contentOf('permit:SIP-BIDAN') })!;
    expect(spokenDuration(before)).toEqual({ kind: 'officer_confirms' });
    const permit = signed('permit:SIP-BIDAN', { ...hand, days: '5' });
    expect(permit.sla).toMatchObject({
      min: null,
      max: 5,
      unit: 'working_day',
      set_by: 'office',
      confirmed: hand,
    });
    expect(spokenDuration(permit)).toMatchObject({ max: 5, source: { confirmedOn: '2026-11-23' } });
    expect(spokenFee(permit)).toEqual({ kind: 'officer_confirms' });
  });

  test('a fee takes the remark that fits it', () => {
    expect(signed('permit:REKLAME', { ...hand, fee: '50000' }).fee).toMatchObject({
      amount: 50_000,
      kind: 'ditetapkan kantor',
    });
    expect(signed('permit:REKLAME', { ...hand, fee: '0' }).fee.kind).toContain('pajak reklame');
    expect(signed('permit:PBG', { ...hand, fee: '0' }).fee.kind).toBe('gratis');
  });

  test.each<[string, Signature, string]>([
    ['without a name', { on: '2026-11-23', fee: '0' }, 'penanda tangan'],
    ['without a figure', hand, 'sebutkan biaya'],
    ['with dots in the figure', { ...hand, fee: '50.000' }, 'angka saja'],
    ['with a day that is none', { ...hand, fee: '0', on: '23 November' }, 'tanggal harus ditulis'],
    ['with a day to come', { ...hand, fee: '0', on: '2026-11-30' }, 'belum tiba'],
    ['in weeks', { ...hand, days: '2', unit: 'week' }, 'salah satu dari: day, working_day'],
  ])('%s it is refused in words', (_, signature, words) => {
    expect(() => signed('permit:REKLAME', signature)).toThrow(words);
  });

  test('the profile has nothing to sign this way', () => {
    expect(() => signPermit(contentOf('profile'), { ...hand, fee: '0' }, TODAY)).toThrow('hanya izin');
  });
});
