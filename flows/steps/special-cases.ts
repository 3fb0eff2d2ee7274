import { CASES, casesOf } from '../../licensing/bundle/bundle.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { hasNone } from '../../licensing/understanding/reply/has-none.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';

const NONE = 'none';
const LIST = /^\D{0,20}\d{1,2}(?:\s*(?:[,.;&+ ]|dan|sama|lawan)\s*\d{1,2})*\D{0,12}$/i;

/** Any number of special cases ("1 dan 4", "gudang", "tidak ada"); kept as their ids, joined by commas. */
export const specialCases = defineStepType({
  name: 'special_cases',
  open: false,
  byShape: false,
  numeric: false,
  options,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    if (hasNone(words) || readYesNo(words) === false) return { read: 'answer', value: NONE, raw: words };
    const shown = options();
    if (LIST.test(words)) {
      const picked = [...words.matchAll(/\d+/g)].map(([number]) => shown[Number(number) - 1]?.id);
      if (picked.includes(undefined)) return { read: 'other' };
      const chosen = picked.filter((id) => id !== NONE);
      return { read: 'answer', value: chosen.length > 0 ? [...new Set(chosen)].join(',') : NONE, raw: words };
    }
    const index = readChoice(words, renderOptions(context.world, context.facts.contact.language, shown));
    const only = index === null ? undefined : shown[index]?.id;
    if (only !== undefined) return { read: 'answer', value: only, raw: words };
    const named = casesOf(canonicalText(words), undefined);
    return named.length > 0 ? { read: 'answer', value: named.join(','), raw: words } : { read: 'other' };
  },
});

function options(): SayOption[] {
  return [...CASES, NONE].map((id) => ({ id, label: { text: `advice.case.${id}` } }));
}
