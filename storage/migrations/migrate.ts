import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Dialect } from '../executor.ts';
import type { Log } from '../ports.ts';
import { asStorageError } from '../storage-unavailable.ts';
import { migrations } from './list.ts';

/** `to`: an older schema than the newest. `schema`: of PostgreSQL, where it is not the one that is found first. */
type MigrateOptions = { to?: string; schema?: string };

/** Brings the database to the newest schema; throws the cause if a migration fails, with nothing half done. */
export async function migrate<S>(
  db: Kysely<S>,
  dialect: Dialect,
  log: Log,
  options: MigrateOptions = {},
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(dialect) },
    ...(options.schema === undefined ? {} : { migrationTableSchema: options.schema }),
  });
  const { error, results } =
    options.to === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(options.to);
  for (const result of results ?? []) {
    if (result.status === 'Success') log.info('migrated', { migration: result.migrationName });
  }
  if (error !== undefined) throw asStorageError(error);
}
