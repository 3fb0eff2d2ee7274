import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';

/** The name of a permit as people know it. */
export function nameOf({ catalogue }: Pick<World, 'catalogue'>, code: string): string {
  return catalogue.permits.get(code)?.short_name ?? code;
}

/** Several of them in a sentence: "NIB perorangan dan Izin reklame". */
export function namesOf(world: Pick<World, 'catalogue'>, codes: readonly string[]): Value {
  const names = codes.map((code) => nameOf(world, code));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : { text: 'bundle.and', values: { first: { list: names }, last } };
}

/** Of several that are one paper, whoever gets it: "NIB", "SIP". */
export const paperOf = ([first = '']: readonly string[]): string => first.split('-')[0] ?? first;
