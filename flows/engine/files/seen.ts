import { maskPair } from '../../../licensing/identity/mask.ts';
import { LEAST_PIXELS } from '../../../licensing/reading.ts';
import type { Reading, ReadingRule } from '../../../licensing/reading.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Unnamed } from '../../session.ts';
import { hasFile } from '../context.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { CARDS, isCardBeingRead, isNamed, keptReading } from './kept-reading.ts';
import { bearsOtherNik, numberOf, whoseNpwp } from './others-npwp.ts';
import { isRefused } from './mended.ts';
import { isUnnamedPaper, recentPaper } from './pages.ts';

/** What its reading tells of it. `again`: a card that is there already; `whose`: an NPWP card of another kind of owner than is asked for; `closed`: the text that says why nobody can tell what it is. */
export type Seen = Pick<Unnamed, 'picture' | 'is' | 'other' | 'paper'> & {
  again?: true;
  whose?: 'person' | 'company';
  closed?: string;
};

/** On one smaller than this a document may be there and yet not be seen. */
export const SMALL_PIXELS = 320;

/** A sticker or an icon: nobody sees a document on it, whatever it was sent for. */
export const isTiny = ({ quality: { pixels } }: Reading): boolean => pixels > 0 && pixels < LEAST_PIXELS;

const CLOSED: Partial<Record<ReadingRule, string>> = {
  'broken-file': 'file.broken',
  locked: 'file.locked',
  'too-dark': 'file.too_dark',
};

/** What its reading tells of a file, should nobody have named it. */
export function seenIn(draft: Draft, message: string, reading: Reading): Seen {
  // A card is known for one by its labels, also where its number is to be photographed again.
  const known = CARDS.has(reading.type) || (reading.decision !== 'retake' && isNamed(reading.type));
  const code = known ? reading.type : pageOf(draft, reading);
  const none =
    reading.type === 'not_a_document' && (isTiny(reading) || reading.quality.pixels >= SMALL_PIXELS);
  const other = known ? otherNik(draft, reading) : undefined;
  const again = known && !other && isSentAnew(draft, message, reading);
  const application = draft.facts.applications.find(({ id }) => id === draft.session.unnamed?.application);
  const whose = application && whoseNpwp(draft, application, reading);
  const closed = reading.reasons.map(({ rule }) => CLOSED[rule]).find((why) => why !== undefined);
  return {
    ...(none ? { picture: true } : {}),
    ...(code === undefined ? {} : { is: code }),
    ...(other ? { other } : {}),
    ...(reading.paper ? { paper: reading.paper } : {}),
    ...(again ? { again: true } : {}),
    ...(whose ? { whose } : {}),
    ...(closed === undefined ? {} : { closed }),
  };
}

/** A card that bears another NIK than the one noted, or than the card that is there: both, the digits shown that differ. */
function otherNik(draft: Draft, { fields, decision }: Reading): { typed: string; read: string } | undefined {
  const application = draft.facts.applications.find(({ id }) => id === draft.session.unnamed?.application);
  // What an officer wants replaced says nothing about whose card it is.
  if (!application || isRefused(draft, application, 'nik')) return undefined;
  const onFirst = keptReading(application, 'ktp').fields?.['nik']?.value;
  const nik = numberOf(application, 'nik') ?? onFirst;
  const onCard = fields['nik']?.value;
  if (nik === undefined || onCard === undefined || decision === 'retake' || !bearsOtherNik(nik, fields))
    return undefined;
  // The card that is there already, once more.
  if (onFirst === onCard) return undefined;
  const [typed, read] = maskPair(nik, onCard);
  return { typed, read };
}

/** The paper of which an unnamed page is the next one. */
export function pageOf(draft: Draft, reading: Reading): string | undefined {
  const application = draft.facts.applications.find(({ id }) => id === draft.session.paper?.application);
  return application && isUnnamedPaper(reading) ? recentPaper(draft, application) : undefined;
}

/** Whether the case has the card already that nobody named, of the same person as far as can be told. */
function isSentAnew(draft: Draft, message: string, reading: Reading): boolean {
  const { unnamed } = draft.session;
  if (!unnamed?.files.some((one) => one.message === message)) return false;
  const application = draft.facts.applications.find(({ id }) => id === unnamed.application);
  if (!application || !isThere(draft, application, reading.type)) return false;
  const [before, now] = [keptReading(application, reading.type).fields, reading.fields].map(
    (fields) => fields?.['npwp']?.value,
  );
  return before === undefined || now === undefined || before === now || before.length !== now.length;
}

/** Whether the card is there, and no officer has accepted or refused it. */
function isThere(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const item = contextIn(draft, application.id)
    .checklist()
    .find((one) => one.code === code);
  if (!CARDS.has(code) || !item || !hasFile(application.answers, item)) return false;
  if (isCardBeingRead(draft, application, code)) return false;
  return item.state === 'received' || item.state === 'missing';
}
