import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { isOneNib, isOnePaper, NIB } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { hasEnded } from '../cases/clocks.ts';
import { onlyRunning, sentFor } from '../cases/status.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { listSourceWords } from '../permits/figures.ts';
import { currentApplication, formOf } from '../frames.ts';
import { namesOf, paperOf } from '../permits/permit-names.ts';
import { infoText, infoValues, nameIn } from './info-text.ts';
import { sayOfOnePaper } from './one-paper.ts';
import { sayOthersPermit } from './referrals.ts';
import { keepToldOf, keepTopic, topicOf } from '../permits/topic.ts';

/** A message names at most so many documents; the checklist shows the rest once it is begun. */
const MOST_LINES = 14;

/** Answers of a line or two, which may stand side by side for a few permits. */
const SHORT: ReadonlySet<string> = new Set(['ask_fee', 'ask_duration']);
const MOST_AT_ONCE = 3;

/** One of the papers in the list, as somebody would ask about it. */
function paperOfList({ requirements }: Permit): string {
  const papers = requirements.filter(({ asks, when }) => asks.some(isDocumentAsk) && when === undefined);
  const { short, label = '' } = papers.at(-1) ?? {};
  return (short ?? label).toLowerCase();
}

/** A long one that stands just above is not put there again. */
const LIST = 'ask_requirements';

/** The words of a wish beside the questions, and their message: it goes on once they are answered. */
export type WishBeside = { text: string; message: string };

/**
 * Answers in order what a permit needs, costs, takes or how it goes. Without a permit named, the one spoken of
 * last or under way is meant; otherwise the person is asked which, once for all of it. `kind`: the NIB of the kind of
 * business that was named. False: that is asked now.
 */
export function answerInfo(
  draft: Draft,
  intents: readonly string[],
  named: string | string[] | undefined,
  wish?: WishBeside,
  kind?: string,
): boolean {
  const topic = topicOf(draft);
  const own = currentApplication(draft) ?? onlyRunning(draft);
  const underWay = topic.length === 0 ? (own?.permits ?? []) : topic;
  const candidates = named === undefined ? underWay : [named].flat();
  const known = isOnePaper(underWay) ? [] : underWay;
  if (!candidates.some((code) => known.includes(code)) && sayOfOnePaper(draft, intents, candidates)) {
    if (!draft.ask && !wish) say(draft, 'info.start', { permit: paperOf(candidates) });
    return true;
  }
  if (sayEach(draft, intents, candidates)) {
    if (!draft.ask && !wish) offerEach(draft, candidates);
    return true;
  }
  const code =
    candidates.length === 1 ? candidates[0] : candidates.find((candidate) => known.includes(candidate));
  const assumed = code === undefined && isAskedAgain(draft, candidates) ? NIB[0] : undefined;
  const permit = draft.world.catalogue.permits.get(code ?? assumed ?? '');
  if (permit && assumed !== undefined) say(draft, 'info.assumed');
  if (!permit) {
    askWhichPermit(draft, intents, candidates, wish, kind);
    return false;
  }
  const listed = intents.length === 1 && intents[0] === LIST;
  const list = `${permit.code} ${draft.facts.contact.language}`;
  if (listed && draft.listed === list)
    say(draft, 'info.list_above', { permit: nameIn(draft, permit), paper: paperOfList(permit) });
  else sayOf(draft, intents, permit);
  if (listed) draft.session.listed = { list, at: draft.now };
  keepTopic(draft, permit.code);
  keepToldOf(draft, intents);
  if (!draft.ask && !wish && permit.handling === 'normal') offerOne(draft, permit);
  return true;
}

/** Whoever has applied for it is not asked whether to begin; of what runs they may hear more. */
function offerOne(draft: Draft, permit: Permit): void {
  const sent = sentFor(draft, [permit.code]);
  if (!sent) say(draft, 'info.start', { permit: permit.short_name });
  else if (!hasEnded(sent.stage) && sent.stage !== 'issued')
    say(draft, 'info.under_way', { number: sent.number ?? '' });
}

/** Asked whose NIB, and the question comes once more instead: it is answered for the one that most people mean. */
const isAskedAgain = (draft: Draft, candidates: readonly string[]): boolean =>
  draft.missed === 'info' && isOneNib(candidates);

/** Requirements that were just said of another permit, by code. */
type Said = Set<string>;

function sayOf(draft: Draft, intents: readonly string[], permit: Permit, said: Said = new Set()): void {
  // What another office issues is said once, whatever was asked of it.
  const texts = new Map(intents.map((intent) => [infoText(permit, intent), intent] as const));
  for (const [text, intent] of texts) {
    if (text === 'referral') sayOthersPermit(draft, permit);
    else if (text === 'requirements') sayRequirements(draft, permit, said);
    else say(draft, `info.${text}`, infoValues(draft, permit, intent));
  }
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}

/**
 * A few permits that were named ("biaya nib sama pirt") or that share the open form are told of one after another, what
 * several need only once. False: one was named, or too many, or it is open whose NIB is meant.
 */
function sayEach(draft: Draft, intents: readonly string[], named: readonly string[]): boolean {
  const permits = named.flatMap((code) => draft.world.catalogue.permits.get(code) ?? []);
  if (permits.length < 2 || permits.length > MOST_AT_ONCE || isOnePaper(named)) return false;
  const short = intents.every((intent) => SHORT.has(intent));
  if (!short && NIB.every((code) => named.includes(code))) return false;
  const said: Said = new Set();
  for (const permit of permits) sayOf(draft, intents, permit, said);
  return true;
}

/** Outside a form, what was told of several is what "mau" means next. */
function offerEach(draft: Draft, [first, ...others]: readonly string[]): void {
  if (first === undefined || NIB.every((code) => [first, ...others].includes(code))) return;
  keepTopic(draft, first, ...others);
  say(draft, 'info.start', { permit: namesOf(draft.world, [first, ...others]) });
}

function askWhichPermit(
  draft: Draft,
  intents: readonly string[],
  candidates: string[],
  wish: WishBeside | undefined,
  kind: string | undefined,
): void {
  // "syarat nib sama reklame": only whose NIB is open; the others are answered with it.
  const openNib = candidates.length > NIB.length && NIB.every((code) => candidates.includes(code));
  const codes = openNib ? NIB : candidates.length > 0 ? candidates : [...(kind ? [kind] : NIB), 'other'];
  const options = codes.map((id) => ({
    id,
    label: draft.world.catalogue.permits.get(id)?.short_name ?? { text: `permit.option.${id}` },
  }));
  const payload = {
    intent: intents.join(' '),
    ...(openNib ? { named: candidates.join(' ') } : {}),
    ...wish,
  };
  askAside(draft, 'info', { text: openNib ? 'permit.who' : 'info.which', options, asks: 'permit' }, payload);
}

/** The permits meant once one was picked: where it settles whose NIB, all that were named, in their order. */
export function pickedAmong(picked: string, named: string | undefined): string[] {
  if (named === undefined) return [picked];
  const codes = named.split(' ').map((code) => (NIB.includes(code) ? picked : code));
  return [...new Set(codes)];
}

/** What a permit needs, without what was said of another one just before. */
function sayRequirements(draft: Draft, permit: Permit, said: Said): void {
  const needed = requirementsOf(draft, permit);
  const asked = needed.filter(({ code }) => !said.has(code));
  for (const { code } of needed) said.add(code);
  const lines = asked.slice(0, MOST_LINES).map(({ depends, label, note = '' }) => ({
    text: depends ? 'info.line_if' : 'info.line',
    values: { label, note },
  }));
  const more = asked.length - lines.length;
  const items = { lines: [...lines, ...(more > 0 ? [{ text: 'info.more', values: { count: more } }] : [])] };
  const also = asked.length === 0 ? 'requirements_same' : 'requirements_also';
  const text = asked.length === needed.length ? 'requirements' : also;
  say(draft, `info.${text}`, { permit: nameIn(draft, permit), items, source: listSourceWords(permit) });
}

/** `depends`: only under the condition that its note tells. */
type Needed = { code: string; label: string; note?: string | undefined; depends: boolean };

/** In a form of this permit, what legal form and scale leave of it; outside, all that it may need. */
function requirementsOf(draft: Draft, permit: Permit): Needed[] {
  const open = formOf(draft, [permit.code]);
  if (open) {
    return contextIn(draft, open.id)
      .checklist([permit.code])
      .filter(({ mandatory, kind }) => mandatory && kind !== 'payment')
      .map((item) => ({ ...item, depends: item.demand !== 'applies' }));
  }
  return permit.requirements
    .filter(({ mandatory, kind }) => mandatory && kind !== 'payment')
    .map((requirement) => ({ ...requirement, depends: requirement.when !== undefined }));
}
