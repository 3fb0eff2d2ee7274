import { kbliCodeWithin } from '../../licensing/kbli/code-in-text.ts';
import type { KbliHit } from '../../licensing/kbli/search.ts';
import { KINDS } from '../../licensing/kbli/propose.ts';
import type { Kind } from '../../licensing/kbli/propose.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { tradesWithin } from '../../licensing/understanding/trades/trade-in-wish.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { StepContext } from '../define.ts';
import type { SayOption } from '../event.ts';
import { optionHash } from '../engine/options.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { readCode } from '../engine/trade/typed-code.ts';

/** None of those shown. */
const NOT_THESE =
  /^(?:yang |yg )?(?:bukan|tidak ada|tdk ada|ga ada|gak ada|kada ada|kadada|salah|lain|none)(?: (?:ini|itu|semua|semuanya|yang cocok|cocok|min|these|of these))*[.! ]*$/i;

/** Words as a name is written. */
const CALLED = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3}$/u;

/**
 * The group of KBLI, in words first and the code last. `value`: the code, in the edition that OSS uses. Whoever finds
 * none of them is asked what kind of doing it is, and shown others.
 */
export const kbliCode = defineStepType({
  name: 'kbli_code',
  open: false,
  byShape: false,
  numeric: true,
  options,
  question: (context) => ({ text: 'kbli.which', values: { trade: String(tradeOf(context)) } }),
  read(content, context, asked) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const shown = options(context);
    const index = NOT_THESE.test(words)
      ? shown.length - 1
      : readChoice(words, renderOptions(context.world, context.facts.contact.language, shown));
    const picked = index === null ? undefined : shown[index];
    if (picked && asked?.options !== undefined && asked.options !== optionHash(shown))
      return { read: 'refused', reason: 'choice.list_changed' };
    if (picked) return pick(picked.id, words, context);
    return otherWords(words, context);
  },
});

function pick(id: string, raw: string, context: StepContext): ReturnType<typeof kbliCode.read> {
  const kind = kindOf(context);
  if (id !== 'other') {
    // A kind of doing narrows the list and is no answer yet.
    if (KINDS.some((each) => each === id)) return { read: 'note', key: 'kbli_kind', value: id };
    return { read: 'answer', value: codeValue(id, context), raw };
  }
  if (kind === undefined) return { read: 'note', key: 'kbli_kind', value: 'ask' };
  return { read: 'answer', value: null, raw, mark: 'deferred' };
}

/** Told by its code, or in other words: those are the trade from now on, and its group is noted or asked for anew. */
function otherWords(words: string, context: StepContext): ReturnType<typeof kbliCode.read> {
  const { kbli } = context.world;
  const code = kbliCodeWithin(words);
  const typed = readCode(code, words, context);
  if (typed?.read === 'refused') return typed;
  if (code !== undefined && kbli.title(code) !== undefined)
    return { read: 'answer', value: codeValue(code, context), raw: words };
  // A code of KBLI 2020: from now on its title is the trade, for which a group of today is chosen.
  if (typed) return { read: 'note', key: 'kbli', value: typed.value };
  // A yes at a list names no trade; nor does the same trade once more tell anything new.
  if (readYesNo(words) !== null || words === tradeOf(context)) return { read: 'other' };
  const sure = kbli.sure(words);
  // "Sari Wulandari" at a list of trades is somebody's name, though juice is pressed for a living.
  const isCalled = CALLED.test(words) && tradesWithin(words).length === 0;
  const isTrade = isCalled ? sure?.score === 1 : sure !== undefined || kbli.names(words);
  return isTrade ? { read: 'note', key: 'kbli', value: words } : { read: 'other' };
}

function codeValue(code: string, context: StepContext): Record<string, string> {
  return { code, version: '2025', of: String(tradeOf(context)) };
}

function options(context: StepContext): SayOption[] {
  const kind = kindOf(context);
  const trade = tradeOf(context);
  const { kbli } = context.world;
  const other = { id: 'other', label: { text: 'kbli.not_these' } };
  if (typeof trade !== 'string') return [other];
  const refused = refusedOf(context);
  if (kind === undefined) return [...kbli.choices(trade, kind, refused).map(labelled), other];
  // Whoever is asked for the kind has refused the first list.
  const without = [...refused, ...kbli.choices(trade, undefined, refused).map(({ code }) => code)];
  if (kind === 'ask') {
    return [
      ...kbli.kinds(trade, without).map((id) => ({ id, label: { text: `kbli.kind.${id}` } })),
      { id: 'other', label: { text: 'kbli.officer' } },
    ];
  }
  return [...kbli.choices(trade, kind as Kind, without).map(labelled), other];
}

/** Codes that were noted or chosen, and then refused. */
function refusedOf({ answer }: StepContext): string[] {
  const refused = answer('kbli_refused');
  return Array.isArray(refused) ? refused.filter((code) => typeof code === 'string') : [];
}

const labelled = ({ code, title, version }: KbliHit): SayOption => ({
  id: code,
  label: { text: 'kbli.option', values: { title, code, version } },
});

function tradeOf({ answer }: StepContext): unknown {
  return answer('kbli');
}

function kindOf({ answer }: StepContext): string | undefined {
  const kind = answer('kbli_kind');
  return typeof kind === 'string' && kind !== 'any' ? kind : undefined;
}
