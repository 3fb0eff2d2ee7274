import type { Catalogue } from '../../../licensing/catalogue/catalogue.ts';
import type { Value } from '../../event.ts';
import { hasEnded } from './clocks.ts';
import type { Clocks, Party } from './clocks.ts';
import type { Standing } from './standings.ts';

const PARTIES: readonly Party[] = ['office', 'applicant', 'other'];

/**
 * The three clocks in words: how long it has taken, with whom the days went, and the service promise beside the
 * office's own days.
 */
export function clockLines(standing: Standing, clocks: Clocks, catalogue: Catalogue): Value[] {
  const ended = hasEnded(standing.stage);
  const total: Value =
    clocks.total === 0
      ? { text: ended ? 'clock.within_a_day' : 'clock.not_a_day' }
      : {
          text: ended ? 'clock.took' : 'clock.running',
          values: { count: clocks.total, parts: partsOf(clocks) },
        };
  return [total, ...(ended ? [] : promiseOf(standing, clocks, catalogue))];
}

function partsOf(clocks: Clocks): Value {
  const parts = PARTIES.filter((party) => clocks[party] > 0);
  return { list: parts.map((party): Value => ({ text: `clock.${party}`, values: { days: clocks[party] } })) };
}

/**
 * What the office has promised for this service, in its own working days: said only once the office has confirmed the
 * figure itself (law 9). Of several permits that stand together, the shortest.
 */
function promiseOf({ permits }: Standing, { office }: Clocks, catalogue: Catalogue): Value[] {
  const promised = permits
    .flatMap((code) => catalogue.permits.get(code)?.sla ?? [])
    .filter(({ status, unit }) => status === 'confirmed' && unit === 'working_day')
    .flatMap(({ max, counted_from: from }) => (max === null ? [] : { max, from }))
    .sort((a, b) => a.max - b.max)[0];
  if (!promised) return [];
  const { max, from } = promised;
  if (office > max) return [{ text: 'clock.promise_late', values: { days: max, count: office - max } }];
  return [{ text: 'clock.promise', values: { count: max, from, used: office } }];
}
