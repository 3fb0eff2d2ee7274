import { answerInfo } from './info.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';

/**
 * "berapa biayanya", and right behind it "mau buat nib": asked before it was known of what, the question is answered once the
 * wish behind it tells.
 */
export function answerLeft(draft: Draft): void {
  const { unanswered, session, resumed } = draft;
  const permits = session.frames.at(-1)?.flow === 'apply' ? currentApplication(draft)?.permits : undefined;
  if (unanswered === undefined || !permits || permits.length === 0 || session.aside) return;
  answerInfo(draft, unanswered.split(' '), [...permits]);
  draft.resumed = resumed;
}
