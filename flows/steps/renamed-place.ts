import type { Json } from '../json.ts';

/** What stands before the name of each in an address. */
const MARKS = { village: 'desa|ds|kelurahan|kel', district: 'kecamatan|kec' } as const;

/**
 * The address with one place in the stead of another, however the other is written ("Batumandi", "BATU MANDI"). A village
 * and its district may share a name: the district is the one that is called so, or the last.
 */
export function renamedPlace(
  address: Json | undefined,
  kind: keyof typeof MARKS,
  before: Json | undefined,
  right: string | undefined,
): Json | undefined {
  if (typeof address !== 'string' || typeof before !== 'string' || before === '' || right === undefined)
    return address;
  const name = before
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\d]/gu, '.'))
    .join(String.raw`\s*`);
  const marked = new RegExp(String.raw`\b((?:${MARKS[kind]})[.\s]+)${name}(?!\p{L})`, 'iu');
  if (marked.test(address)) return address.replace(marked, (_, mark: string) => `${mark}${right}`);
  const found = [...address.matchAll(new RegExp(String.raw`(?<!\p{L})${name}(?!\p{L})`, 'giu'))];
  const match = kind === 'village' ? found[0] : found.at(-1);
  if (!match) return address;
  return `${address.slice(0, match.index)}${right}${address.slice(match.index + match[0].length)}`;
}
