import type { Answers } from '../../facts.ts';

/** Which group of KBLI was chosen for a trade, `kbli` or `activity[2].kbli`; none while an officer owes it. */
export function kbliCodeOf(answers: Answers, trade: string): { code: string; version: string } | undefined {
  const value = answers.get(`${trade}_code`)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { code, version } = value;
  return typeof code === 'string' && typeof version === 'string' ? { code, version } : undefined;
}

/** A trade as staff read it: in the person's words, with the group that goes into OSS. */
export function tradeShown(answers: Answers, key: string, words: string): string {
  const found = kbliCodeOf(answers, key);
  return found ? `${words} (KBLI ${found.version}: ${found.code})` : words;
}
