import { readFileSync } from 'node:fs';

/** The rows of a tab-separated file of this project below its heading, cell by cell. */
export function rowsOf(path: string): string[][] {
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t').map((cell) => cell.trim()));
}

/** The values of a cell divided by `|`; none for an empty cell. */
export function valuesOf(cell = ''): string[] {
  return cell.split('|').filter((value) => value !== '');
}
