import { editDistance } from '../licensing/identity/edit-distance.ts';
import { OTHER_KIND, SECOND_CARD } from '../licensing/reading.ts';
import type { CardReading, Reading } from '../licensing/reading.ts';
import type { Place } from './views.ts';

/** What a photo says, and where on it each value stands. */
export type PictureReading = { reading: Reading; places: readonly Place[] };

/** Numbers that differ in no more digits were read of the same card: copies on one sheet. */
const SAME = 2;

/**
 * Several cards on one photo or scan as one reading: that of a card that can be read, a KTP before an NPWP card. One of the
 * other kind stands beside it in full; of its own kind one is read like it, of more it is only said that they are there.
 */
export function oneCard(cards: readonly PictureReading[]): PictureReading | undefined {
  const [first, ...others] = cards.toSorted((a, b) => rank(a) - rank(b));
  if (!first) return undefined;
  const alike = others.filter((card) => card.reading.type === first.reading.type && !isCopy(card, first));
  const [otherKind] = others.filter(({ reading }) => reading.type !== first.reading.type);
  const [second, ...more] = alike;
  const shown = second && more.length === 0 ? second : undefined;
  return {
    reading: {
      ...first.reading,
      ...(second ? withSeveral(first) : {}),
      ...(second ? { others: alike.map(({ reading }) => reading.fields['name']?.value ?? '') } : {}),
      ...(shown ? { second: withSeveral(shown) } : {}),
      ...asOtherKind(otherKind).reading,
    },
    places: [...first.places, ...renamed(shown, SECOND_CARD), ...asOtherKind(otherKind).places],
  };
}

/** A KTP that can be read beside a paper that says it is something else: whether it is the right one is asked. */
export function besideOther(cards: readonly PictureReading[]): PictureReading | undefined {
  const card = oneCard(cards.filter(({ reading: { decision } }) => decision !== 'retake'));
  return card?.reading.others
    ? card
    : card && { ...card, reading: { ...card.reading, ...withSeveral(card) } };
}

/** A card beside a card of another kind, or enclosed with a letter, perhaps with others beside it: what is added to the reading of that. */
export const asOtherKind = (
  card: PictureReading | undefined,
): { reading: Pick<Reading, 'otherKind'>; places: Place[] } => ({
  reading: card ? { otherKind: { type: card.reading.type, ...cardOf(card), ...besideOf(card) } } : {},
  places: renamed(card, OTHER_KIND),
});

const besideOf = ({
  reading: { others, second, otherKind },
}: PictureReading): Pick<Reading, 'others' | 'second' | 'otherKind'> => ({
  ...(others ? { others } : {}),
  ...(second ? { second } : {}),
  ...(otherKind ? { otherKind } : {}),
});

const rank = ({ reading: { decision, type } }: PictureReading): number =>
  (decision === 'retake' ? 2 : 0) + (type === 'ktp' ? 0 : 1);

function isCopy(one: PictureReading, other: PictureReading): boolean {
  const number = ({ reading: { type, fields } }: PictureReading): string =>
    fields[type === 'ktp' ? 'nik' : 'npwp']?.value ?? '';
  return number(one) !== '' && editDistance(number(one), number(other), SAME) <= SAME;
}

const cardOf = ({ reading: { fields, decision, reasons } }: PictureReading): CardReading => ({
  fields,
  decision,
  reasons,
});

/** One of several of a kind: which of them counts is asked. */
function withSeveral(card: PictureReading): CardReading {
  const { fields, decision, reasons } = cardOf(card);
  return {
    fields,
    decision: decision === 'accept' ? 'confirm' : decision,
    reasons: [...reasons, { rule: 'several-cards' }],
  };
}

const renamed = (card: PictureReading | undefined, prefix: string): Place[] =>
  (card?.places ?? []).map((place) => ({ ...place, field: `${prefix}${place.field}` }));
