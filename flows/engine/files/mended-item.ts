import type { ItemFacts } from '../../facts.ts';

/**
 * What is recorded of an item that was to be replaced, once it was answered anew or put off (`at` in epoch ms). Put off,
 * it keeps the reason for which it was refused: whoever helps with it must know that nothing took its place.
 */
export function mendedItem(
  { putOff, reason }: { putOff?: true; reason?: string },
  before: ItemFacts | undefined,
  at: number,
): ItemFacts {
  if (!putOff) return { state: 'received', at };
  const why = reason ?? before?.reason;
  return { state: 'deferred', at, ...(why === undefined ? {} : { reason: why }) };
}
