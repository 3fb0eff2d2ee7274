import { renderValue } from '../flows/engine/render.ts';
import type { Value } from '../flows/event.ts';
import type { World } from '../flows/world.ts';
import { differences } from '../licensing/catalogue/differences.ts';
import type { Difference, Plain } from '../licensing/catalogue/differences.ts';
import { isTakenAway } from '../licensing/catalogue/entries.ts';

type Words = Pick<World, 'texts' | 'calendar'>;

/** Staff read Indonesian. */
const LANGUAGE = 'id';

/** What changed between two revisions of an entry (JSON text), one line a difference, for the people of the office. */
export function reportOf(words: Words, before: string, after: string): string[] {
  const lines: Value[] = isTakenAway(before)
    ? [{ text: 'catalogue.entry_new' }]
    : isTakenAway(after)
      ? [{ text: 'catalogue.entry_gone' }]
      : differences(JSON.parse(before), JSON.parse(after)).map((one) => lineOf(words, one));
  return lines.map((line) => String(renderValue(words, LANGUAGE, line)));
}

function lineOf(words: Words, difference: Difference): Value {
  const [field = '', label = '', part] = difference.path;
  if ('thing' in difference) {
    const { when } = difference.thing;
    return {
      text: difference.change === 'thing_added' ? 'catalogue.item_added' : 'catalogue.item_removed',
      values: {
        label,
        how: {
          text:
            difference.thing['mandatory'] === false ? 'catalogue.item_optional' : 'catalogue.item_required',
        },
        when:
          typeof when === 'string'
            ? { text: 'catalogue.item_when', values: { when: conditionWords(when) } }
            : '',
      },
    };
  }
  const name =
    field === 'requirements' ? itemField(words, label, part ?? '') : fieldWords(words, difference.path);
  if ('words' in difference) {
    const list = difference.words.map((word) => plainWords(words, word));
    return {
      text: difference.change === 'words_added' ? 'catalogue.words_added' : 'catalogue.words_removed',
      values: { field: name, words: { list } },
    };
  }
  const { before, after } = difference;
  const own = { field: difference.path.at(-1) };
  const values = { before: plainWords(words, before, own), after: plainWords(words, after, own) };
  return { text: 'catalogue.changed', values: { field: name, ...values } };
}

function itemField(words: Words, label: string, part: string): Value {
  return { text: 'catalogue.item_field', values: { label, field: fieldWords(words, [part]) } };
}

/** The name of a field for people, `biaya, status`; one without a name of its own is shown as it stands in the file. */
export function fieldWords({ texts }: Words, path: readonly string[]): Value {
  const parts = path.filter((part) => part !== 'settings' && part !== 'value');
  const names = parts.map((part): Value => {
    const key = `catalogue.field.${part}`;
    return texts.has(key) ? { text: key } : part;
  });
  return { list: names };
}

/** When a requirement applies, in words. */
export function conditionWords(condition: string): Value {
  return { text: `catalogue.when.${condition}` };
}

/**
 * A value for people: codes in words, everything else as it stands, between quotation marks unless told otherwise.
 * `field` tells conditions and amounts apart.
 */
export function plainWords(
  { texts }: Words,
  value: Plain | undefined,
  { field, quoted = true }: { field?: string | undefined; quoted?: boolean } = {},
): Value {
  if (typeof value === 'number') return field === 'amount' ? { rupiah: value } : String(value);
  if (field === 'when' && typeof value === 'string') return conditionWords(value);
  const known = [
    `catalogue.value.${value ?? 'null'}`,
    `applicant_type.option.${value ?? ''}`,
    `case_kind.option.${value ?? ''}`,
  ].find((key) => texts.has(key));
  if (known !== undefined) return { text: known };
  return quoted ? `“${String(value)}”` : String(value);
}
