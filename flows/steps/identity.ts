import { identityKinds } from '../../licensing/identity/kind.ts';
import type { IdentityKind } from '../../licensing/identity/kind.ts';
import { withWrittenEmail } from '../../licensing/identity/spoken-email.ts';
import { defineStepType } from '../define.ts';
import type { StepType } from '../define.ts';
import type { Value } from '../event.ts';
import { plainText } from '../engine/plain-text.ts';
import { identityContext } from './identity-context.ts';

/** Kinds whose shape is unmistakable may be taken from a message that was on its way already. */
const SHAPED: ReadonlySet<string> = new Set(['nik', 'npwp', 'nib', 'phone', 'email', 'ahu']);

/**
 * Words people put in front of a number: "nik saya 6311…", "npwp: 0…". AHU belongs to its number unless said twice.
 * `end`: what may follow such a word; "norma@…" does not begin with "no".
 */
function leadIn(end: string): RegExp {
  const words = [
    'ini|nih|berikut',
    '(?:no|nomor|number|alamat)\\.?',
    '(?:nik|ktp|npwp|nib|ahu(?=\\W+ahu)|hp|wa|telp|e-?mail|surel)(?:nya)?',
    'saya|sy|ulun|aku|nya',
  ];
  return new RegExp(`^\\s*${words.map((word) => `(?:(?:${word})${end}\\s*)?`).join('')}[:=]?\\s*`, 'i');
}

const BEFORE_NUMBER = leadIn('(?![a-z])');
const BEFORE_ADDRESS = leadIn('(?=[\\s:=])');

/**
 * An identity number. Shape and date errors are refused with the reason; every other doubt is
 * kept as a warning for the officer. The same number typed twice is never refused: it goes on as
 * "perlu dicek petugas"; only what cannot be an AHU number stays refused, since its paper can be sent instead.
 */
export function identity(kind: IdentityKind): StepType {
  return defineStepType({
    name: `identity_${kind}`,
    open: false,
    byShape: SHAPED.has(kind),
    numeric: true,
    read(content, context, asked) {
      const words = plainText(content);
      if (words === undefined) return { read: 'other' };
      const value =
        kind === 'email'
          ? withWrittenEmail(words.replace(BEFORE_ADDRESS, '').trim())
          : words.replace(BEFORE_NUMBER, '').trim();
      const looksRight = kind === 'email' ? /\S+@\S+/.test(value) : (value.match(/\d/g)?.length ?? 0) >= 4;
      if (!looksRight && !isTooShort(value, words)) return { read: 'other' };
      const verdict = identityKinds[kind](value, identityContext(context));
      const compact = value.replace(/[\s.-]/g, '').toLowerCase();
      const problems = verdict.problems.map((problem) => problem.rule);
      const slip = verdict.problems.find((problem) => problem.values?.['suggestion'] !== undefined);
      if (verdict.ok && slip && asked?.refused !== compact) {
        // A wrong e-mail address blocks the OSS account: ask before it is believed.
        return {
          read: 'refused',
          reason: 'meant.ask',
          values: { ...slip.values, given: value, typed: compact },
        };
      }
      if (verdict.ok) {
        return {
          read: 'answer',
          value: verdict.normalised ?? value,
          raw: words,
          ...(problems.length > 0 ? { problems } : {}),
        };
      }
      // What can be no number of the ministry is none the second time either.
      if (asked?.refused === compact && kind !== 'ahu') {
        return { read: 'answer', value: value.slice(0, 60), raw: words, mark: 'to_check', problems };
      }
      const first = verdict.problems.find((problem) => problem.severity === 'reject');
      return {
        read: 'refused',
        reason: `identity.${kind}.${first?.rule ?? 'shape'}`,
        values: {
          ...first?.values,
          why: birthFault(first?.values),
          meant: meant(first?.values?.['suggestion']),
          given: value,
          typed: compact,
        },
      };
    },
  });
}

/** "123", "AHU-12": meant as the number, and far from whole. One figure alone is more often the number of an option. */
function isTooShort(value: string, words: string): boolean {
  const figures = value.match(/\d/g)?.length ?? 0;
  return /^[\d\s./-]+$/.test(value) ? figures > 1 : figures > 0 && /^ahu\b/i.test(words.trim());
}

/** "Mungkin maksudnya …?", where the checker could guess what was meant. */
function meant(suggestion: string | number | undefined): Value {
  return suggestion === undefined ? '' : { text: 'identity.meant', values: { suggestion } };
}

/** "angka ke-7 dan 8 adalah tanggal lahir: 32 tidak ada" */
function birthFault(values: Record<string, string | number> | undefined): Value {
  const { part, digits = '' } = values ?? {};
  if (part === 'day') return { text: 'identity.birth.day', values: { digits } };
  if (part === 'month') return { text: 'identity.birth.month', values: { digits } };
  return part === 'date' ? { text: 'identity.birth.date', values: { digits } } : '';
}
