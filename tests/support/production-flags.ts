import { readFileSync } from 'node:fs';

type Manifest = { scripts: { start: string } };
const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

/** The flags that Node gets from `npm start`. */
export const PRODUCTION_FLAGS = (JSON.parse(manifest) as Manifest).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));
