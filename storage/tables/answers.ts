import type { Answer, AnswerMark } from '../../flows/facts.ts';

/** What is known about a subject (application, complaint, contact). `value` and `raw` are sealed, `problems` is JSON; an empty `raw` is the value as written. */
export type AnswersTable = {
  subject: string;
  key: string;
  contact: string;
  value: Uint8Array;
  raw: Uint8Array | null;
  mark: AnswerMark | null;
  problems: string | null;
  source: Answer['source'];
  at: number;
  message: string | null;
};
