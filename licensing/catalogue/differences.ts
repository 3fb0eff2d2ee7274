/** A value without parts, as it stands in an entry. */
export type Plain = string | number | boolean | null;

/**
 * What differs between two revisions of an entry. `path` leads there by the names of fields; an element of a list of
 * things (a requirement) stands in it by its label or code, since people know it by that.
 */
export type Difference = { path: string[] } & (
  | { change: 'changed'; before: Plain | undefined; after: Plain | undefined }
  /** Words added to or taken from a list of words. */
  | { change: 'words_added' | 'words_removed'; words: string[] }
  | { change: 'thing_added' | 'thing_removed'; thing: Thing }
);

type Thing = Readonly<Record<string, unknown>>;

/** Compares two entries, field by field in the order of the newer one. */
export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isThings(before) || isThings(after)) return things(listOf(before), listOf(after), path);
  if (Array.isArray(before) || Array.isArray(after)) return words(listOf(before), listOf(after), path);
  if (isThing(before) || isThing(after)) {
    const [old, fresh] = [isThing(before) ? before : {}, isThing(after) ? after : {}];
    const fields = [...new Set([...Object.keys(fresh), ...Object.keys(old)])];
    return fields.flatMap((field) => differences(old[field], fresh[field], [...path, field]));
  }
  if (before === after) return [];
  return [{ path, change: 'changed', before: before as Plain, after: after as Plain }];
}

function things(before: unknown[], after: unknown[], path: string[]): Difference[] {
  const [old, fresh] = [byCode(before), byCode(after)];
  const removed = [...old].filter(([code]) => !fresh.has(code));
  return [
    ...[...fresh].flatMap(([code, thing]): Difference[] => {
      const known = old.get(code);
      const own = [...path, nameOf(thing, code)];
      return known ? differences(known, thing, own) : [{ path: own, change: 'thing_added', thing }];
    }),
    ...removed.map(([code, thing]): Difference => {
      return { path: [...path, nameOf(thing, code)], change: 'thing_removed', thing };
    }),
  ];
}

function words(before: unknown[], after: unknown[], path: string[]): Difference[] {
  const [old, fresh] = [before.map(String), after.map(String)];
  const added = fresh.filter((word) => !old.includes(word));
  const removed = old.filter((word) => !fresh.includes(word));
  return [
    ...(added.length > 0 ? [{ path, change: 'words_added' as const, words: added }] : []),
    ...(removed.length > 0 ? [{ path, change: 'words_removed' as const, words: removed }] : []),
  ];
}

const nameOf = (thing: Thing, code: string): string =>
  typeof thing['label'] === 'string' ? thing['label'] : code;
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isThings = (value: unknown): boolean => Array.isArray(value) && isThing(value[0]);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const byCode = (list: unknown[]): Map<string, Thing> =>
  new Map(
    list
      .filter(isThing)
      .map((thing) => [String(thing['code'] ?? thing['id'] ?? thing['date'] ?? thing['name']), thing]),
  );
