import { saidOf } from '../../../licensing/catalogue/referral.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Referral, ReferralFact } from '../../../licensing/catalogue/referral.ts';
import type { Intent } from '../../../licensing/understanding/intent/intents.ts';
import { canonicalText, wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepTopic, referralSpokenOf } from '../permits/topic.ts';
import { putsCase } from './what-lists-tell.ts';
import { ABOUT_PERMITS } from './wishes.ts';

/** A matter of another office: who does it, where and for how much, as far as it may be said, with its sources. */
export function sayReferral(draft: Draft, referral: Referral): void {
  const [who, where, fee, note] = [referral.who, referral.where, referral.fee, referral.note].map(saidOf);
  const lines: Value[] = [];
  if (who !== undefined) lines.push({ text: 'referral.who', values: { who } });
  if (where !== undefined) lines.push({ text: 'referral.where', values: { where } });
  lines.push(
    fee === undefined ? { text: 'referral.fee_unknown' } : { text: 'referral.fee', values: { fee } },
  );
  if (note !== undefined) lines.push({ text: 'referral.note', values: { note } });
  lines.push(...sourcesOf(referral.who, referral.where, referral.fee, referral.note));
  say(draft, 'referral.answer', { name: referral.name, items: { lines } });
  if (draft.session.frames.length === 0) keepTopic(draft, referral.id);
}

function sourcesOf(...facts: (ReferralFact | undefined)[]): Value[] {
  const told = facts.filter((fact) => saidOf(fact) !== undefined);
  const sources = [...new Set(told.flatMap((fact) => fact?.source?.split('; ') ?? []))];
  return sources.length === 0 ? [] : [{ text: 'referral.sources', values: { sources: sources.join('; ') } }];
}

/** More words than these speak of something else. */
const FEW = 5;

/** "biayanya?" after a matter of another office: of that one, in short. False: none was spoken of. */
export function sayOfReferral(draft: Draft, intents: readonly Intent[], text: string): boolean {
  const referral = referralSpokenOf(draft);
  const canonical = canonicalText(text);
  if (!referral || canonical.split(' ').length > FEW) return false;
  // "kalau bazar umkm?" is another matter.
  if (putsCase(canonical)) {
    say(draft, 'info.not_known');
    return true;
  }
  const { name, who, where } = referral;
  const fee = saidOf(referral.fee);
  const [source = ''] = sourcesOf(referral.fee);
  if (intents.includes('ask_fee') && fee !== undefined)
    say(draft, 'referral.only_fee', { name, fee, source });
  if (intents.includes('ask_fee') && fee !== undefined && intents.length === 1) return true;
  const place = saidOf(where);
  say(draft, 'referral.ask_there', {
    who: saidOf(who) ?? name,
    where: place === undefined ? '' : { text: 'referral.at', values: { where: place } },
  });
  return true;
}

/** "oh bukan di sini ya" after a matter of another office. */
const NOT_HERE =
  /^(?:(?:oh|o|jadi|berarti|lho|kirain) )*(?:bukan|tidak|kada) di ?sini(?: (?:ya|kah|min|pak|bu|toh))*$/;

/** Whoever asks whether it is not here hears so, and what is. False: nothing of another office was spoken of. */
export function sayNotHere(draft: Draft, text: string): boolean {
  const referral = referralSpokenOf(draft);
  if (!referral || !NOT_HERE.test(wordsOnly(text))) return false;
  say(draft, 'referral.not_here', { who: saidOf(referral.who) ?? referral.name });
  return true;
}

/** A permit of another authority: its door where one is written down, else only who issues it. */
export function sayOthersPermit(draft: Draft, permit: Permit): void {
  const referral = draft.world.referrals.byId(permit.code.toLowerCase());
  if (referral) return sayReferral(draft, referral);
  say(draft, 'permit.referral', { permit: permit.short_name, issuer: permit.issuer });
}

/** "syarat skck apa": a question or wish that names no permit of ours, but a matter of another office. */
export function namesOtherOffice(world: World, { intent, entity }: Understanding, text: string): boolean {
  const fits = ABOUT_PERMITS.has(intent) || intent === 'start_application' || intent === 'out_of_scope';
  if (!fits) return false;
  if (entity === null) return world.referrals.find(text, false) !== undefined;
  return typeof entity === 'string' && world.catalogue.permits.get(entity)?.handling === 'referral';
}
