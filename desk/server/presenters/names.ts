import type { ReadStores } from '../../../storage/stores.ts';

/** Names of staff by id, and how the log calls everybody else who writes or acts. */
export type Names = ReadonlyMap<string, string>;

const OTHERS: Readonly<Record<string, string>> = {
  contact: 'Pemohon',
  bot: 'Bot',
  phone: 'HP kantor',
  system: 'Sistem',
  cli: 'Terminal',
};

export async function staffNames(stores: ReadStores): Promise<Names> {
  return new Map((await stores.operators.list()).map(({ id, name }) => [id, name]));
}

/** `operator:<id>` → the officer's name; null for whoever is not known (any more). */
export function nameOfAuthor(names: Names, author: string): string | null {
  const id = author.startsWith('operator:') ? author.slice('operator:'.length) : undefined;
  return id === undefined ? (OTHERS[author] ?? null) : (names.get(id) ?? null);
}
