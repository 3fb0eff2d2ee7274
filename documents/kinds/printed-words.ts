import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** Words that cards print, from printed-words.json. */
export const PRINTED = z
  .object({ religions: words, marital: words, occupations: words })
  .parse(JSON.parse(readFileSync(new URL('printed-words.json', import.meta.url), 'utf8')));
