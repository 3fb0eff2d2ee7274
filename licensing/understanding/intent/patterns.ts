import { dataJson } from '../data.ts';
import { lately } from '../../remembered.ts';
import type { Intent } from './intents.ts';

/** An intent whose key words stand in a text. */
export interface Hit {
  intent: Intent;
  /** 0 … 1, as `data/intents.json` gives it. */
  score: number;
  /** Where in the text. */
  at: number;
}

const rules = dataJson<{ intent: Intent; patterns: [string, number][] }[]>('intents.json').map((rule) => ({
  intent: rule.intent,
  patterns: rule.patterns.map(([source, score]) => ({ pattern: new RegExp(source), score })),
}));

/** The best hit of each intent in a canonical text, in the order of the rules. */
export const hitsOf: (text: string) => readonly Hit[] = lately((text) =>
  rules.flatMap(({ intent, patterns }) => {
    let best: Hit | undefined;
    for (const { pattern, score } of patterns) {
      if (best && best.score >= score) continue;
      const at = text.search(pattern);
      if (at !== -1) best = { intent, score, at };
    }
    return best ? [best] : [];
  }),
);
