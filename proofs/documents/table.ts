import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { PhotoOutcome } from '../documents.ts';
import type { Outcome } from '../proof.ts';

const PAGE = 'docs/DOCUMENTS.md';
const FROM = '<!-- proof documents -->';
const TO = '<!-- end of proof documents -->';

/** Puts the table between its marks on docs/DOCUMENTS.md; at the end where there are none yet. */
export function writeDocumentsTable(
  outcomes: readonly Outcome[],
  { seed, commit }: { seed: number; commit: string },
): void {
  const old = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const part = `${FROM}\n\n${tableOf(outcomes as readonly PhotoOutcome[], seed, commit)}\n\n${TO}`;
  const [start, end] = [old.indexOf(FROM), old.indexOf(TO)];
  const page =
    start < 0
      ? `${old.trimEnd()}\n\n${part}\n`
      : `${old.slice(0, start)}${part}${old.slice(end + TO.length)}`;
  writeFileSync(PAGE, page);
}

function tableOf(outcomes: readonly PhotoOutcome[], seed: number, commit: string): string {
  const groups = Map.groupBy(outcomes, groupOf);
  const rows = [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, group]) => row(name, group));
  const of = (chosen: (one: PhotoOutcome) => boolean): PhotoOutcome[] => outcomes.filter(chosen);
  const totals: [string, PhotoOutcome[]][] = [
    ['**readable KTP**', of(({ shows, readable }) => shows === 'ktp' && readable === true)],
    ['**unreadable KTP**', of(({ readable }) => readable === false)],
    ['**KTP with a damaged number**', of(({ readable }) => readable === undefined)],
    ['**NPWP**', of(({ shows }) => shows === 'npwp')],
    ['**neither**', of(({ shows }) => shows !== 'ktp' && shows !== 'npwp')],
  ];
  const cpu = outcomes.map(({ cpuMs }) => cpuMs).toSorted((a, b) => a - b);
  const at = (share: number): number => cpu[Math.min(cpu.length - 1, Math.floor(cpu.length * share))] ?? 0;
  const wrong = outcomes.filter(({ faults }) => faults.length > 0).length;
  return [
    `${outcomes.length} photos, seed ${seed}, commit ${commit}. Wrong numbers accepted or papers filed as KTP: **${wrong}**.`,
    `CPU a photo: median ${at(0.5)} ms, 90th percentile ${at(0.9)} ms.`,
    '',
    '| photos | n | number exact | name exact | other fields | accept | confirm | ask again |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
    ...totals.map(([name, group]) => row(name, group)),
  ].join('\n');
}

const groupOf = ({ shows, condition }: PhotoOutcome): string =>
  shows === 'ktp' || shows === 'npwp'
    ? `${shows}, ${condition.replaceAll('_', ' ')}`
    : `not a card: ${shows}`;

function row(name: string, group: readonly PhotoOutcome[]): string {
  const count = (chosen: (one: PhotoOutcome) => boolean): number => group.filter(chosen).length;
  const share = (part: number, whole: number): string =>
    whole === 0 ? '' : `${((100 * part) / whole).toFixed(part === whole ? 0 : 1)} %`;
  const card = group.some(({ fields }) => fields[1] > 0);
  const right = group.reduce((sum, { fields }) => sum + fields[0], 0);
  const all = group.reduce((sum, { fields }) => sum + fields[1], 0);
  const decided = (['accept', 'confirm', 'retake'] as const).map((kind) =>
    count(({ decision }) => decision === kind),
  );
  const cells = [
    name,
    group.length,
    card
      ? share(
          count(({ number }) => number),
          group.length,
        )
      : '',
    card
      ? share(
          count((one) => one.name),
          group.length,
        )
      : '',
    share(right, all),
    ...decided,
  ];
  return `| ${cells.join(' | ')} |`;
}
