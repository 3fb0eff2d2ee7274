/** The child that reads: one file at a time, asked and answered by messages (reader-messages.ts). */
import { setPriority } from 'node:os';
import { loadRegions } from '../licensing/regions/regions.ts';
import { readDocument } from './read-document.ts';
import type { Answer, Question } from './reader-messages.ts';
import { loadModels } from './text/models.ts';

/** A scan of many pages is read for so long: the photos of others wait behind it, and no file may take a minute. */
const LONG_SCAN = { cpuMs: 12_000, ms: 25_000 };
/** A chat goes before a photo. */
const NICE = 10;

try {
  setPriority(NICE);
} catch {
  // Where that is not allowed it reads at the common priority.
}

const regions = loadRegions(new URL('../licensing/regions/data', import.meta.url).pathname);
const models = loadModels();
// Whoever waits for the first answer hears of it.
models.catch(() => undefined);

process.on('message', (question: Question) => {
  void answer(question).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
// The PDF library still fails behind our back at a damaged file that it had given up; the next file must not pay for it.
process.on('unhandledRejection', () => undefined);

async function answer({ id, bytes, mime, today }: Question): Promise<Answer> {
  try {
    const begun = performance.now();
    const started = process.cpuUsage();
    const spent = (): number => {
      const { user, system } = process.cpuUsage(started);
      return Math.round((user + system) / 1000);
    };
    const mayGoOn = (): boolean => spent() < LONG_SCAN.cpuMs && performance.now() - begun < LONG_SCAN.ms;
    const world = { regions, today, mayGoOn };
    const { reading, views } = await readDocument(await models, { bytes, mime }, world);
    return { id, reading, views, cpuMs: spent() };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}
