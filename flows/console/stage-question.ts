import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import { spokenNote } from '../engine/talk/officer.ts';
import type { OfficerAct } from '../event.ts';
import type { Aside } from '../session.ts';
import { act } from './act.ts';
import type { ConsoleCommand } from './parse.ts';

/**
 * A stage is news for the applicant, so it is confirmed first; and weighed before that, where the case lies: nobody is
 * asked about what would be refused. From now on a yes is about it. `message`: the one whose file goes along.
 */
export function askStage(
  draft: Draft,
  command: Extract<ConsoleCommand, { command: 'stage' }>,
  message: string | undefined,
): void {
  if (command.stage === 'rejected' && command.note === '')
    return say(draft, 'console.usage_tolak', { number: nameOfCase(command) });
  const pending: OfficerAct = {
    verb: 'stage',
    application: command.application,
    stage: command.stage,
    ...(command.permit === undefined ? {} : { permit: command.permit }),
    ...(command.note === '' ? {} : { note: command.note }),
    ...(message === undefined ? {} : { message }),
  };
  awaitYes(draft, pending);
  act(draft, { ...pending, weigh: true });
}

/** From now on a yes is about this act. */
export function awaitYes(draft: Draft, pending: OfficerAct): void {
  draft.session.aside = stageAside(draft, { act: JSON.stringify(pending) });
}

/** It may be: the officer is asked, unless they have said yes or no already. */
export function confirmWeighed(draft: Draft, weighed: OfficerAct, unjudged: string | undefined): void {
  if (!isPending(draft, weighed)) return;
  say(draft, 'console.confirm_stage', {
    number: nameOfCase(weighed),
    stage: { text: `stage.${weighed.stage ?? ''}` },
    note: spokenNote(weighed.note),
    unjudged: unjudged === undefined ? '' : { text: 'console.unjudged', values: { items: unjudged } },
  });
}

/** It may not be, as is told: nothing waits for a yes any more, and one written out of habit goes to nobody. */
export function dropWeighed(draft: Draft, weighed: OfficerAct): void {
  if (isPending(draft, weighed)) expectNoAnswer(draft);
}

/** A stage could not be read, or may not be: a yes written out of habit is for nobody. */
export function expectNoAnswer({ session, now }: Draft): void {
  session.aside = stageAside({ now }, { refused: 'yes' });
}

/** "Maksudnya *ambil 12*?": from now on a yes is that line. */
export function askMeant({ session, now }: Draft, line: string): void {
  session.aside = stageAside({ now }, { meant: line });
}

/** The line that was asked about last, once: whatever else is written now, a later yes is not about it. */
export function takeMeant({ session }: Draft): string | undefined {
  const meant = session.aside?.kind === 'stage' ? session.aside.payload['meant'] : undefined;
  if (meant !== undefined) delete session.aside;
  return typeof meant === 'string' ? meant : undefined;
}

const stageAside = ({ now }: { now: number }, payload: Record<string, string>): Aside => ({
  kind: 'stage',
  payload,
  asked: { key: 'stage', asks: 'confirm', revision: '', at: now, attempts: 0 },
});

/** A yes or no to a stage that was refused meanwhile. It is asked for once: the next line is read as any other. */
export function answersRefused(draft: Draft, words: string | undefined): boolean {
  const { aside } = draft.session;
  if (aside?.kind !== 'stage' || aside.payload['refused'] === undefined) return false;
  delete draft.session.aside;
  if (words === undefined || readYesNo(words) === null) return false;
  say(draft, 'console.nothing_to_confirm');
  return true;
}

/** The act that waits for a yes: a stage, or that somebody is blocked. */
export function pendingAct({ session: { aside } }: Pick<Draft, 'session'>): OfficerAct | undefined {
  const written = aside?.kind === 'stage' ? aside.payload['act'] : undefined;
  return written === undefined ? undefined : (JSON.parse(written) as OfficerAct);
}

function isPending(draft: Pick<Draft, 'session'>, { weigh: _weigh, ...weighed }: OfficerAct): boolean {
  return JSON.stringify(pendingAct(draft)) === JSON.stringify(weighed);
}

/** Reads a yes or no to the act that waits for one. False: it was neither. */
export function confirmAct(draft: Draft, pending: OfficerAct, words: string | undefined): boolean {
  const answer = words === undefined ? null : words === '1' ? true : words === '2' ? false : readYesNo(words);
  if (answer === null) return false;
  delete draft.session.aside;
  if (answer) act(draft, pending);
  else dropAct(draft, pending);
  return true;
}

export function dropAct(draft: Draft, { verb }: OfficerAct): void {
  say(draft, verb === 'stage' ? 'console.stage_dropped' : 'console.block_dropped');
}

/** "BLG-2026-000123-K PBG". */
export function nameOfCase({
  application = '',
  permit = '',
}: {
  application?: string;
  permit?: string;
}): string {
  return `${application.toUpperCase()} ${permit}`.trim();
}
