import { OTHER_KIND } from '../../../licensing/reading.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { FileRef } from '../../message.ts';
import { compare } from './compare-card.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { CARDS, keepReading, toAsk } from './kept-reading.ts';
import type { KeptReading } from './kept-reading.ts';
import { whoseNpwp } from './others-npwp.ts';
import { keepUnder, labelOf } from './pages.ts';
import { hasPlace } from './unnamed.ts';
import { wantedDocuments } from './which-document.ts';

/** What one card says; `crops` as it is kept of it. */
type CardTaken = Reading & Pick<KeptReading, 'crops'>;

/** A KTP and an NPWP card on one photo, or cards behind a letter, each as if it had come alone; that which the file was sent for comes first. */
export function kindsOn(reading: CardTaken, sentFor: string | undefined): CardTaken[] {
  return unfolded(reading, '').toSorted((a, b) => Number(b.type === sentFor) - Number(a.type === sentFor));
}

/** `before`: stands before the names of the pieces of the photo. */
function unfolded({ otherKind, ...first }: CardTaken, before: string): CardTaken[] {
  if (!otherKind) return [first];
  const { second: _, others: __, ...alone } = first;
  const crops = `${before}${OTHER_KIND}`;
  return [first, ...unfolded({ ...alone, ...otherKind, crops }, crops)];
}

/** A further one of them is filed under its own requirement, where that is still open; one that cannot be read is asked for alone. */
export function takeOtherKind(
  draft: Draft,
  application: ApplicationFacts,
  { message, file, reading }: { message: string; file: FileRef; reading: CardTaken },
): void {
  const { type: code, decision } = reading;
  // An officer who speaks in this chat sees the photo; nothing is filed behind their back.
  if (draft.facts.chat.owner === 'operator' || application.stage !== 'draft') return;
  const wanted = wantedDocuments(contextIn(draft, application.id)).some((item) => item.code === code);
  if (!wanted && !hasPlace(draft, application, code)) return;
  const label = labelOf(draft, application, code);
  if (decision === 'retake') return say(draft, 'reading.other_kind_unread', { label });
  // The director's, where a company's is asked for.
  if (whoseNpwp(draft, application, reading)) return;
  keepUnder(draft, application, code, file, message);
  keepReading(draft, application, code, reading);
  // One question at a time: what the first of them left open comes before. What a letter says is asked about with others'.
  if (!CARDS.has(code) || draft.session.aside?.kind === 'reading') return toAsk(draft, application.id, code);
  compare(draft, application, code, reading);
}
