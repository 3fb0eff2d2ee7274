import { isPersonal } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Step } from '../../define.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { relevantSteps } from '../position.ts';
import { leaveOut, record } from '../record.ts';
import { confirmLines, sayNoted } from './told-lines.ts';

/** "bingung ngitungnya": ranges are offered. */
export const UNSURE = /\b(bingung|(?:tidak|belum|kurang) (?:tahu|tau|pasti|yakin)|not sure|no idea)\b/;

/** "nik nanti ya lagi di jalan", "ahu nya masih di notaris" */
const LATER =
  /\b(?:nanti|besok|lusa|nyusul|menyusul|belakangan|kena)\b|\b(?:masih|lagi) di\b|\bdi (?:notaris|rumah|kantor)\b/;

/** Things whose lack is told by their name; "belum ada nama" is about the name that is asked. */
const NAMED: ReadonlySet<string> = new Set(['npwp', 'email', 'phone', 'nik', 'ahu_number']);

/** "npwp saya sudah aktif, gak tahu": a sentence that says no more. */
const SHORT = 60;
const PARTS = /[,;.\n]+/;

/**
 * "ga punya email" while something else is asked: it is left to an officer at once where it may be, and never asked for;
 * otherwise its turn comes. What the line says besides ('': nothing); undefined where nothing is lacking.
 */
export function lacksAnother(
  draft: Draft,
  open: Open,
  input: MessageInput,
  text: string,
): string | undefined {
  if (open.frame.flow !== 'apply') return undefined;
  const here = open.position.step.asks;
  const parts = text.split(PARTS).filter((part) => part.trim() !== '');
  const lacking = parts.find((part) => {
    const ask = lackingIn(part);
    // Of whoever is acted for, the phone is what is asked.
    const meant = ask === 'phone' && here === 'owner_phone' ? here : ask;
    return meant !== undefined && meant !== here;
  });
  const ask = lacking === undefined ? undefined : lackingIn(lacking);
  if (lacking === undefined || ask === undefined) return undefined;
  const context = contextIn(draft, open.frame.subject);
  const step = relevantSteps(open.flow, context).find((each) => each.asks === ask && each.of === 'subject');
  draft.ask = true;
  const field = { text: `field.${ask}` };
  // Which permit it is may still decide whether it is asked for.
  if (!step && context.required().size > 0) say(draft, 'told.lacks_not_asked', { field });
  else if (!hasNone(lacking) || !step || !leave(draft, open, input, step, lacking))
    say(draft, 'told.lacks', { field });
  return parts
    .filter((part) => part !== lacking)
    .join(',')
    .trim();
}

/** The same of what a wish tells: what is left of it. */
export function withoutLacking(
  draft: Draft,
  open: Open,
  input: Pick<MessageInput, 'id'>,
  text: string,
): string {
  const context = contextIn(draft, open.frame.subject);
  const parts = text.split(PARTS);
  const left = parts.filter((part) => {
    const ask = hasNone(part) ? lackingIn(part) : undefined;
    const steps = relevantSteps(open.flow, context);
    const step = ask && steps.find((each) => each.asks === ask && each.of === 'subject');
    return !step || !leave(draft, open, input, step, part);
  });
  return left.length === parts.length ? text : left.join(', ');
}

/** What a part of a line says there is none of, or that it is not known; undefined: nothing like it. */
function lackingIn(part: string): AskName | undefined {
  const canonical = canonicalText(part);
  const notNow = UNSURE.test(canonical) || (LATER.test(canonical) && !/\d/.test(canonical));
  if (!hasNone(part) && !(notNow && part.length <= SHORT)) return undefined;
  // "ahu nya masih di notaris" speaks of no notary.
  const ask = fieldIn(
    canonical
      .replace(/\bdi \S+/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  // "kada tahu modalnya": what is not known yet has its turn; "kada bisi modal" tells of none.
  if (ask === 'capital') return UNSURE.test(canonical) ? ask : undefined;
  return ask !== undefined && NAMED.has(ask) ? ask : undefined;
}

/** False: it has to be asked for in its turn. */
function leave(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, step: Step, text: string): boolean {
  const { subject } = open.frame;
  const context = contextIn(draft, subject);
  const before = context.answers.get(step.key);
  if (before !== undefined) {
    if (before.mark === 'deferred') say(draft, 'told.known');
    return before.mark === 'deferred';
  }
  const reading = step.type.read({ kind: 'text', text }, context, undefined);
  if (reading.read === 'answer') {
    if (isPersonal(step.asks) && !draft.facts.contact.answers.has('consent')) return false;
    const lines = confirmLines([{ step, value: reading.value }], context);
    record(draft, { ...open, position: { step } }, reading, input);
    sayNoted(draft, lines);
    return true;
  }
  if (!(step.skippable?.(context) ?? false)) return false;
  leaveOut(draft, subject, [step.key]);
  say(draft, 'told.left_out', { field: fieldName(step, context) });
  return true;
}
