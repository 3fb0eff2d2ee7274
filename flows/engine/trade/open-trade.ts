import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { bundleFor } from '../../../licensing/bundle/bundle.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { beginAdvice } from './advice.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { groupsOf } from './plan-told.ts';
import { toldTrade } from './told-trade.ts';

/** A business is to be begun, and no paper is named that is wanted for it. */
export const OPENS = /\b(?:buka|membuka|dirikan|mendirikan|mulai|memulai|rintis|merintis|berusaha)\b/;
/** Words of a paper that is wanted. */
export const OF_A_PAPER =
  /\b(?:izin|ijin|surat|sertifikat|urus|nib|sip|slhs|pirt|perpanjang\w*|daftar\w*|rekomendasi|legalitas)\b/;

/**
 * "mau buka usaha depot air sama jual gas" fits the paper of the one trade, but a business begins with its NIB: the
 * interview finds all that it needs. False: a paper is meant, or that paper is all there is.
 */
export function beginTrade(draft: Draft, { entity }: Understanding, text: string): boolean {
  const canonical = canonicalText(text);
  const named = [entity ?? []].flat();
  if (named.length === 0 || isOneNib(named) || named.some((code) => NIB.includes(code))) return false;
  if (!OPENS.test(canonical) || OF_A_PAPER.test(canonical) || openQuestion(draft)) return false;
  const trade = toldTrade(draft.world, text);
  if (trade === undefined) return false;
  const plan = { trade, applicantType: 'perseorangan', ...groupsOf(draft, trade) } as const;
  const { parts } = bundleFor(plan, draft.world.catalogue, named);
  const codes = parts.map(({ permit }) => permit.code);
  if (!named.every((code) => codes.includes(code)) || !codes.some((code) => NIB.includes(code))) return false;
  beginAdvice(draft, text);
  return true;
}
