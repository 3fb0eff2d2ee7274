import type { FieldReading } from '../../licensing/reading.ts';
import type { Models } from '../text/models.ts';
import type { Line } from '../text/page.ts';
import type { Picture } from '../text/picture.ts';
import { recognise, textOf } from '../text/recognise.ts';
import { BIRTH_LABELS, birthOf } from './ktp.ts';
import { labelEnd, valueFrom } from './labels.ts';

/** Small print loses digits where it is read at its own width: drawn out it has room for them. */
const WIDER = [1.5, 2] as const;

/** Place and day of birth from lines in which no day was found at first; nothing where there is none at a second look either. */
export async function readBirth(
  models: Models,
  picture: Picture,
  lines: readonly Line[],
): Promise<Record<string, FieldReading>> {
  for (const stretch of WIDER) {
    const again: Line[] = [];
    for (const line of lines) {
      const { signs, strip } = await recognise(models, picture, line.quad, { stretch });
      const text = textOf(signs);
      const label = Math.max(0, ...BIRTH_LABELS.map((word) => labelEnd(text, word) ?? 0));
      again.push(
        ...[valueFrom({ ...line, text, signs, strip }, label)].filter((value) => value !== undefined),
      );
    }
    const birth = birthOf(again);
    if (birth['birth_date']) return birth;
  }
  return {};
}
