import { readFileSync } from 'node:fs';

type Words = { religions: string[]; marital: string[]; occupations: string[] };

/** Words that cards print, from printed-words.json. */
export const PRINTED: Readonly<Words> = JSON.parse(
  readFileSync(new URL('printed-words.json', import.meta.url), 'utf8'),
) as Words;
