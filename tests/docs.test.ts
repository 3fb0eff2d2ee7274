/** What the pages say of commands and verbs, against the program. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { officerLine } from '../bot/cli/officer-line.ts';
import { parseConsole } from '../flows/console/parse.ts';
import { loadTexts } from '../flows/texts.ts';
import { PRODUCTION_FLAGS } from './support/production-flags.ts';

const page = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

test('docs/CHAT-JSON.md names every verb and every value of an officer’s line', () => {
  const told = page('docs/CHAT-JSON.md');
  const { as: _, id: __, do: verbs, ...values } = officerLine.shape;
  const missing = [...verbs.options, ...Object.keys(values)].filter((word) => !told.includes(`\`${word}\``));
  expect(missing).toEqual([]);
});

test('README: what an officer writes is understood, and no command is left out', () => {
  const [, section = ''] = page('README.md').split('## An officer with nothing but WhatsApp\n');
  const rows = section
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => /^\| `/.test(line));
  const written = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words));
  const commands = written.map((words) => [words, parseConsole(words)?.command] as const);
  expect(commands.filter(([, command]) => command === undefined || command === 'wrong')).toEqual([]);
  const kinds = new Set(commands.map(([, command]) => command));
  const missing = wordsOfHelp().filter((words) => !kinds.has(parseConsole(words)?.command));
  expect(missing).toEqual([]);
});

test('a service is started with the flags of npm start', () => {
  const [, words = ''] = /^ExecStart=(.*)$/m.exec(page('docs/OPERATIONS.md')) ?? [];
  expect(words.split(' ').filter((word) => word.startsWith('--'))).toEqual(PRODUCTION_FLAGS);
  expect(PRODUCTION_FLAGS).toContain('--max-semi-space-size=16');
});

test('docs/CHANNEL.md: every suite that is said to hold a behaviour is there', () => {
  const [, table = ''] = page('docs/CHANNEL.md').split('| broken, these fail (tests/bot/…) |\n');
  const cells = table.split('\n\n')[0]!.split('\n').slice(1);
  const held = cells.map((row) => row.split('|').at(-2) ?? '');
  expect(held.length).toBeGreaterThanOrEqual(27);
  const named = held.flatMap((cell) => [
    ...[...cell.matchAll(/`([a-z][\w./-]*)`/g)].map(([, name = '']) => [
      `bot/${name}`,
      `bot/baileys/${name}`,
    ]),
    ...[...cell.matchAll(/tests\/([\w./-]*\w)/g)].map(([, name = '']) => [name]),
  ]);
  const isThere = (suite: string): boolean =>
    ['.test.ts', ''].some((end) => existsSync(new URL(`${suite}${end}`, import.meta.url)));
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((places) => !places.some(isThere))).toEqual([]);
});

/** What "bantuan" lists, with something in the place of what an officer fills in. */
function wordsOfHelp(): string[] {
  const help = loadTexts(new URL('../locales', import.meta.url).pathname).text('id', 'console.help');
  return [...help.matchAll(/\*([^*]+)\*/g)].map(([, words = '']) =>
    words.replace('<nomor>', 'BLG-2026-000123-K').replace(/<\w+>/g, 'x'),
  );
}
