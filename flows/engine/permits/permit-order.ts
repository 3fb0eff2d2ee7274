import { needs } from '../../../licensing/bundle/together.ts';
import type { Apart } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Value } from '../../event.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { namesOf } from './permit-names.ts';

/** Which comes first, because another one needs its result. */
export function orderOf({ world }: Pick<Draft, 'world'>, permits: readonly Permit[]): Value {
  const lines = permits.flatMap((first): Value[] => {
    const after = permits.filter((permit) => needs(permit, first));
    if (after.length === 0) return [];
    const values = {
      first: first.short_name,
      after: namesOf(
        world,
        after.map(({ code }) => code),
      ),
    };
    return [{ text: 'bundle.order', values }];
  });
  return { lines };
}

export function sayApart(draft: Draft, apart: readonly Apart[]): void {
  for (const { permit, why, first } of apart)
    say(draft, `bundle.apart.${why}`, { permit: permit.short_name, first: first.short_name });
}
