import { dataText } from '../data.ts';
import { canonicalText } from '../words/normalise.ts';
import { stem } from '../words/stem.ts';

const byWord = new Map<string, string>();
const byStem = new Map<string, string>();
for (const row of dataText('concepts.tsv').trimEnd().split('\n').slice(1)) {
  const [concept = '', words = ''] = row.split('\t');
  for (const word of words.split(' ').flatMap((each) => [each, canonicalText(each)])) {
    if (byWord.has(word) || /^$| /.test(word)) continue;
    byWord.set(word, concept);
    if (!byStem.has(stem(word))) byStem.set(stem(word), concept);
  }
}

/**
 * What a canonical word is about: "kilat", "durasi" and "keburu" all speak of how long. Only the classifier reads words so,
 * beside the words themselves; of one that stands in no row its stem tells.
 */
export function conceptOf(word: string): string | undefined {
  return byWord.get(word) ?? byStem.get(stem(word));
}
