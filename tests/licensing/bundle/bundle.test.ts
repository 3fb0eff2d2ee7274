/** What a plan needs, in order, and what it does not need although its words resemble it. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { bundleFor, CASES, casesOf } from '../../../licensing/bundle/bundle.ts';
import type { Case, Plan } from '../../../licensing/bundle/bundle.ts';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { loadKbli } from '../../../licensing/kbli/kbli.ts';
import { openProposer } from '../../../licensing/kbli/propose.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';

const catalogue = loadCatalogue(new URL('../../../licensing/offices/balangan', import.meta.url).pathname);
const kbli = openProposer();
const RULES = ['cases', 'beside'].flatMap((name) => {
  const file = new URL(`../../../licensing/bundle/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as { kbli: string[] }[];
});

const codesOf = (trade: string): Case[] => casesOf(canonicalText(trade), kbli.sure(trade)?.code);

function plan(trade: string, more: Partial<Plan> = {}) {
  const code = kbli.sure(trade)?.code;
  return bundleFor(
    { trade, kbli: code, applicantType: 'perseorangan', cases: codesOf(trade), ...more },
    catalogue,
  );
}

const permits = (found: ReturnType<typeof plan>): string[] => found.parts.map(({ permit }) => permit.code);

test.each([
  ['toko emas', 'mining'],
  ['angkutan batu bara pakai truk', 'mining'],
  ['suplier material pasir batu', 'mining'],
  ['toko bangunan jual pasir', 'mining'],
  ['kontraktor bangun rumah', 'building'],
  ['percetakan spanduk dan banner', 'signboard'],
] as const)('"%s" is no %s of its own', (trade, not) => {
  expect(codesOf(trade)).not.toContain(not);
});

test.each([
  ['ambil pasir di sungai', 'mining'],
  ['nyedot pasir', 'mining'],
  ['tambang batu gunung', 'mining'],
  ['mendulang emas', 'mining'],
  ['warung makan', 'food_served'],
  ['produksi keripik pisang', 'food_packed'],
  ['pergudangan sembako', 'warehouse'],
] as const)('"%s" brings %s with it', (trade, brings) => {
  expect(codesOf(trade)).toContain(brings);
});

test('the place comes before what is done in it, and the certificate of the building after it', () => {
  const found = plan('gudang sembako', {
    applicantType: 'pt',
    cases: ['warehouse', 'building', 'signboard'],
  });
  expect(permits(found)).toEqual(['NIB-BU', 'PBG', 'SLF', 'TDG', 'REKLAME']);
  expect(found.parts.map(({ why }) => why)).toEqual(['nib', 'building', 'built', 'warehouse', 'signboard']);
});

test('food has halal to think of, a contractor SBU and SKK, a workshop neither', () => {
  expect(plan('warung makan').beside).toEqual(['halal']);
  expect(plan('kontraktor gedung', { applicantType: 'cv', kbli: '41019' }).beside).toEqual(['sbu-skk']);
  expect(plan('bengkel motor').beside).toEqual([]);
});

test.each([
  ['bikin tempe', ['SPP-IRT'], ['halal']],
  ['pabrik tahu', ['SPP-IRT'], ['halal']],
  ['sari buah botolan', ['SPP-IRT'], ['halal']],
  ['bikin gula merah', ['SPP-IRT'], ['halal']],
  ['es krim', [], ['halal', 'bpom-md']],
  ['katering', ['SLHS'], ['halal']],
  ['penggilingan padi', [], ['halal']],
  ['bengkel motor', [], []],
])('food made for others has what its group needs: %s', (trade, own, beside) => {
  const found = plan(trade);
  expect(permits(found)).toEqual(['NIB-UMK', ...own]);
  expect(found.beside).toEqual(beside);
});

test('each group that a rule names is one of KBLI 2025', () => {
  const groups = loadKbli('2025').map(({ code }) => code);
  const without = RULES.flatMap(({ kbli: starts }) => starts).filter(
    (start) => !groups.some((code) => code.startsWith(start)),
  );
  expect(without).toEqual([]);
});

test('legal form and scale are two answers', () => {
  expect(plan('bengkel', { applicantType: 'cv', capital: 400_000_000 })).toMatchObject({
    scale: 'mikro',
    umk: true,
  });
  expect(plan('bengkel', { applicantType: 'pt', capital: 6_000_000_000 })).toMatchObject({
    scale: 'menengah',
    umk: false,
  });
  expect(plan('bengkel', { applicantType: 'pt_perorangan' })).toMatchObject({ scale: undefined, umk: true });
  expect(plan('bengkel', { applicantType: 'cv' })).toMatchObject({ scale: undefined, umk: undefined });
});

test('every special case leads to a permit, to another office, or to the question what the person is', () => {
  for (const one of CASES) {
    const found = plan('usaha', { cases: [one] });
    const led = [...found.parts, ...found.elsewhere].some(({ why }) => why === one);
    expect([one, led || found.undecided.includes(one)]).toEqual([one, true]);
  }
});
