import type { Reading } from '../define.ts';
import type { Value } from '../event.ts';
import type { Asked } from '../session.ts';

/** Asks back about an answer that looks like another thing; written the same way again it goes on, for an officer to check. */
export function doubtOnce(
  reading: Extract<Reading, { read: 'answer' }>,
  asked: Asked | undefined,
  { reason, problem, values }: { reason: string; problem: string; values?: Record<string, Value> },
): Reading {
  const typed = (reading.raw ?? '').replace(/[\s.-]/g, '').toLowerCase();
  if (asked?.refused === typed)
    return { ...reading, mark: 'to_check', problems: [...(reading.problems ?? []), problem] };
  return { read: 'refused', reason, values: { ...values, typed } };
}
