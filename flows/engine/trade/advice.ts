import { CASES, casesOf } from '../../../licensing/bundle/bundle.ts';
import type { Plan } from '../../../licensing/bundle/bundle.ts';
import { APPLICANT_TYPES } from '../../../licensing/catalogue/conditions.ts';
import { permitsIn } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { applicantTypeIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import { NIB } from '../../../licensing/bundle/together.ts';
import { beginTold } from '../permits/begin.ts';
import type { Open } from '../frames.ts';
import type { Aside } from '../../session.ts';
import { advisedIn } from './advised-in.ts';
import { ASKED_BESIDE } from './advice-figures.ts';
import { emit, freshId, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { beginApplication, popFrame, pushFrame, topFrame } from '../frames.ts';
import { groupsOf } from './plan-told.ts';
import { sayAdvice } from './say-advice.ts';
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
  pushFrame(draft, 'advise', freshId(draft));
  say(draft, 'advice.begin');
}

/** The last answer is there: says the permits in order with why each, and offers to begin. */
export function finishAdvice(draft: Draft): void {
  const plan = planOf(draft);
  const where = answerOf(draft, 'advise_where');
  const asked = answerOf(draft, ASKED_BESIDE) ?? '';
  forget(draft);
  popFrame(draft);
  sayAdvice(draft, plan, permitsIn(canonicalText(plan.trade), draft.world.catalogue), { where, asked });
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

/** "iya yg nib", "langsung nib aja" in the interview: whoever knows what they want need not be asked on. */
export function takeNibAtOnce(draft: Draft, open: Open, text: string): boolean {
  const canonical = canonicalText(text);
  if (open.frame.flow !== 'advise' || !/\bnib\b/.test(canonical) || isAsked(text, canonical)) return false;
  const rest = tradeInWish(text.replace(BESIDE_NIB, ' '));
  if (rest !== '' && !draft.world.kbli.names(rest)) return false;
  const plan = planOf(draft);
  const { capital } = plan;
  const trade = rest === '' ? plan.trade : rest;
  // What somebody does is mostly their own; a company says that it is one.
  const told = applicantTypeIn(canonical) ?? answerOf(draft, 'advise_who');
  const who = told ?? (trade === '' ? undefined : 'perseorangan');
  forget(draft);
  popFrame(draft);
  const [ofPerson = '', ofCompany = ''] = NIB;
  const codes = who === undefined ? [] : [who === 'perseorangan' ? ofPerson : ofCompany];
  beginTold(draft, codes, { ...(who === undefined ? {} : { applicant_type: who }) });
  const subject = topFrame(draft)?.subject ?? '';
  if (trade !== '') emit(draft, { type: 'answer_recorded', subject, key: 'kbli', value: trade });
  if (capital !== undefined)
    emit(draft, { type: 'answer_recorded', subject, key: 'capital', value: capital });
  return true;
}

const BESIDE_NIB = /\b(?:iya|ya|inggih|oke?|langsung|saja|aja|haja|dulu|itu|dah|lah|sekarang|jadi)\b/gi;

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

function answerOf(draft: Draft, key: string): string | undefined {
  const value = draft.facts.contact.answers.get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}

function forget(draft: Draft): void {
  const { answers, id } = draft.facts.contact;
  for (const key of KEYS) if (answers.has(key)) emit(draft, { type: 'answer_removed', subject: id, key });
}
