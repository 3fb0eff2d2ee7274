import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { faultWords, pathWords } from './fault-words.ts';

/** A file of the office folder that cannot be used; the message names the file, the line and the fault. */
export class CatalogueError extends Error {
  readonly file: string;
  readonly line: number;
  readonly fault: string;

  constructor(file: string, line: number, fault: string) {
    super(`${file}, baris ${line}: ${fault}`);
    this.name = 'CatalogueError';
    this.file = file;
    this.line = line;
    this.fault = fault;
  }
}

/** Reads and checks one JSON file; the first fault is thrown as a CatalogueError. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return checkJson(file, readText(file), schema);
}

/** Checks JSON text; `file` is how a fault calls it. */
export function checkJson<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const checked = schema.safeParse(parse(file, text), { reportInput: true });
  if (checked.success) return checked.data;
  const { issues } = checked.error;
  // A misspelt name is the cause of what seems to be missing.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (!issue) throw new CatalogueError(file, 1, 'tidak bisa dibaca');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const where = issue.path.length > 0 ? `${pathWords(issue.path)}: ` : '';
  throw new CatalogueError(file, lineOfPath(text, path), `${where}${faultWords(issue)}`);
}

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CatalogueError(
      file,
      1,
      `tidak bisa dibuka (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const hint = 'periksa koma, tanda petik, dan kurung di baris ini atau sebelumnya';
    throw new CatalogueError(file, lineOfFault(text), `bukan JSON yang benar; ${hint}`);
  }
}

/** The line on which a text ceases to be the beginning of some JSON: the parser does not always tell where. */
function lineOfFault(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return text.slice(0, good).split('\n').length;
}

function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    // At the end of the text nothing is wrong yet: something is only missing.
    const at = / at position (\d+)/.exec(message);
    return /end of JSON input|Unterminated/.test(message) || Number(at?.[1] ?? -1) >= beginning.length;
  }
}

/** The line on which the value at a path begins; a missing key is reported at the object that lacks it. */
function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = 0;
  for (const key of path) {
    const next = typeof key === 'number' ? startOfElement(text, at, key) : startOfKey(text, at, String(key));
    if (next === -1) break;
    at = next;
  }
  return text.slice(0, at).split('\n').length;
}

/** Position of the value of `key` in the object that begins at or after `from`. */
function startOfKey(text: string, from: number, key: string): number {
  const open = text.indexOf('{', from);
  const wanted = JSON.stringify(key);
  for (const token of topLevel(text, open)) {
    if (text.startsWith(wanted, token) && /^\s*:/.test(text.slice(token + wanted.length))) return token;
  }
  return -1;
}

function startOfElement(text: string, from: number, index: number): number {
  const open = text.indexOf('[', from);
  let count = 0;
  for (const token of topLevel(text, open)) {
    if (count === index) return token;
    if (text[token] === ',') count += 1;
  }
  return -1;
}

/** Positions of the strings, brackets and commas that stand directly inside the bracket at `open`. */
function* topLevel(text: string, open: number): Generator<number> {
  if (open === -1) return;
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (depth === 1 && !/\s/.test(sign) && at !== open) yield at;
    if (sign === '"') {
      at += 1;
      while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0) return;
  }
}
