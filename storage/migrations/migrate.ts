import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Dialect } from '../executor.ts';
import type { Log } from '../ports.ts';
import { asStorageError } from '../storage-unavailable.ts';
import { migrations } from './list.ts';

/** Brings the database to the newest schema; throws the cause if a migration fails, with nothing half done. */
export async function migrate<S>(db: Kysely<S>, dialect: Dialect, log: Log): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error, results } = await migrator.migrateToLatest();
  for (const result of results ?? []) {
    if (result.status === 'Success') log.info('migrated', { migration: result.migrationName });
  }
  if (error !== undefined) throw asStorageError(error);
}
