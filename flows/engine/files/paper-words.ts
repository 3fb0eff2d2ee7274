import type { Answers } from '../../facts.ts';

/** What the applicant wrote where a paper was asked for: in its place, or beside it. */
export function paperWords({ answers }: { answers: Answers }, code: string): string | undefined {
  const given = answers.get(`doc:${code}`)?.value;
  const inPlace = typeof given === 'object' && given !== null && 'text' in given ? given['text'] : undefined;
  const words = [inPlace, besideOf(answers, code)].filter((each) => typeof each === 'string');
  return words.length > 0 ? words.join('; ') : undefined;
}

/** Words beside a paper are kept under this key, whether it is sent or not. */
export const besideKey = (code: string): string => `said:${code}`;

export function besideOf(answers: Answers, code: string): string | undefined {
  const said = answers.get(besideKey(code))?.value;
  return typeof said === 'string' ? said : undefined;
}
