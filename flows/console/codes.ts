import { editDistance } from '../../licensing/identity/edit-distance.ts';
import { plainText } from '../../licensing/understanding/words/normalise.ts';
import { DEFAULT_LANGUAGE } from '../texts.ts';
import type { World } from '../world.ts';
import type { ConsoleCommand } from './parse.ts';

const VERBS = { accept: 'sesuai', reject: 'ganti', waive: 'bebaskan' } as const;

/** The codes and questions of every permit's checklist. */
export function codesOf({ catalogue }: Pick<World, 'catalogue'>): ReadonlySet<string> {
  const of = [...catalogue.permits.values()].flatMap(({ requirements }) => requirements);
  return new Set<string>(of.flatMap(({ code, asks }) => [code, ...asks]));
}

/** Words of what is asked for and of its papers: a value may go by one of them. */
export function fieldWords({
  catalogue,
  flows,
  texts,
}: Pick<World, 'catalogue' | 'flows' | 'texts'>): ReadonlySet<string> {
  const papers = [...catalogue.permits.values()].flatMap(({ requirements }) =>
    requirements.map(({ short, label }) => short ?? label),
  );
  const fields = (flows.get('apply')?.steps ?? []).map(({ field, asks }) => field ?? `field.${asks}`);
  const names = fields.filter((key) => texts.has(key)).map((key) => texts.text(DEFAULT_LANGUAGE, key));
  return new Set([...papers, ...names].flatMap((name) => plainText(name).split(' ')));
}

/**
 * A verdict or a value names a code. "e-mail" is one in other letters. Of a verdict, what is one slip away from a code is
 * asked about, and any other word is none: the line may be meant for the applicant ("ganti bulan depan saja, Bu"). A
 * value may go by a word of its field's name too; `words` has those of all.
 */
export function withCode(
  command: ConsoleCommand,
  codes: ReadonlySet<string>,
  words: () => ReadonlySet<string>,
): ConsoleCommand {
  switch (command.command) {
    case 'fill':
      if (sameCode(command.item, codes) ?? words().has(command.item)) return named(command, codes);
      return { command: 'unknown_code', code: command.item };
    case 'reject':
    case 'waive':
      return verdict(command.command, command.item, codes, command.reason) ?? named(command, codes);
    case 'accept': {
      const [item = '', ...more] = command.items;
      if (more.length > 0) return command;
      return verdict('accept', item, codes) ?? { ...command, items: [sameCode(item, codes) ?? item] };
    }
    default:
      return command;
  }
}

function named<T extends { item: string }>(command: T, codes: ReadonlySet<string>): T {
  return { ...command, item: sameCode(command.item, codes) ?? command.item };
}

/** What to say instead where the word is no code; undefined: it is one. */
function verdict(
  verb: keyof typeof VERBS,
  word: string,
  codes: ReadonlySet<string>,
  reason = '',
): ConsoleCommand | undefined {
  if (sameCode(word, codes) !== undefined) return undefined;
  const meant = word.length > 2 ? [...codes].find((one) => editDistance(word, one, 1) === 1) : undefined;
  if (meant === undefined) return { command: 'unknown_code', code: word };
  return { command: 'near', word: `${VERBS[verb]} ${meant} ${reason}`.trim() };
}

const sameCode = (word: string, codes: ReadonlySet<string>): string | undefined =>
  [word, word.replace(/[^a-z0-9_]/g, '')].find((one) => codes.has(one));
