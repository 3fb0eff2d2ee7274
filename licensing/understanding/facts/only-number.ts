import type { AskName } from '../../catalogue/asks.ts';
import { countedText, toldIn } from './facts-in-text.ts';

const NUMBERS: ReadonlySet<AskName> = new Set<AskName>([
  'nik',
  'npwp',
  'phone',
  'email',
  'ahu_number',
  'deed_number',
  'deed_date',
  'doc:nib',
  'doc:pbg',
]);

/** So many letters beside a number say nothing of their own ("ini ya min"). */
const MOST_BESIDE = 12;

/** The number of a person or of a paper that a text consists of: no name and no address. */
export function onlyNumberIn(text: string): AskName | undefined {
  if (!/\d{2}|@/.test(text)) return undefined;
  const counted = countedText(text);
  const told = toldIn(counted).filter(({ ask }) => NUMBERS.has(ask) || ask === 'notary');
  const [first] = told.filter(({ ask }) => NUMBERS.has(ask));
  if (!first) return undefined;
  const beside = told
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), counted);
  return beside.replace(/[^\p{L}\d]/gu, '').length <= MOST_BESIDE && !/\d/.test(beside)
    ? first.ask
    : undefined;
}
