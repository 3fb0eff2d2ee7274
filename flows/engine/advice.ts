import { bundleFor, CASES, casesOf } from '../../licensing/bundle/bundle.ts';
import type { Bundle, Case, Part, Plan } from '../../licensing/bundle/bundle.ts';
import { together } from '../../licensing/bundle/together.ts';
import type { Permit } from '../../licensing/catalogue/permit.ts';
import { saidOf } from '../../licensing/catalogue/referral.ts';
import { APPLICANT_TYPES } from '../../licensing/catalogue/conditions.ts';
import { permitsIn } from '../../licensing/understanding/entities.ts';
import { joinedTrades } from '../../licensing/understanding/joined-trades.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import type { Value } from '../event.ts';
import type { Aside } from '../session.ts';
import { advisedIn } from './advised-in.ts';
import { ASKED_BESIDE, sayFigures } from './advice-figures.ts';
import { askAside } from './ask-aside.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { leadElsewhere } from './elsewhere.ts';
import { beginApplication, popFrame, pushFrame, topFrame } from './frames.ts';
import { namesOf } from './permit-names.ts';
import { orderOf, sayApart } from './permit-order.ts';
import { toldTrade } from './told-trade.ts';

const KEYS = ['advise_trade', 'advise_who', 'advise_size', 'advise_where', 'advise_special', ASKED_BESIDE];

const MINE = 'TAMBANG-RUJUK';

/** Whether a trade is surely mining and nothing besides. */
function isMine(draft: Draft, trade: string): boolean {
  const cases = casesOf(canonicalText(trade), draft.world.kbli.sure(trade)?.code);
  return cases.length === 1 && cases[0] === 'mining';
}

/** Begins the interview; an application without a permit gives way to it. */
export function beginAdvice(draft: Draft, text = ''): void {
  const frame = topFrame(draft);
  const open = draft.facts.applications.find(({ id }) => id === frame?.subject);
  if (frame?.flow === 'apply' && open?.stage === 'draft' && open.permits.length === 0) {
    emit(draft, { type: 'application_withdrawn', application: open.id });
    popFrame(draft);
  }
  forget(draft);
  const trade = toldTrade(draft.world, text);
  // Of a mine nothing is ours to ask.
  if (trade !== undefined && isMine(draft, trade) && leadElsewhere(draft, MINE)) return;
  const told = { ...(trade === undefined ? {} : { advise_trade: trade }), ...advisedIn(text) };
  const subject = draft.facts.contact.id;
  for (const [key, value] of Object.entries(told))
    emit(draft, { type: 'answer_recorded', subject, key, value });
  pushFrame(draft, 'advise', draft.facts.freshId);
  say(draft, 'advice.begin');
}

/** The last answer is there: says the permits in order with why each, and offers to begin. */
export function finishAdvice(draft: Draft): void {
  const plan = planOf(draft);
  const bundle = bundleFor(
    plan,
    draft.world.catalogue,
    permitsIn(canonicalText(plan.trade), draft.world.catalogue),
  );
  const where = answerOf(draft, 'advise_where');
  const asked = answerOf(draft, ASKED_BESIDE) ?? '';
  forget(draft);
  popFrame(draft);
  draft.ask = false;
  if (bundle.parts.length > 0) sayBundle(draft, plan, bundle, where);
  for (const { permit, why } of bundle.elsewhere)
    say(draft, 'advice.elsewhere', { permit: permit.short_name, why: whyOf(why), issuer: permit.issuer });
  sayFigures(
    draft,
    asked,
    bundle.parts.map(({ permit }) => permit),
  );
  if (bundle.undecided.length > 0) say(draft, 'advice.health_open');
  const { shared, apart } = together(bundle.parts.map(({ permit }) => permit));
  const [first] = shared;
  if (!first) {
    const [elsewhere] = bundle.elsewhere;
    if (elsewhere?.permit.handling === 'officer') leadElsewhere(draft, elsewhere.permit.code);
    draft.ask = draft.session.frames.length > 0;
    return;
  }
  sayApart(draft, apart);
  askStart(draft, plan, shared, first);
}

/** Begins with the first, or with all that may share one application. */
function askStart(draft: Draft, plan: Plan, shared: readonly Permit[], first: Permit): void {
  const codes = shared.map(({ code }) => code);
  const several = codes.length > 1;
  const options = [...(several ? ['all', 'first'] : ['yes']), 'no'].map((id) => ({
    id,
    label: { text: `advice.option.${id}` },
  }));
  const values = {
    permit: first.short_name,
    permits: namesOf(draft.world, codes),
    order: orderOf(draft, shared),
  };
  askAside(
    draft,
    'advice',
    { text: several ? 'advice.start_all' : 'advice.start', values, options, asks: 'confirm' },
    { permits: codes.join(' '), plan: JSON.stringify(plan) },
  );
}

/** "Mulai sekarang": what the interview told is not asked again. */
export function takeAdvice(draft: Draft, picked: string, aside: Aside): void {
  if (picked === 'no') {
    say(draft, 'advice.later');
    draft.ask = draft.session.frames.length > 0;
    return;
  }
  const plan = JSON.parse(aside.payload['plan'] ?? '{}') as Plan;
  const permits = aside.payload['permits']?.split(' ') ?? [];
  beginApplication(draft, picked === 'first' ? permits.slice(0, 1) : permits, {
    applicant_type: plan.applicantType,
  });
  const subject = topFrame(draft)?.subject ?? '';
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli', value: plan.trade });
  if (plan.capital !== undefined)
    emit(draft, { type: 'answer_recorded', subject, key: 'capital', value: plan.capital });
}

function sayBundle(draft: Draft, plan: Plan, bundle: Bundle, where: string | undefined): void {
  const scale: Value = bundle.scale === undefined ? '' : { text: `advice.scale.${bundle.scale}` };
  say(draft, 'advice.bundle', {
    trade: plan.trade,
    who: { text: `applicant_type.option.${plan.applicantType}` },
    scale,
    parts: { lines: bundle.parts.map((part, at) => line(part, at)) },
  });
  const base =
    bundle.umk === undefined ? 'advice.base_open' : bundle.umk ? 'advice.base_umk' : 'advice.base_larger';
  say(draft, base, { place: where === 'online' ? { text: 'advice.place_online' } : '' });
  if (bundle.shared.length > 0) say(draft, 'advice.shared', { items: { list: bundle.shared } });
  sayBeside(draft, bundle.beside);
  say(draft, 'advice.risk');
}

/** What such a business has to think of at other offices, as far as it may be said (law 9). */
function sayBeside(draft: Draft, ids: readonly string[]): void {
  const lines = ids.flatMap((id): Value[] => {
    const referral = draft.world.referrals.byId(id);
    const who = saidOf(referral?.who);
    if (!referral || who === undefined) return [];
    const note = saidOf(referral.note);
    const values = { name: referral.name, who, note: note === undefined ? '' : `. ${note}` };
    return [{ text: 'advice.beside_line', values }];
  });
  if (lines.length > 0) say(draft, 'advice.beside', { lines: { lines } });
}

const line = ({ permit, why }: Part, at: number): Value => ({
  text: 'advice.part',
  values: { number: at + 1, permit: permit.short_name, why: whyOf(why) },
});

const whyOf = (why: Part['why']): Value => ({ text: `advice.why.${why}` });

function planOf(draft: Draft): Plan {
  const trade = answerOf(draft, 'advise_trade') ?? '';
  const { kbli, likely, cases } = groupsOf(draft, trade);
  const who = answerOf(draft, 'advise_who');
  const size = draft.facts.contact.answers.get('advise_size')?.value;
  const said = new Set((answerOf(draft, 'advise_special') ?? '').split(','));
  const known = new Set<string>([...said, ...cases]);
  return {
    trade,
    kbli,
    likely,
    applicantType: APPLICANT_TYPES.find((type) => type === who) ?? 'perseorangan',
    capital: typeof size === 'number' ? size : undefined,
    cases: CASES.filter((each) => known.has(each)),
  };
}

/** "jual pentol lawan es teh" is two trades with a group each; of words that settle none, those that would be offered. */
export function groupsOf(
  { world: { kbli } }: Draft,
  trade: string,
): { kbli: string | undefined; likely: string[]; cases: Case[] } {
  const trades = joinedTrades(trade, (part) => kbli.sure(part)?.code);
  const sure = trades.map((part) => kbli.sure(part)?.code);
  const [first, ...others] = sure.filter((code) => code !== undefined);
  return {
    kbli: first,
    likely: first === undefined ? kbli.choices(trade).map(({ code }) => code) : others,
    cases: trades.flatMap((part, at) => casesOf(canonicalText(part), sure[at])),
  };
}

function answerOf(draft: Draft, key: string): string | undefined {
  const value = draft.facts.contact.answers.get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}

function forget(draft: Draft): void {
  const { answers, id } = draft.facts.contact;
  for (const key of KEYS) if (answers.has(key)) emit(draft, { type: 'answer_removed', subject: id, key });
}
