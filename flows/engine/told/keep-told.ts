import { isPersonal } from '../../../licensing/catalogue/asks.ts';
import { caseKindsIn, tellsChange } from '../../../licensing/understanding/facts/case-kind.ts';
import { countedText } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { canonicalText, plainText } from '../../../licensing/understanding/words/normalise.ts';
import type { Reading } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { MessageInput } from '../../input.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { exampleOf } from '../example.ts';
import type { Open } from '../frames.ts';
import { record } from '../record.ts';
import { keepTrade } from '../trade/keep-trade.ts';
import { mayConfirm, stepNamed } from './confirming.ts';
import { factsFor, readFact, without } from './facts-for.ts';
import type { Fact } from './facts-for.ts';
import { withoutLacking } from './lacking.ts';
import { askMeant } from './meant.ts';
import { confirmLines, sayNoted } from './told-lines.ts';

/** What the wish itself told is kept in the same way, once the form is open. */
export function keepWish(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, said: string): void {
  const text = open.frame.flow === 'apply' ? withoutLacking(draft, open, input, said) : said;
  const facts = factsFor(draft, open, text, undefined);
  const read = facts.map((fact) => [fact, readFact(draft, open, fact)] as const);
  // "alamat toko pindah" tells no address, and nobody was asked for one.
  const told = read.filter(([{ step }, reading]) => step.asks !== 'address' || reading.read === 'answer');
  if (told.length > 0) keep(draft, open, input, new Map(told));
  keepChange(draft, open, input, said);
  keepTrade(draft, open, input, without(countedText(text), facts));
}

/** Numbers and addresses of persons, which nobody keeps before consent. */
const OF_PERSONS = /\d{6}|@/;

/** "ganti direktur di nib cv": the wish has told what changes, which is then not asked. */
function keepChange(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, said: string): void {
  const context = contextIn(draft, open.frame.subject);
  const step = stepNamed(open.flow, context, 'change');
  if (!step || context.answers.has('change') || OF_PERSONS.test(said)) return;
  const kinds = caseKindsIn(canonicalText(said));
  const reading = readFact(draft, open, { step, value: said });
  if (reading.read !== 'answer' || !kinds.some((kind) => tellsChange(plainText(said), kind))) return;
  const lines = confirmLines([{ step, value: reading.value }], context);
  record(draft, { ...open, position: { step } }, reading, input);
  sayNoted(draft, lines);
}

/**
 * What says nothing about a person and is new is noted at once, and said; the rest is shown and confirmed once. Nothing
 * that was answered is overwritten unasked.
 */
export function keep(
  draft: Draft,
  open: Open,
  input: Pick<MessageInput, 'id'>,
  taken: ReadonlyMap<Fact, Reading>,
  corrected = false,
): void {
  const { frame } = open;
  const noted: Value[] = [];
  const waiting: Value[] = [];
  draft.ask = true;
  for (const [{ step }, reading] of taken) {
    if (reading.read === 'refused' && !askMeant(draft, step, reading, input.id))
      say(draft, reading.reason, {
        ...reading.values,
        example: exampleOf(step, contextIn(draft, frame.subject)),
      });
    if (reading.read !== 'answer') continue;
    const before = contextIn(draft, frame.subject).answers.get(step.key);
    if (before !== undefined && before.value === reading.value) continue;
    const known = before !== undefined && before.mark !== 'deferred';
    if ((!known || corrected) && !isPersonal(step.asks)) {
      noted.push(...confirmLines([{ step, value: reading.value }], contextIn(draft, frame.subject)));
      record(draft, { ...open, position: { step } }, reading, input);
      continue;
    }
    const { read: _, ...told } = reading;
    waiting.push(fieldName(step, contextIn(draft, frame.subject)));
    frame.told = { values: { ...frame.told?.values, [step.key]: { ...told, message: input.id } }, asked: 0 };
  }
  if (noted.length > 0) sayNoted(draft, noted);
  if (waiting.length > 0 && !mayConfirm(draft, frame))
    say(draft, 'told.after_consent', { fields: { list: waiting } });
  if (
    frame.told === undefined &&
    noted.length === 0 &&
    [...taken.values()].every(({ read: how }) => how === 'answer')
  )
    say(draft, 'told.known');
}
