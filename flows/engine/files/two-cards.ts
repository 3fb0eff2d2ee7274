import { SECOND_CARD } from '../../../licensing/reading.ts';
import type { CardReading, Reading } from '../../../licensing/reading.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { KeptReading } from './kept-reading.ts';
import { numberOf } from './others-npwp.ts';
import { sameName } from './same-name.ts';

/** Of two cards on one photo the one that is the applicant's own counts, by the number or the name that is known. */
export function ownCard(
  application: ApplicationFacts,
  reading: Reading & Pick<KeptReading, 'crops'>,
): Reading & Pick<KeptReading, 'crops'> {
  const { second } = reading;
  const [nik, name] = [numberOf(application, 'nik'), numberOf(application, 'name')];
  const isOwn = ({ fields }: CardReading): boolean => {
    const read = fields['name']?.value;
    const named = name !== undefined && read !== undefined && sameName(name, read);
    return named || (nik !== undefined && fields['nik']?.value === nik);
  };
  if (!second || second.decision === 'retake' || isOwn(reading) || !isOwn(second)) return reading;
  const { fields, decision, reasons } = reading;
  return {
    ...reading,
    ...second,
    others: [fields['name']?.value ?? ''],
    second: { fields, decision, reasons },
    crops: ofOther(reading.crops),
  };
}

/** The card beside the one that was shown, where it could be read: as if it had been sent alone. */
export function cardBeside(kept: KeptReading): (KeptReading & CardReading) | undefined {
  const { second } = kept;
  if (!second || second.decision === 'retake') return undefined;
  const reasons = second.reasons.filter(({ rule }) => rule !== 'several-cards');
  const decision = reasons.length > 0 ? second.decision : 'accept';
  return { ...withoutSecond(kept), fields: second.fields, reasons, decision, crops: ofOther(kept.crops) };
}

/** What stands before the names of the pieces of the photo that show the other card of the two. */
const ofOther = (crops = ''): string =>
  crops.endsWith(SECOND_CARD) ? crops.slice(0, -SECOND_CARD.length) : `${crops}${SECOND_CARD}`;

/** Once it is known which card counts nothing is kept of the other. */
export function withoutSecond({ second: _, others: __, ...kept }: KeptReading): KeptReading {
  return kept;
}
