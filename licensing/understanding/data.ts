import { readFileSync } from 'node:fs';

/** Text of a file in `data/`, which is part of the program and therefore trusted. */
export function dataText(name: string): string {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
}

export function dataJson<T>(name: string): T {
  return JSON.parse(dataText(name)) as T;
}
