/**
 * `node scripts/coverage.mjs`: writes docs/COVERAGE.md, what the catalogue of an office holds and how sure each figure
 * is. With `--check` nothing is written; the exit code is 1 when the page no longer says what the files say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onNode24 } from '../bin/node-24.mjs';

const office = 'balangan';
const page = 'docs/COVERAGE.md';

const units = { day: 'days', working_day: 'working days' };

/** @returns {string[]} cells of one permit */
function row(permit, { spokenFee, spokenDuration }) {
  const { requirements, fee, sla } = permit;
  const [conditional, officer] = [
    requirements.filter(({ when }) => when && when !== 'officer_decides').length,
    requirements.filter(({ when }) => when === 'officer_decides').length,
  ];
  const always = requirements.filter(({ when, mandatory }) => !when && mandatory).length;
  const optional = requirements.length - always - conditional - officer;
  const days =
    sla.max === null
      ? 'unknown'
      : `${[...new Set([sla.min ?? sla.max, sla.max])].join('–')} ${units[sla.unit]}`;
  const amount = fee.amount === null ? 'unknown' : fee.amount === 0 ? 'free' : `Rp ${fee.amount}`;
  const said = (spoken) => (spoken.kind === 'figure' ? '**said**' : 'not said');
  return [
    `\`${permit.code}\``,
    permit.short_name,
    permit.handling,
    permit.system,
    `${always} / ${conditional} / ${officer} / ${optional}`,
    `${days}; ${sla.status}, ${sla.set_by}; ${said(spokenDuration(permit))}`,
    `${amount}; ${fee.status}, ${fee.set_by}; ${said(spokenFee(permit))}`,
    String(permit.sources.length),
    permit.status,
  ];
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @returns {string[]} cells of one matter of another office */
function referralRow({ id, name, who, where, fee, note }, saidOf) {
  const cell = (fact) => {
    if (!fact || fact.value === null) return 'unknown';
    return `${fact.value} (${fact.source})${saidOf(fact) === undefined ? '; **not said**' : ''}`;
  };
  return [`\`${id}\``, name, cell(who), cell(where), cell(fee), note ? cell(note) : ''];
}

async function written() {
  const folder = join('licensing', 'offices', office);
  const { loadCatalogue } = await import('../licensing/catalogue/catalogue.ts');
  const facts = await import('../licensing/catalogue/facts.ts');
  const permits = [...loadCatalogue(folder).permits.values()];
  const { loadReferrals } = await import('../licensing/catalogue/entries.ts');
  const { saidOf } = await import('../licensing/catalogue/referral.ts');
  const referrals = loadReferrals(folder).map((referral) => referralRow(referral, saidOf));
  const rows = permits.map((permit) => row(permit, facts));
  const said = (cell) => rows.filter((cells) => cells[cell].endsWith('**said**')).length;
  const head = ['code', 'name', 'handling', 'system', 'requirements', 'duration', 'fee', 'sources', 'status'];
  return `# What the catalogue of the office holds

Written by \`node scripts/coverage.mjs\` from \`${folder}\`; a test compares it. Nothing in it was published by the
office itself: each figure has a status (\`confirmed\` only once the head of office has signed it, see \`lantunan export
sign-off\`), and says who sets it. A figure is **said** to people when national rules set it and its source is known, or
when the office has confirmed it (law 9); otherwise they hear "petugas memastikan dulu".

Requirements are counted as always / under a condition the program evaluates / left to an officer ("bila diminta
petugas") / optional.

${permits.length} permits; ${said(5)} durations and ${said(6)} fees may be said today.

${table(head, rows)}

## Matters of other offices

Named when somebody asks for them (\`referrals.json\`). What is not certain is not said; people are told to ask there.

${table(['id', 'matter', 'who', 'where', 'fee', 'remark'], referrals)}
`;
}

async function main() {
  const text = await written();
  if (!process.argv.includes('--check')) return writeFileSync(page, text);
  if (readFileSync(page, 'utf8') === text) return;
  console.error(`${page} is not what the files say: run node scripts/coverage.mjs`);
  process.exitCode = 1;
}

await onNode24(main);
