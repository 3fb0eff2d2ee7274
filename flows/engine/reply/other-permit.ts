import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { permitNames } from '../../../licensing/understanding/intent/entities.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication, openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { obey } from './obey.ts';
import { namesOf } from '../permits/permit-names.ts';
import type { MessageInput } from '../../input.ts';
import { askWhoseNib } from '../permits/several-permits.ts';

/** Stands before what is given up: "batalin yg pirt", "ga jadi pirt", "bukan pirt". */
const GIVING_UP = /\b(?:batal\w*|cancel|tidak jadi|tidak usah|jangan|bukan|ganti)\b/;
const GIVES_UP = new RegExp(
  `${GIVING_UP.source}(?: (?:dulu|yang|urus|bikin|buat|izin|permohonan|sip|saja))* $`,
);

/**
 * "batalin yg pirt, ganti urus nib": another permit takes the place of one that is being applied for; what was told stays. Of
 * several, one may be given up alone.
 */
export function takeOtherPermit(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const application = currentApplication(draft);
  if (open.frame.flow !== 'apply' || application?.stage !== 'draft' || application.permits.length === 0)
    return false;
  const canonical = canonicalText(text);
  const given = givenUp(draft, canonical, application.permits);
  if (!given || isAsked(text, canonical)) return false;
  const { codes, rest } = given;
  const left = application.permits.filter((code) => !codes.includes(code));
  const wished = [draft.world.understand(rest).entity ?? []].flat();
  if (left.length > 0 === wished.length > 0) return false;
  emit(draft, { type: 'permit_chosen', application: application.id, permits: left });
  draft.ask = true;
  if (left.length > 0) {
    say(draft, 'form.other_form', { permit: namesOf(draft.world, left) });
    return true;
  }
  emit(draft, { type: 'answer_removed', subject: application.id, key: 'permit' });
  return choose(draft, input, rest, wished);
}

/** Which of the held permits are given up, and what is said besides. */
function givenUp(
  { world }: Draft,
  canonical: string,
  held: readonly string[],
): { codes: string[]; rest: string } | undefined {
  // Few replies give anything up, and looking for the names of all permits costs the most of all.
  if (!GIVING_UP.test(canonical)) return undefined;
  for (const name of canonical.matchAll(permitNames(world.catalogue))) {
    const before = canonical.slice(0, name.index);
    const marker = GIVES_UP.exec(before);
    const codes = [world.understand(name[0]).entity ?? []].flat().filter((code) => held.includes(code));
    if (!marker || codes.length === 0) continue;
    const rest = `${before.slice(0, marker.index)} ${canonical.slice(name.index + name[0].length)}`;
    return { codes, rest: rest.replace(/^ *(?:jadi|tapi) | *(?:jadi|tapi) *$/g, ' ').trim() };
  }
  return undefined;
}

function choose(draft: Draft, input: MessageInput, rest: string, wished: readonly string[]): boolean {
  const open = openQuestion(draft);
  if (!open) return false;
  if (isOneNib(wished)) {
    askWhoseNib(draft, NIB, { text: rest, message: input.id });
    return true;
  }
  const context = contextIn(draft, open.frame.subject);
  const reading = open.position.step.type.read({ kind: 'text', text: rest }, context, undefined);
  if (reading.read === 'answer' && typeof reading.value === 'string')
    say(draft, 'form.other_form', { permit: namesOf(draft.world, [reading.value]) });
  return reading.read === 'other' || obey(draft, open, reading, input);
}
