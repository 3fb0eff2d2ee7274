import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE = join(import.meta.dirname, '..', 'docs', 'BENCHMARKS.md');

/** Parts of the page that have a run of their own: `npm run bench -- --NAME`. */
export type SectionName = 'whatsapp' | 'documents';
const NAMES: readonly SectionName[] = ['whatsapp', 'documents'];

const marks = (name: SectionName): [string, string] => [
  `<!-- ${name}: npm run bench -- --${name} -->`,
  `<!-- end of ${name} -->`,
];

/** A section as it stands on a page, with its marks; '' where there is none. */
function sectionOf(page: string, name: SectionName): string {
  const [begin, end] = marks(name);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from ? '' : `${page.slice(from, to + end.length)}\n`;
}

/** All sections of earlier runs, for whoever writes the rest of the page anew. */
export const keptSections = (page: string): string =>
  NAMES.map((name) => sectionOf(page, name))
    .filter((section) => section !== '')
    .join('\n');

/** Puts a section in the place of the one of an earlier run. */
export function writeSection(name: SectionName, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = marks(name);
  const section = `${begin}\n\n${text.trim()}\n\n${end}\n`;
  const kept = sectionOf(page, name);
  writeFileSync(PAGE, kept === '' ? `${page.trimEnd()}\n\n${section}` : page.replace(kept, () => section));
}

const blockMarks = (name: BlockName): [string, string] => [`<!-- ${name} -->`, `<!-- end of ${name} -->`];

/** Parts of a section that are measured by a run of their own, or only on a quiet machine. */
export type BlockName = 'speed' | 'renewals';

export const block = (name: BlockName, text: string): string => blockMarks(name).join(`\n${text}\n`);

/** A block as it stands on the page, with its marks; an empty one where there is none. */
export function keptBlock(name: BlockName): string {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = blockMarks(name);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  return from < 0 || to < from ? `${begin}\n${end}` : page.slice(from, to + end.length);
}

/** Puts a block in the place of the one of an earlier run. */
export function writeBlock(name: BlockName, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const kept = keptBlock(name);
  if (!page.includes(kept)) throw new Error(`${PAGE} has no place for ${name}`);
  writeFileSync(
    PAGE,
    page.replace(kept, () => block(name, text)),
  );
}
