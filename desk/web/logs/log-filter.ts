import { queryText } from '../api/query-text.ts';
import { endOfDay, startOfDay } from '../time.ts';

/** As typed; `operator` is an id: days `2026-11-23` of the office, the rest plain words; '' is any. */
export type LogFilter = { from: string; to: string; operator: string; outcome: string; q: string };

export const NO_FILTER: LogFilter = { from: '', to: '', operator: '', outcome: '', q: '' };

export function logQuery(filter: LogFilter, offset: number): string {
  return queryText({
    from: filter.from === '' ? undefined : startOfDay(filter.from),
    to: filter.to === '' ? undefined : endOfDay(filter.to),
    operator: filter.operator,
    outcome: filter.outcome,
    q: filter.q.trim(),
    offset: offset === 0 ? undefined : offset,
  });
}
