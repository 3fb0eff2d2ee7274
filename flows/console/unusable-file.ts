import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { Content } from '../message.ts';
import type { ConsoleCommand } from './parse.ts';
import { expectNoAnswer, nameOfCase } from './stage-question.ts';

/** Commands that take the file along; without one the file itself is meant for the applicant. */
const TAKING: ReadonlySet<ConsoleCommand['command']> = new Set(['stage', 'fill']);

/**
 * A file that was refused when it came (torn, too large, an archive) can go nowhere: what is wrong with it is told at
 * once, and how to go on, instead of a question whose yes would come to nothing. False: there is none.
 */
export function refuseFile(draft: Draft, content: Content, command: ConsoleCommand | undefined): boolean {
  if (content.kind !== 'document' && content.kind !== 'image') return false;
  if (!('fault' in content.file) || (command && !TAKING.has(command.command))) return false;
  const why = { text: `console.file_fault.${content.file.fault}` };
  if (command?.command !== 'stage') {
    say(draft, 'console.file_refused', { why });
    return true;
  }
  expectNoAnswer(draft);
  const { stage } = command;
  const number = nameOfCase(command);
  say(draft, stage === 'issued' ? 'console.file_refused_issued' : 'console.file_refused_stage', {
    why,
    number,
  });
  return true;
}
