import { performance } from 'node:perf_hooks';
import { loadCatalogue } from '../licensing/catalogue/catalogue.ts';
import { openProposer } from '../licensing/kbli/propose.ts';
import { matchTrades } from '../licensing/kbli/trades.ts';
import { understand } from '../licensing/understanding/understand.ts';
import { rowsOf } from './rows.ts';
import { openSearches, scoreKbli, scoreSure, scoreUnderstanding } from './score.ts';
import type { Share } from './score.ts';
import { partOf, partOfFifths, partOfThirds } from './split.ts';

const folder = new URL('../licensing/offices/balangan', import.meta.url).pathname;
const tests = 'tests/licensing';
/** A name of the table that says neither more nor less than the phrase. */
const SAME = 0.999;

/**
 * The tables of docs/UNDERSTANDING.md as text. The sentences and trades misread are listed for the tuning part
 * only: whoever sees the unseen ones would tune on them.
 */
export function evaluate(): string {
  return [...sentences(), '', ...trades()].join('\n');
}

function sentences(): string[] {
  const catalogue = loadCatalogue(folder);
  const written = rowsOf('eval/data/utterances.tsv');
  const voices = rowsOf('eval/data/voices.tsv');
  const parts = {
    development: ['utterances-dev.tsv', 'utterances-more.tsv'].flatMap((name) =>
      rowsOf(`${tests}/understanding/${name}`),
    ),
    ...halves('first list', written),
    ...halves('voices', voices),
    ...halves('several wishes', rowsOf('eval/data/several-wishes.tsv')),
    ...halves('hard voices', rowsOf('eval/data/hard-voices.tsv')),
    ...halves('voices again', rowsOf('eval/data/voices-again.tsv')),
    ...halves('midnight', rowsOf('eval/data/midnight.tsv'), partOfThirds),
    ...halves('every wish', rowsOf('eval/data/every-wish.tsv'), partOfFifths),
    ...halves('any hour', rowsOf('eval/data/any-hour.tsv'), partOfFifths),
    ...halves('market day', rowsOf('eval/data/market-day.tsv')),
    ...halves('on the porch', rowsOf('eval/data/on-the-porch.tsv')),
    // For tuning only, whole.
    'names of permits, tuning': rowsOf('eval/data/permit-names.tsv'),
    'names again, tuning': rowsOf('eval/data/permit-names-again.tsv'),
    // For measuring only, whole.
    'personas, unseen': rowsOf('eval/data/personas.tsv'),
    'on the way, unseen': rowsOf('eval/data/on-the-way.tsv'),
  };
  const lines = [
    '| sentences | intent | permit named | none read in | several wishes | in order | out of scope rejected | ms a line |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
  ];
  const misread: string[] = [];
  for (const [name, rows] of Object.entries(parts)) {
    const start = performance.now();
    const score = scoreUnderstanding(rows, (text) => understand(text, { catalogue }));
    const ms = ((performance.now() - start) / rows.length).toFixed(1);
    const cells = [
      score.intent,
      score.permit,
      score.noPermit,
      score.several,
      score.inOrder,
      score.rejected,
    ].map(percent);
    lines.push(`| ${name} (${String(rows.length)}) | ${cells.join(' | ')} | ${ms} |`);
    if (name.endsWith('tuning')) misread.push(...score.misread);
  }
  return [...lines, '', 'Misread in the tuning part:', ...misread];
}

const halves = (name: string, rows: string[][], part = partOf): Record<string, string[][]> =>
  Object.fromEntries(
    (['tuning', 'unseen'] as const).map((side) => [
      `${name}, ${side}`,
      rows.filter(([text = '']) => part(text) === side),
    ]),
  );

function trades(): string[] {
  const written = rowsOf('eval/data/trades.tsv');
  const unseen = written.filter(([text = '']) => partOf(text) === 'unseen');
  const voices = rowsOf('eval/data/trades-voices.tsv');
  const parts = {
    development: rowsOf(`${tests}/kbli/kbli-queries-dev.tsv`),
    tuning: written.filter(([text = '']) => partOf(text) === 'tuning'),
    unseen,
    // The table of trades and these phrases are by one hand; what it has word for word proves little.
    'unseen, not in the table': unseen.filter(
      ([text = '']) => (matchTrades(text, '2025')[0]?.score ?? 0) < SAME,
    ),
    'voices, tuning': voices.filter(([text = '']) => partOf(text) === 'tuning'),
    'voices, unseen': voices.filter(([text = '']) => partOf(text) === 'unseen'),
    ...halves('told again', rowsOf('eval/data/trades-told.tsv')),
    'told a third time, unseen': rowsOf('eval/data/trades-third.tsv'),
    ...halves('told a fourth time', rowsOf('eval/data/trades-fourth.tsv')),
  };
  const searches = openSearches();
  const proposer = openProposer();
  const lines = [
    '| trades | 2025 first | 2025 in five | 2020 first | 2020 in five | taken unasked | of these right |',
    '|---|--:|--:|--:|--:|--:|--:|',
  ];
  const missed: string[] = [];
  for (const [name, rows] of Object.entries(parts)) {
    const cells: string[] = [];
    for (const version of ['2025', '2020'] as const) {
      const score = scoreKbli(rows, version, searches[version]);
      cells.push(percent(score.first), percent(score.firstFive));
      if (name.endsWith('tuning')) missed.push(`KBLI ${version}:`, ...score.missed);
    }
    const sure = scoreSure(rows, (trade) => proposer.sure(trade)?.code);
    cells.push(percent(sure.taken), percent(sure.right));
    if (name.endsWith('tuning')) missed.push('Taken wrongly:', ...sure.wrong);
    lines.push(`| ${name} (${String(rows.length)}) | ${cells.join(' | ')} |`);
  }
  return [...lines, '', 'Not the first in the tuning part:', ...missed];
}

function percent({ right, of }: Share): string {
  return of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} % of ${String(of)}`;
}
