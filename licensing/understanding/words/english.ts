import { dataText } from '../data.ts';

const [, ...rows] = dataText('english-lexicon.tsv').trimEnd().split('\n');
const words = new Map(
  rows.flatMap((row) => {
    const [english = '', indonesian = ''] = row.split('\t');
    return english.split(',').map((phrase) => [phrase, indonesian] as const);
  }),
);
/** Longer ones first: a building permit is no mere permit. */
const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
const ENGLISH = new RegExp(String.raw`\b(?:${longestFirst.join('|')})\b`, 'g');

/** A plain text with the English names of permits, trades and what is done with them in Indonesian words. */
export function withoutEnglish(text: string): string {
  return text.replace(ENGLISH, (phrase) => words.get(phrase) ?? phrase);
}
