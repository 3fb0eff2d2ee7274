import type { FieldReading } from '../../licensing/reading.ts';
import type { Point } from '../text/geometry.ts';
import type { Models } from '../text/models.ts';
import type { Line } from '../text/page.ts';
import type { Picture } from '../text/picture.ts';
import { recognise, sureness, textOf } from '../text/recognise.ts';
import { round } from './values.ts';

/** How far behind the label it is looked for, in heights of the line. */
const REACH = 2.6;

/** The letter behind "Gol. Darah", which is too small a thing to be found as a line; "-" where nothing stands. */
export async function readBloodType(models: Models, picture: Picture, label: Line): Promise<FieldReading> {
  const [tl, tr, br, bl] = label.quad;
  const wide = Math.max(1, label.right - label.left);
  const share = (REACH * label.height) / wide;
  const beyond = (from: Point, to: Point): Point => ({
    x: to.x + (to.x - from.x) * share,
    y: to.y + (to.y - from.y) * share,
  });
  const { signs } = await recognise(models, picture, [tl, beyond(tl, tr), beyond(bl, br), bl]);
  const letter = /(?:^|[^A-Z])(AB|A|B|O|0)[+-]?$/i.exec(textOf(signs).replace(/[\s:.]+$/, ''))?.[1];
  return {
    value: letter === undefined ? '-' : letter.toUpperCase().replace('0', 'O'),
    confidence: round(letter === undefined ? 0.5 : sureness(signs)),
  };
}
