import { NIB } from '../../../licensing/bundle/together.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { forWhom } from '../../../licensing/understanding/trades/others-trade.ts';
import { anotherTrade } from '../../../licensing/understanding/trades/several-trades.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { hasEnded } from '../cases/clocks.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { askOfficer } from '../talk/officer.ts';
import { beginNib, MORE, partedIn } from './others-business.ts';
import { namesOf } from './permit-names.ts';

const CHANGE = 'NIB-UBAH';
const ADDS = /\b(?:d?i?tambah\w*|nambah\w*|satu lagi|lagi|juga|jua|kedua|another|also)\b/i;
const OPTIONS = ['yes', 'officer', 'no'];

/**
 * "mau tambah satu lagi nib laundry" while one's own NIB is with the office: what was sent is not changed, and a second
 * one is nobody's. Offered is an application for the other business. False: nothing of one's own runs, or it is another wish.
 */
export function offerSecond(draft: Draft, text: string, message: string): boolean {
  if (!ADDS.test(text) || openQuestion(draft) || isOthers(draft, text)) return false;
  const running = draft.facts.applications.find(runsForSelf);
  const code = running?.permits.find((each) => NIB.includes(each));
  if (!running || code === undefined || isAsked(text, canonicalText(text))) return false;
  const named = [draft.world.understand(text).entity ?? []].flat();
  const another = anotherTrade(text);
  if (!another && !named.includes(code) && !named.includes(CHANGE)) return false;
  const told = another?.trade ?? tradeInWish(text.replace(MORE, ' '));
  const trade = draft.world.kbli.names(told) ? told : '';
  if (trade === '' && !named.some((each) => each === code || each === CHANGE)) return false;
  const values = {
    permit: namesOf(draft.world, [code]),
    number: running.number ?? '',
    what: trade === '' ? { text: 'second.any' } : { text: 'second.trade', values: { trade } },
  };
  const options = OPTIONS.map((id) => ({ id, label: { text: `second.option.${id}` } }));
  askAside(
    draft,
    'second',
    { text: 'second.ask', values, options, asks: 'confirm' },
    { code, trade, message },
  );
  return true;
}

const isOthers = (draft: Draft, text: string): boolean =>
  forWhom(text) !== undefined || partedIn(draft, text).others.length > 0;

function runsForSelf({ stage, permits, answers }: ApplicationFacts): boolean {
  const own = answers.get('for_whom')?.value !== 'other';
  return own && stage !== 'draft' && !hasEnded(stage) && permits.some((code) => NIB.includes(code));
}

export function takeSecond(draft: Draft, picked: string, { payload }: Aside): void {
  const { code = '', trade = '', message = '' } = payload;
  if (picked === 'yes') return void beginNib(draft, code, trade, message);
  if (picked === 'officer') return askOfficer(draft, 'help');
  say(draft, 'later.nothing');
}
