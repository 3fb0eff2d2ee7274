import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { play, readStory } from './support/conversation.ts';
import type { Expectation, Found, Line, Played } from './support/conversation.ts';

const FOLDER = join(import.meta.dirname, 'conversations');
const rewrite = process.env['UPDATE_TRANSCRIPTS'] === '1';

for (const name of readdirSync(FOLDER).filter((entry) => entry.endsWith('.json'))) {
  const file = join(FOLDER, name);
  const story = readStory(file);

  test(`${name.replace('.json', '')}: ${story.title}`, async () => {
    const told: Line[] = [];
    const faults: string[] = [];
    await play(story, (played) => {
      told.push({ ...played.line, replies: played.replies });
      faults.push(...wrong(played).map((fault) => `${told.length}. ${moveOf(played.line)}\n   ${fault}`));
    });
    if (rewrite) await save(file, { ...story, lines: told });
    expect(faults.join('\n')).toBe('');
    if (!rewrite) expect(told).toEqual(story.lines);
  });
}

/** In the layout of the repository, so that only words differ. */
async function save(file: string, story: unknown): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const options = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(story), { ...options, filepath: file }));
}

function moveOf({ who, says, sends, burst, officer, does, pass }: Line): string {
  return `${who ?? officer ?? 'time'}: ${says ?? JSON.stringify(sends ?? burst ?? does ?? pass)}`;
}

/** What was expected of a line and is not so. */
function wrong({ line, found }: Played): string[] {
  const { expect: wanted } = line;
  if (!wanted) return found.refused === undefined ? [] : [`refused: ${found.refused}`];
  const faults = Object.keys(wanted).flatMap((key) => CHECKS[key as keyof Expectation](wanted, found));
  return wanted.refused === undefined && found.refused !== undefined
    ? [...faults, `refused: ${found.refused}`]
    : faults;
}

type Check = (wanted: Expectation, found: Found) => string[];

const same = (what: string, wanted: unknown, is: unknown): string[] =>
  JSON.stringify(wanted) === JSON.stringify(is)
    ? []
    : [`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`];

const CHECKS: Record<keyof Expectation, Check> = {
  says: ({ says }, { words }) =>
    [says ?? []]
      .flat()
      .filter((part) => !words.includes(part))
      .map((part) => `never says "${part}"; says "${words}"`),
  never: ({ never }, { words }) =>
    [never ?? []]
      .flat()
      .filter((part) => words.includes(part))
      .map((part) => `says "${part}"`),
  silent: (_, { words }) => (words === '' ? [] : [`is not silent: "${words}"`]),
  asks: ({ asks }, { chat }) => same('asks', asks, chat?.['asks']),
  options: ({ options }, found) => same('options', options, found.options),
  owner: ({ owner }, { chat }) => same('owner', owner, chat?.['owner']),
  progress: ({ progress }, { chat }) => {
    const is = chat?.['progress'] as { done: number; of: number } | null;
    return same('progress', progress, is && `${is.done}/${is.of}`);
  },
  stage: ({ stage }, { application }) => same('stage', stage, application?.['stage']),
  permits: ({ permits }, { application }) => same('permits', permits, application?.['permits']),
  fields: ({ fields }, { application }) => {
    const is = application?.['fields'] as Record<string, unknown> | undefined;
    return Object.entries(fields ?? {}).flatMap(([key, value]) => same(key, value, is?.[key] ?? null));
  },
  checklist: ({ checklist }, { application }) => {
    const items = (application?.['checklist'] ?? []) as { code: string; state: string }[];
    return Object.entries(checklist ?? {}).flatMap(([code, state]) =>
      same(code, state, items.find((item) => item.code === code)?.state ?? 'not asked'),
    );
  },
  refused: ({ refused }, found) => same('refusal', refused, found.refused),
  audited: ({ audited }, found) =>
    (audited ?? []).filter((action) => !found.audited.includes(action)).map((action) => `no audit ${action}`),
};
