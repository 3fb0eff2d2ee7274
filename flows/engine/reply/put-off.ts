import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import { lacksPaper, putsOff } from '../../../licensing/understanding/reply/puts-off.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { paperIn } from '../files/named-document.ts';
import { plainText } from '../plain-text.ts';
import { relevantSteps } from '../position.ts';
import type { MessageInput } from '../../input.ts';
import { skipQuestion } from './skip.ts';

/** "ktp ketinggalan di rumah", "gak bisa kirim lokasi": as "menyusul" where it is asked for, noted with a kind word before. */
export function takePutOff(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const parts = text.split(/[,;\n]+/).filter((part) => part.trim() !== '');
  // "akta di notaris, ktp ketinggalan": each of them.
  if (parts.length < 2 || !parts.every((part) => isPutOff(draft, open, part)))
    return takeOne(draft, open, input, text);
  for (const part of parts) takeOne(draft, openQuestion(draft) ?? open, input, part);
  return true;
}

/** Which paper, or the pin, is not there; `away`: it is somewhere else, and not merely lacking. */
function notThere(draft: Draft, open: Open, text: string): { ask: AskName | undefined; away: boolean } {
  const here = open.position.step.asks;
  const named = (words: string): AskName | undefined =>
    paperIn(draft, open.frame.subject, words)?.asks.find(isDocumentAsk);
  const away = putsOff(text, named, mayFollow(here) ? here : undefined);
  return { ask: away ?? lacksPaper(text, named), away: away !== undefined };
}

function isPutOff(draft: Draft, open: Open, text: string): boolean {
  const { ask } = notThere(draft, open, text);
  return ask !== undefined && mayFollow(ask);
}

function takeOne(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const here = open.position.step.asks;
  if (open.frame.flow !== 'apply' && open.frame.flow !== 'mend') return false;
  const { ask, away } = notThere(draft, open, text);
  // "ga punya akta" is left to an officer, as where nothing is named.
  if (ask === here && mayFollow(ask) && (away || !hasNone(text))) {
    later(draft, input);
    return true;
  }
  // "npwp nya di kantor pajak lagi diurus": a number that is being made is left to an officer.
  if (ask === here && away && IN_THE_MAKING.has(ask) && !/\d{4}/.test(text)) return skipQuestion(draft);
  if (ask === undefined || ask === here || !mayFollow(ask) || open.frame.flow !== 'apply') return false;
  const context = contextIn(draft, open.frame.subject);
  const step = relevantSteps(open.flow, context).find(({ asks }) => asks === ask);
  if (step) {
    open.frame.postponed = [...(open.frame.postponed ?? []), step.key];
    say(draft, 'later.in_turn', { field: fieldName(step, context) });
  } else say(draft, 'later.not_asked');
  draft.ask = true;
  return true;
}

/** Numbers that somebody else gives out. */
const IN_THE_MAKING: ReadonlySet<AskName> = new Set<AskName>(['npwp', 'ahu_number', 'nik', 'email']);

const mayFollow = (ask: AskName): boolean => isDocumentAsk(ask) || ask === 'location';

/** "nanti", "menyusul": a document or the pin may come later; a form waits as long as it must. */
export function later(draft: Draft, input: MessageInput): void {
  const open = openQuestion(draft);
  const asks = open?.position.step.asks;
  if (open?.frame.held === true && asks !== undefined && isDocumentAsk(asks)) {
    // Sending waited for it already: putting it off again leads round in a circle.
    const { step } = open.position;
    const context = contextIn(draft, open.frame.subject);
    const mayWait = step.skippable?.(context) ?? false;
    say(draft, mayWait ? 'later.last' : 'later.last_needed', { field: fieldName(step, context) });
    draft.ask = false;
    return;
  }
  if (open && asks !== undefined && (isDocumentAsk(asks) || asks === 'location')) {
    open.frame.postponed = [...(open.frame.postponed ?? []), open.position.step.key];
    if (open.frame.flow === 'mend' && openQuestion(draft)?.position.step.key === open.position.step.key) {
      // Nothing else is to be replaced: it is waited for, and not asked for in the same breath.
      const context = contextIn(draft, open.frame.subject);
      say(draft, 'later.last', { field: fieldName(open.position.step, context) });
      draft.ask = false;
      return;
    }
    say(draft, asks === 'location' ? 'later.location' : 'later.document');
    draft.ask = true;
    return;
  }
  // "belum ada" to the e-mail is no wish to pause.
  if (open?.position.step.skippable !== undefined && hasNone(plainText(input.content) ?? '')) {
    skipQuestion(draft);
    return;
  }
  // A pause is no miss: whoever says "ya" to it is not stuck.
  if (open?.frame.asked) open.frame.asked.attempts = 0;
  say(draft, open ? 'later.form' : 'later.nothing');
  draft.ask = false;
}
