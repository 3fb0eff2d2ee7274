import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const LICENSING = join(import.meta.dirname, '..');
/** Beside what Node keeps of the compiled sources (bin/lantunan.mjs); it goes with `npm ci`. */
const KEPT = join(LICENSING, '..', 'node_modules', '.cache', 'lantunan-learnt');
/** One for each catalogue that is tried; each is some 10 MB. */
const MOST = 8;
const DIGEST = 32;

/**
 * What `make` made of `key` at an earlier start of these very sources, or what it makes now. It is kept by the digest of
 * everything that lies in `licensing/` for reading people's words, so that nothing learnt outlives its examples or its
 * code; where it cannot be written, or not be read whole, it is made anew.
 *
 * @param make must hang on `key` and these sources alone, and give what `structuredClone` can copy
 */
export function kept<T>(key: string, make: () => T, folder = KEPT): T {
  now ??= digestOfSources(LICENSING);
  const file = join(folder, createHash('sha256').update(now).update(key).digest('hex'));
  const before = readWhole(file);
  if (before !== undefined) return deserialize(before) as T;
  const made = make();
  write(file, serialize(made), folder);
  return made;
}

let now: Buffer | undefined;

/** Of the code and data in `licensing`, the folder of that name, that reading people's words hangs on. */
export function digestOfSources(licensing: string): Buffer {
  const hash = createHash('sha256').update(process.version);
  const files = readdirSync(licensing, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => TEACHES.test(each)).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(licensing, file)))
      .update('\0');
  return hash.digest();
}

const TEACHES = /\.ts$|^(?:understanding|kbli)[\\/]data[\\/][^\\/]+\.(?:json|tsv)$/;

function readWhole(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(DIGEST);
    return digestOf(body).equals(bytes.subarray(0, DIGEST)) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Aside first, and then in its place at once: others start at the same time. */
function write(file: string, body: Buffer, folder: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, Buffer.concat([digestOf(body), body]));
    renameSync(aside, file);
    const byAge = readdirSync(folder).map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }));
    for (const { name } of byAge.sort((a, b) => b.at - a.at).slice(MOST)) rmSync(join(folder, name));
  } catch {
    // A folder that is not ours to write in: the next start learns anew too.
  }
}

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
