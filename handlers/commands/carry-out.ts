import { asksSecret } from '../../licensing/identity/asks-secret.ts';
import type { OfficerAct, OfficerVerb } from '../../flows/event.ts';
import { CommandError } from '../command-error.ts';
import { mayDo } from '../policies.ts';
import type { Actor } from '../policies.ts';
import { afterWindow } from '../window.ts';
import type { Work } from '../work.ts';
import { weighMove } from '../weigh-move.ts';
import { accept, reject, waive } from './verdict.ts';
import { block, unblock } from './block.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import type { Command, Outcome } from './command.ts';
import { documents } from './documents.ts';
import { duty } from './duty.ts';
import { erase } from './erase.ts';
import { fill } from './fill.ts';
import { handBack } from './hand-back.ts';
import { promise } from './promise.ts';
import { reply } from './reply.ts';
import { reveal } from './reveal.ts';
import { sheet } from './sheet.ts';
import { stage } from './stage.ts';
import { switchTo } from './switch-to.ts';
import { wait } from './wait.ts';

const COMMANDS: Readonly<Record<OfficerVerb, Command>> = {
  claim,
  reply,
  return: handBack,
  close,
  accept,
  reject,
  waive,
  fill,
  stage,
  wait,
  promise,
  reveal,
  sheet,
  documents,
  switch: switchTo,
  duty,
  erase,
  block,
  unblock,
};

/** Verbs that the applicant hears of. */
const HEARD: ReadonlySet<OfficerVerb> = new Set<OfficerVerb>([
  'claim',
  'reply',
  'close',
  'accept',
  'reject',
  'waive',
  'fill',
  'stage',
  'wait',
  'promise',
  'erase',
]);

/** An officer's own words that reach the applicant. Nobody may ask for a secret in the office's name. */
function told({ verb, text, reason, note }: OfficerAct): string[] {
  return [verb === 'reply' ? text : undefined, reason, note].flatMap((words) => words ?? []);
}

/** The one place where an officer's verb is authorised and done, whichever road it came by. */
export async function carryOut(work: Work, actor: Actor, act: OfficerAct): Promise<Outcome> {
  if (!mayDo(actor.role, act.verb)) throw new CommandError('not_allowed');
  if (told(act).some(asksSecret)) throw new CommandError('asks_secret');
  if (act.weigh) {
    const { unjudged } = await weighMove(work, act);
    return unjudged.length === 0 ? {} : { values: { unjudged: unjudged.join(', ') } };
  }
  const outcome = await COMMANDS[act.verb](work, actor, act);
  const window = HEARD.has(act.verb) ? await afterWindow(work, messageOf(act)) : undefined;
  return { ...outcome, ...(window ? { window } : {}) };
}

function messageOf(act: OfficerAct): { file: boolean; characters: number } {
  const file = act.file !== undefined || act.message !== undefined;
  return { file, characters: Math.max(0, ...told(act).map((words) => words.length)) };
}
