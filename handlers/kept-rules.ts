import { flowsFor } from '../flows/definitions/list.ts';
import type { Rules } from '../flows/world.ts';
import { catalogueOf } from '../licensing/catalogue/catalogue.ts';
import { permitSchema } from '../licensing/catalogue/permit.ts';
import type { Permit } from '../licensing/catalogue/permit.ts';
import type { ReadStores } from '../storage/stores.ts';

/** Cases of so many revisions are open at once in an office that publishes often. */
const MOST = 32;

/** A revision says what it holds, so what was read once stays true. */
const known = new Map<string, Rules>();

/** The rules of a revision that ran once; undefined where this release can no longer read it. */
export async function keptRules({ catalogue }: ReadStores, revision: string): Promise<Rules | undefined> {
  const before = known.get(revision);
  if (before) return before;
  const permits = permitsIn((await catalogue.get(revision))?.content);
  if (!permits) return undefined;
  const kept = catalogueOf(permits);
  const rules = { catalogue: kept, flows: flowsFor(kept) };
  if (known.size >= MOST) known.clear();
  known.set(revision, rules);
  return rules;
}

function permitsIn(content: string | undefined): Permit[] | undefined {
  if (content === undefined) return undefined;
  const read = permitSchema.array().safeParse(JSON.parse(content));
  return read.success ? read.data : undefined;
}
