import type { ApplicationFacts } from '../../facts.ts';
import type { Value } from '../../event.ts';
import type { Aside } from '../../session.ts';
import { bringBackCard } from './card-before.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { homeLines, homeRead } from './home.ts';
import {
  triesOf,
  isForOther,
  isNamed,
  keep,
  keptReading,
  leaveReading,
  settled,
  undoubt,
} from './kept-reading.ts';
import { keepBetter } from './late-reading.ts';
import { fillLetter, TOLD } from './letters.ts';
import { numberOf } from './others-npwp.ts';
import { labelOf, pagesOf, takeBack } from './pages.ts';
import { dropRead, OWN, prefill } from './prefill.ts';
import { compare } from './compare-card.ts';
import { cardBeside, withoutSecond } from './two-cards.ts';

/** The reply to what was asked about a reading. */
export function takeReadingReply(
  draft: Draft,
  picked: string,
  { application: id = '', code = '' }: Aside['payload'],
): void {
  const application = draft.facts.applications.find((known) => known.id === id);
  draft.ask = true;
  if (!application) return;
  settled(draft, id, code);
  if (isNamed(code)) return takeLetterReply(draft, application, code, picked);
  switch (picked) {
    case 'yes':
    case 'this_card':
      keep(draft, application, code, withoutSecond(keptReading(application, code)));
      prefill(draft, application, code);
      say(draft, 'reading.taken', { home: '' });
      return;
    case 'card':
      prefill(draft, application, code, 'replace');
      say(draft, 'reading.taken', { home: shownNow(application, code) });
      return;
    case 'other_person': {
      const back = giveBack(draft, application, code);
      for (const key of OWN[code] ?? []) undoubt(draft, application, key);
      const label = labelOf(draft, application, code);
      say(draft, back ? 'reading.other_person_before' : 'reading.other_person', { label });
      if (!back && !isForOther(application)) say(draft, 'reading.on_behalf');
      return;
    }
    case 'other_card':
      return takeBeside(draft, application, code);
    case 'officer':
      return leaveReading(draft, application, code);
    case 'typed':
      say(draft, 'reading.kept_typed');
      return;
    case 'before':
      return keepBefore(draft, application, code);
    default:
      return keepRest(draft, application, code);
  }
}

/** Not all of it was read rightly: what was in doubt is typed, the rest of the card stays. Where nothing tells what it was, nothing is filled in that is asked for. */
function keepRest(draft: Draft, application: ApplicationFacts, code: string): void {
  const kept = keptReading(application, code);
  const own = OWN[code] ?? [];
  const doubted = own.filter((key) => kept.reasons?.some(({ field }) => field === key));
  const wrong = doubted.length > 0 ? doubted : own;
  keep(draft, application, code, { ...kept, denied: true });
  prefill(draft, application, code, undefined, (key) => !wrong.includes(key));
  const [name] = wrong.includes('name') ? [] : [kept.fields?.['name']?.value];
  const label = labelOf(draft, application, code);
  if (code !== 'ktp' || name === undefined) return say(draft, 'reading.not_taken', { label });
  say(draft, 'reading.rest_taken', { label, name });
}

/** What is on record counts; and where it was read on the card before this one, so does that card. */
function keepBefore(draft: Draft, application: ApplicationFacts, code: string): void {
  const key = code === 'ktp' ? 'nik' : 'npwp';
  const onCard = keptReading(application, code).before?.reading.fields?.[key]?.value;
  if (onCard === undefined || onCard !== numberOf(application, key)) return say(draft, 'reading.kept_before');
  keepBetter(draft, application, code);
  for (const own of OWN[code] ?? []) undoubt(draft, application, own);
  say(draft, 'reading.kept_before_card', { label: labelOf(draft, application, code) });
}

/** The card beside the one that was shown: what could be read on it counts as if it had come alone; else it is to be sent so. */
function takeBeside(draft: Draft, application: ApplicationFacts, code: string): void {
  const beside = cardBeside(keptReading(application, code));
  if (beside) {
    keep(draft, application, code, beside);
    return compare(draft, application, code, beside);
  }
  giveBack(draft, application, code);
  say(draft, 'reading.send_alone');
}

/** Name, birth and home: what the question before did not show, or not all of it. */
function shownNow(application: ApplicationFacts, code: string): Value {
  if (code !== 'ktp') return '';
  const { fields = {} } = keptReading(application, code);
  const name = fields['name']?.value;
  const home = homeLines(homeRead(fields));
  return name === undefined ? home : { lines: [{ text: 'reading.name', values: { name } }, home] };
}

/** The photo counts no longer, nor what was read on it. True: the card that was there before it counts again. */
function giveBack(draft: Draft, application: ApplicationFacts, code: string): boolean {
  for (const file of pagesOf(application.answers.get(`doc:${code}`)?.value))
    takeBack(draft, application, code, file);
  if (bringBackCard(draft, application, code)) return true;
  dropRead(draft, application, code);
  keep(draft, application, code, triesOf(application, code));
  return false;
}

/** The reply to what was read in a letter. */
function takeLetterReply(draft: Draft, application: ApplicationFacts, code: string, picked: string): void {
  switch (picked) {
    case 'yes':
    case 'letter':
      fillLetter(draft, application, code, 'replace');
      return say(draft, 'reading.letter_taken');
    case 'typed':
      fillLetter(draft, application, code);
      return say(draft, 'reading.letter_kept_typed');
    case 'other_letter':
      giveBack(draft, application, code);
      for (const key of TOLD) undoubt(draft, application, key);
      return say(draft, 'reading.other_letter', { label: labelOf(draft, application, code) });
    case 'officer':
      return leaveReading(draft, application, code);
    default:
      return say(draft, 'reading.not_taken', { label: labelOf(draft, application, code) });
  }
}
