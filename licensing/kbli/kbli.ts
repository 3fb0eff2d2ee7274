import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type KbliVersion = '2020' | '2025';

/** One group of five digits; a code is never shown without its version and title. */
export interface KbliGroup {
  code: string;
  title: string;
  /** What the group covers, in the words of BPS. */
  description: string;
  version: KbliVersion;
}

const group2025 = z.object({ code: z.string().regex(/^\d{5}$/), title: z.string(), description: z.string() });

/** All groups of one version; read from the files of this folder. */
export function loadKbli(version: KbliVersion): KbliGroup[] {
  return version === '2025' ? load2025() : load2020();
}

function load2025(): KbliGroup[] {
  const parsed: unknown = JSON.parse(text('kbli-2025/05_kelompok.json'));
  return z
    .array(group2025)
    .parse(parsed)
    .map(({ code, title, description }) => ({
      code,
      title: sentenceCase(title),
      description,
      version: '2025',
    }));
}

function load2020(): KbliGroup[] {
  const [, ...rows] = text('kbli-2020.tsv').trimEnd().split('\n');
  return rows.map((row) => {
    const [code = '', , title = '', description = ''] = row.split('\t');
    return { code, title, description, version: '2020' };
  });
}

/** Titles of 2025 are printed in capitals, which is hard to read on a phone. */
function sentenceCase(title: string): string {
  return title.charAt(0) + title.slice(1).toLowerCase();
}

function text(name: string): string {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
}
