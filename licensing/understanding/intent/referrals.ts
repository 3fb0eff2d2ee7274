import type { Referral } from '../../catalogue/referral.ts';
import { canonicalText } from '../words/normalise.ts';

export interface Referrals {
  /** The matter of another office that a message names. `elsewhere`: it is known to be about another office. */
  find(text: string, elsewhere: boolean): Referral | undefined;
  byId(id: string): Referral | undefined;
}

/** Prepares the matters of other offices to be recognised by their names; the longest name wins. */
export function openReferrals(referrals: readonly Referral[]): Referrals {
  const named = (pick: (referral: Referral) => readonly string[]) =>
    referrals
      .flatMap((referral) => pick(referral).map((name) => ({ name: ` ${canonicalText(name)} `, referral })))
      .sort((a, b) => b.name.length - a.name.length);
  const always = named(({ nicknames }) => nicknames);
  const perhaps = named(({ nicknames, words }) => [...nicknames, ...words]);
  return {
    find(text, elsewhere) {
      const canonical = ` ${canonicalText(text)} `;
      return (elsewhere ? perhaps : always).find(({ name }) => canonical.includes(name))?.referral;
    },
    byId: (id) => referrals.find((referral) => referral.id === id),
  };
}
