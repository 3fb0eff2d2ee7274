import { bundleFor, CASES, casesOf } from '../../../licensing/bundle/bundle.ts';
import type { Bundle } from '../../../licensing/bundle/bundle.ts';
import { isOneNib, NIB } from '../../../licensing/bundle/together.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { advisedIn } from './advised-in.ts';
import type { Draft } from '../draft.ts';
import { OF_A_PAPER, OPENS } from './open-trade.ts';
import { sayPlanTold } from './say-advice.ts';
import { wishSeveral } from '../permits/several-permits.ts';

/** So many special cases told of one business tell its plan: nothing is left to ask before its permits are named. */
const TOLD = 2;
/** What parts a business from what is built or put up for it. */
const PARTS = /[,;.!?\n]+|\b(?:sekalian|sakalian|sambil|sama|dan|serta|plus|juga|wan|lawan)\b/i;
const AT_A_PLACE = /\s(?:di|daerah|dekat)\s.*$/i;

/**
 * "mau buka klinik di paringin, bangun gedung baru, pasang papan nama": the permits of that plan in order with why each,
 * at once; then whose NIB it is and what goes together. False: it is no plan, or an officer leads part of it.
 */
export function tellPlan(
  draft: Draft,
  { entity }: Understanding,
  text: string,
  message: string,
  asked = false,
): boolean {
  const canonical = canonicalText(text);
  if (draft.session.frames.length > 0 || !(asked || OPENS.test(canonical))) return false;
  if (!asked && OF_A_PAPER.test(canonical)) return false;
  const named = [entity ?? []].flat();
  const parts = text.split(PARTS);
  const trade = tradeOf(draft, parts);
  const kbli = draft.world.kbli.sure(trade)?.code;
  // Whose trade it is to sell what is built with may build for itself, in words of its own.
  const told = new Set([
    ...casesOf(canonicalText(trade), kbli),
    ...parts.flatMap((part) => (wordsOf(part) === trade ? [] : casesOf(canonicalText(part), undefined))),
  ]);
  const cases = CASES.filter((each) => told.has(each));
  if (cases.length < TOLD) return false;
  const { advise_who: who } = advisedIn(text);
  const applicantType = who === undefined || who === 'perseorangan' ? 'perseorangan' : 'pt';
  const bundle = bundleFor({ trade, kbli, applicantType, cases }, draft.world.catalogue, named);
  const codes = bundle.parts.map(({ permit }) => permit.code);
  if (!isWhole(bundle, named, codes)) return false;
  sayPlanTold(draft, trade, bundle, who !== undefined);
  const nib = who === undefined ? NIB : codes.filter((code) => NIB.includes(code));
  wishSeveral(draft, [...nib, ...codes.filter((code) => !NIB.includes(code))], { text, message });
  return true;
}

/** Nothing of it is led elsewhere or still open, and whatever the words name is part of it. */
function isWhole(
  { elsewhere, undecided }: Bundle,
  named: readonly string[],
  codes: readonly string[],
): boolean {
  if (elsewhere.length > 0 || undecided.length > 0) return false;
  const papers = isOneNib(named) ? [] : named.filter((code) => !NIB.includes(code));
  return codes.some((code) => NIB.includes(code)) && papers.every((code) => codes.includes(code));
}

/** The business itself, in the person's own words. */
function tradeOf({ world }: Draft, parts: readonly string[]): string {
  const words = parts.map(wordsOf);
  return words.find((each) => world.kbli.names(each)) ?? words.find((each) => each !== '') ?? '';
}

const wordsOf = (part: string): string => tradeInWish(part.replace(AT_A_PLACE, ''));
