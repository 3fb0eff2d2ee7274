import { bundleFor } from '../../../licensing/bundle/bundle.ts';
import type { Bundle, Part, Plan } from '../../../licensing/bundle/bundle.ts';
import { together } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { saidOf } from '../../../licensing/catalogue/referral.ts';
import type { Value } from '../../event.ts';
import { sayFigures } from './advice-figures.ts';
import { askAside } from '../ask-aside.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { listSourceWords } from '../permits/figures.ts';
import { namesOf } from '../permits/permit-names.ts';
import { orderOf, sayApart } from '../permits/permit-order.ts';

/** `where`: the place told; `asked`: what of fee and duration was asked beside. */
interface Beside {
  where?: string | undefined;
  asked?: string;
}

/** The permits of a plan in order with why each, and the offer to begin. `named`: those that its words themselves name. */
export function sayAdvice(
  draft: Draft,
  plan: Plan,
  named: readonly string[],
  { where, asked = '' }: Beside = {},
): void {
  const bundle = bundleFor(plan, draft.world.catalogue, named);
  draft.ask = false;
  if (bundle.parts.length > 0) sayBundle(draft, plan, bundle, where);
  for (const part of bundle.elsewhere) sayElsewhere(draft, part);
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

/** A permit of another authority, or one that an officer leads. */
function sayElsewhere(draft: Draft, { permit, why }: Part): void {
  say(draft, 'advice.elsewhere', { permit: permit.short_name, why: whyOf(why), issuer: permit.issuer });
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

/** The same for a plan told in one sentence; `whose`: that sentence said whose business it is. */
export function sayPlanTold(draft: Draft, trade: string, { parts, beside }: Bundle, whose: boolean): void {
  const named = parts.map((part, at) => line(part, at, whose || part.why !== 'nib' ? undefined : 'NIB'));
  say(draft, 'advice.told', { trade, parts: { lines: named } });
  say(draft, 'advice.base_open', { place: '' });
  sayBeside(draft, beside);
  say(draft, 'needs.open', { source: listSourceWords(...parts.map(({ permit }) => permit)) });
}

function sayBeside(draft: Draft, ids: readonly string[]): void {
  const lines = besideLines(draft, ids);
  if (lines.length > 0) say(draft, 'advice.beside', { lines: { lines } });
}

/** What such a business has to think of at other offices, as far as it may be said (law 9). */
export function besideLines(draft: Draft, ids: readonly string[]): Value[] {
  return ids.flatMap((id): Value[] => {
    const referral = draft.world.referrals.byId(id);
    const who = saidOf(referral?.who);
    if (!referral || who === undefined) return [];
    const note = saidOf(referral.note);
    const values = { name: referral.name, who, note: note === undefined ? '' : `. ${note}` };
    return [{ text: 'advice.beside_line', values }];
  });
}

const line = ({ permit, why }: Part, at: number, name: string = permit.short_name): Value => ({
  text: 'advice.part',
  values: { number: at + 1, permit: name, why: whyOf(why) },
});

const whyOf = (why: Part['why']): Value => ({ text: `advice.why.${why}` });
