import { NIB } from '../../../licensing/bundle/together.ts';
import { factsIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { isOwnBusiness } from '../../../licensing/understanding/facts/own-business.ts';
import { nibOfKind } from '../../../licensing/understanding/intent/entities.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import type { MessageInput } from '../../input.ts';
import type { Aside } from '../../session.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { askWhoseNib, takeWhoseNib } from '../permits/several-permits.ts';
import { figureTold } from '../told/trade-answers.ts';
import { beginAdvice } from './advice.ts';
import { passingTrade } from './perhaps-trade.ts';

const [PERSONS = ''] = NIB;

/**
 * Whoever goes on telling of their business instead of choosing has not objected: "yang cv" or a trade where it was asked
 * whose NIB it is begins that, a person's where nothing else was said; a sum or the workers where a trade was to be
 * confirmed confirm it. False: nothing of the kind was told.
 */
export function goesOnTelling(draft: Draft, input: Pick<MessageInput, 'id'>, text: string): boolean {
  const { aside } = draft.session;
  if (aside?.kind === 'whose_nib') return tellsWhose(draft, aside, input, text);
  if (aside?.kind === 'trade') return tellsMore(draft, aside, text);
  return false;
}

function tellsWhose(draft: Draft, aside: Aside, { id }: Pick<MessageInput, 'id'>, text: string): boolean {
  const { permits = '', text: wish = '', message = '' } = aside.payload;
  const codes = permits.split(' ');
  const canonical = canonicalText(text);
  if (!codes.includes(PERSONS) || isAsked(text, canonical)) return false;
  if (hasNone(text)) {
    say(draft, 'permit.who_hint');
    askWhoseNib(draft, codes, { text: wish, message });
    return true;
  }
  // What a company does is told with what it is.
  const code = nibOfKind(canonical) ?? (passingTrade(draft, text) === undefined ? undefined : PERSONS);
  if (code === undefined) return false;
  delete draft.session.aside;
  takeWhoseNib(draft, code, {
    ...aside,
    payload: { ...aside.payload, text: `${wish}, ${text}`, message: id },
  });
  return true;
}

function tellsMore(draft: Draft, { payload }: Aside, text: string): boolean {
  const canonical = canonicalText(text);
  if (readYesNo(text) !== null || isAsked(text, canonical)) return false;
  if (figureTold(text) === undefined && Object.keys(factsIn(text, canonical)).length === 0) return false;
  delete draft.session.aside;
  // "surangan" tells in whose name it is as well.
  beginAdvice(draft, `${payload['trade'] ?? ''}, ${isOwnBusiness(text) ? 'perorangan' : text}`);
  return true;
}
