import { catalogueOf } from '../licensing/catalogue/catalogue.ts';
import { permitOf, TAKEN_AWAY } from '../licensing/catalogue/entries.ts';
import type { Entry, EntryName } from '../licensing/catalogue/entries.ts';
import type { Storage } from '../storage/database.ts';
import type { Stores } from '../storage/stores.ts';
import { VersionConflict } from '../storage/version-conflict.ts';

/** Who publishes and when. `who` as in the audit, `by` as the office reads it in the history. */
export type Publisher = { who: string; by: string; at: number };

/** So often whoever numbered a revision at the same time as another process looks again. */
const MOST_TRIES = 5;

/**
 * The office folder is a seed: what changed in it since it was last read becomes a revision, or, where the office has
 * edited that entry, a draft that waits to be accepted. What the folder no longer holds is taken away likewise.
 */
export function takeSeed(storage: Storage, seed: readonly Entry[], at: number): Promise<void> {
  return retried(storage, async (stores) => {
    const { officeEntries, audit } = stores;
    const last = new Map((await officeEntries.seeds()).map((row) => [row.entry, row]));
    const running = new Map((await officeEntries.running()).map((row) => [row.entry, row]));
    const held = new Map(seed.map(({ entry, content }) => [entry, content]));
    let published = false;
    for (const entry of new Set([...held.keys(), ...last.keys()])) {
      const content = held.get(entry) ?? TAKEN_AWAY;
      if (last.get(entry)?.content === content) continue;
      const now = running.get(entry);
      const state = now?.origin === 'office' && now.content !== content ? 'draft' : 'published';
      await officeEntries.settleDraft(entry);
      const number = await officeEntries.add({ entry, content, origin: 'seed', state, by: 'program', at });
      published ||= state === 'published';
      if (last.size === 0) continue;
      const action = state === 'draft' ? 'catalogue_draft' : 'catalogue_published';
      await audit.add({
        at,
        who: 'system',
        action,
        subjectKind: 'catalogue',
        subject: entry,
        detail: { number },
      });
    }
    if (published) await run(stores, at);
  });
}

/**
 * The office's own revision of an entry, already checked; it runs from the next turn on. Returns its number, or
 * undefined where it says what runs already.
 */
export function publishEntry(
  storage: Storage,
  { entry, content }: Entry,
  publisher: Publisher,
): Promise<number | undefined> {
  return retried(storage, async (stores) => {
    const { officeEntries } = stores;
    const history = await officeEntries.history(entry);
    if (history.findLast(({ state }) => state === 'published')?.content === content) return undefined;
    // Whoever goes back to the words of the program follows the program again.
    const origin = history.findLast((row) => row.origin === 'seed')?.content === content ? 'seed' : 'office';
    return putInForce(stores, entry, { content, origin }, publisher, 'catalogue_published');
  });
}

/** The draft of an entry becomes what runs. Returns its new number; undefined where none waits. */
export function acceptDraft(
  storage: Storage,
  entry: EntryName,
  publisher: Publisher,
): Promise<number | undefined> {
  return retried(storage, async (stores) => {
    const { officeEntries } = stores;
    const draft = (await officeEntries.drafts()).find((row) => row.entry === entry);
    if (!draft) return undefined;
    await officeEntries.settleDraft(entry);
    const { content, origin } = draft;
    return putInForce(stores, entry, { content, origin }, publisher, 'catalogue_draft_accepted');
  });
}

/** The office keeps its own words. False where no draft waits. */
export function refuseDraft(storage: Storage, entry: EntryName, publisher: Publisher): Promise<boolean> {
  return storage.write(async (stores) => {
    const draft = (await stores.officeEntries.drafts()).find((row) => row.entry === entry);
    if (!draft) return false;
    await stores.officeEntries.settleDraft(entry);
    await record(stores, 'catalogue_draft_refused', entry, publisher, draft.number);
    return true;
  });
}

/** The entry with this content is what runs from now on; returns its number. */
async function putInForce(
  stores: Stores,
  entry: EntryName,
  { content, origin }: { content: string; origin: 'seed' | 'office' },
  publisher: Publisher,
  action: string,
): Promise<number> {
  const number = await stores.officeEntries.add({
    entry,
    content,
    origin,
    state: 'published',
    ...signed(publisher),
  });
  await record(stores, action, entry, publisher, number);
  await run(stores, publisher.at);
  return number;
}

/** What runs now is kept whole, so that a submitted application can be pinned to it, and every process hears of it. */
async function run({ officeEntries, catalogue }: Stores, at: number): Promise<void> {
  const running = await officeEntries.running();
  const permits = running
    .filter(({ entry }) => entry.startsWith('permit:'))
    .flatMap((row) => permitOf(row) ?? []);
  const { revision, permits: sorted } = catalogueOf(permits);
  await catalogue.save(revision, JSON.stringify([...sorted.values()]), at);
  await officeEntries.raiseEdition();
}

const signed = ({ by, at }: Publisher) => ({ by, at });

function record(
  { audit }: Stores,
  action: string,
  entry: EntryName,
  { who, at }: Publisher,
  number: number,
): Promise<void> {
  return audit.add({ at, who, action, subjectKind: 'catalogue', subject: entry, detail: { number } });
}

async function retried<T>(storage: Storage, work: (stores: Stores) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storage.write(work);
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= MOST_TRIES) throw error;
    }
  }
}
