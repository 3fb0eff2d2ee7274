import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkEntry, loadReferrals } from '../../../licensing/catalogue/entries.ts';
import { saidOf } from '../../../licensing/catalogue/referral.ts';
import type { ReferralFact } from '../../../licensing/catalogue/referral.ts';
import { openReferrals } from '../../../licensing/understanding/intent/referrals.ts';

const referrals = loadReferrals(join(import.meta.dirname, '../../../licensing/offices/balangan'));
const { find } = openReferrals(referrals);
const fact = (change: Partial<ReferralFact>): ReferralFact => ({
  value: 'gratis',
  source: 'UU 1/2000',
  status: 'sourced',
  set_by: 'national',
  ...change,
});

describe('matters of other offices', () => {
  test('those that people bring here are known', () => {
    const ids =
      'bpjs bpom-md cerai dukcapil halal kendaraan keramaian kerja listrik merek nikah npwp pajak-daerah sbu-skk sim skck tambang-rujuk tanah'.split(
        ' ',
      );
    expect(referrals.map(({ id }) => id).sort()).toEqual(ids);
  });

  test('whoever is named has a source, and so has everything else that is written', () => {
    for (const { id, who, where, fee, note } of referrals) {
      expect({ id, who: saidOf(who), where: saidOf(where) }).toEqual({
        id,
        who: expect.any(String),
        where: expect.any(String),
      });
      for (const each of [who, where, fee, ...(note ? [note] : [])])
        if (each.value !== null) expect(each.source).not.toBeNull();
    }
  });

  test('law 9: what is not sure is not said', () => {
    expect(saidOf(fact({}))).toBe('gratis');
    expect(saidOf(fact({ status: 'partly_sourced' }))).toBeUndefined();
    expect(saidOf(fact({ set_by: 'office' }))).toBeUndefined();
    expect(saidOf(fact({ set_by: 'office', status: 'confirmed' }))).toBe('gratis');
    expect(saidOf(fact({ value: null }))).toBeUndefined();
    expect(saidOf(undefined)).toBeUndefined();
    expect(saidOf(referrals.find(({ id }) => id === 'bpom-md')?.fee)).toBeUndefined();
  });

  test('a figure without a source is refused', () => {
    const [first] = referrals;
    const text = JSON.stringify({ ...first, fee: fact({ source: null }) }, null, 2);
    expect(() => checkEntry(`referral:${first?.id}`, 'halal.json', text)).toThrow(
      /halal\.json, baris \d+: fee\.source: yang diisi harus menyebut sumbernya/,
    );
  });

  test.each([
    ['urus sertifikat halal di mana min', 'halal'],
    ['brp biaya skck', 'skck'],
    ['mau daftar merek dagang', 'merek'],
    ['perlu sbu ga', 'sbu-skk'],
    ['bikin npwp dulu kah', 'npwp'],
    ['ktp hilang', 'dukcapil'],
    ['izin keramaian utk orkes', 'keramaian'],
    ['produk saya perlu bpom md kah', 'bpom-md'],
    ['pajak motor bayar dimana', 'kendaraan'],
    ['bpjs ulun mati kayapa', 'bpjs'],
    ['bikin sim c brp', 'sim'],
    ['balik nama sertifikat tanah warisan', 'tanah'],
    ['daftar nikah di kua gratis kah', 'nikah'],
    ['bayar pbb rumah dmn', 'pajak-daerah'],
    ['ada loker kah min', 'kerja'],
    ['listrik mati dari tadi', 'listrik'],
    ['mau cerai urus kemana', 'cerai'],
  ])('"%s" names %s', (text, id) => {
    expect(find(text, false)?.id).toBe(id);
  });

  test.each([
    'jual token listrik',
    'sertifikat tanah atas nama istri',
    'jasa urus stnk',
    'npwp saya belum ada',
    'foto ktp nya buram',
    'urus nib warung',
    'spt apa caranya',
    '',
  ])('"%s" is about our own forms unless the message is known to be about another office', (text) => {
    expect(find(text, false)).toBeUndefined();
  });

  test('words that our own forms use too count only elsewhere', () => {
    expect(find('npwp di mana', true)?.id).toBe('npwp');
    expect(find('harga cabai', true)).toBeUndefined();
  });
});
