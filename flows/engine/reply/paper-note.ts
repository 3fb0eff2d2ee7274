import { documentCode, isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { FaqEntry } from '../../../licensing/catalogue/office.ts';
import { maskNumbersIn } from '../../../licensing/identity/mask.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { talkIn } from '../../../licensing/understanding/reply/talk.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { CARDS } from '../files/kept-reading.ts';
import { paperIn } from '../files/named-document.ts';
import { besideKey, besideOf } from '../files/paper-words.ts';
import type { Open } from '../frames.ts';
import { putAgainInShort, question } from '../settle.ts';
import { writtenAnswer } from '../wishes/questions.ts';
import { countMiss, outOfPatience } from './patience.ts';
import { skipQuestion } from './skip.ts';

/** It will not come: "sertifikat hilang", "kena banjir". */
const LOST = /\b(?:hilang|rusak|terbakar|kebakar(?:an)?|kebanjiran|banjir|sobek|robek|luntur|lapuk)\b/;
const MOST = 500;
/** Of what was written, so much is said back. */
const SHOWN = 120;
const FEWEST_WORDS = 2;

/**
 * "tempatnya sewa", "spanduk 2x3 meter": what is written where a paper is asked for, and no answer to anything, is kept for
 * the officer beside that paper. What is lost is left to them at once. False: it says nothing about the paper. `any`: nothing
 * else is left that it could be.
 */
export function notePaper(draft: Draft, open: Open, message: string, text: string, any: boolean): boolean {
  const { step } = open.position;
  // A card says by itself all that is asked of it.
  if (!isDocumentAsk(step.asks) || CARDS.has(documentCode(step.asks))) return false;
  const words = text.replace(/\s+/g, ' ').trim();
  const canonical = canonicalText(words);
  if (words.length > MOST || words.split(' ').length < FEWEST_WORDS || !/\p{L}{3}/u.test(words)) return false;
  const lost = LOST.test(canonical) && !words.includes('?');
  if ((!lost && isAsked(words, canonical)) || talkIn(words) !== undefined) return false;
  if (lost && tellsOfLoss(writtenAnswer(draft.world, words))) return false;
  const code = documentCode(step.asks);
  if (!any && !lost && paperIn(draft, open.frame.subject, words)?.code !== code) return false;
  keep(draft, open, code, words, message);
  say(draft, 'form.noted', { words: cut(maskNumbersIn(words)) });
  if (lost && step.skippable?.(contextIn(draft, open.frame.subject))) return skipQuestion(draft);
  countMiss(open, message);
  if (outOfPatience(draft, open)) return true;
  draft.events.push(
    putAgainInShort(draft, question(step, contextIn(draft, open.frame.subject)), open.frame.asked),
  );
  return true;
}

/** "nib hilang": the office has written down what then. */
const tellsOfLoss = (entry: FaqEntry | undefined): boolean =>
  entry?.phrases.some((phrase) => LOST.test(canonicalText(phrase))) ?? false;

const cut = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words);

function keep(draft: Draft, { frame }: Open, code: string, words: string, message: string): void {
  const before = besideOf(contextIn(draft, frame.subject).answers, code);
  const value = before === undefined ? words : `${before}; ${words}`.slice(-MOST);
  emit(draft, { type: 'answer_recorded', subject: frame.subject, key: besideKey(code), value, message });
}
