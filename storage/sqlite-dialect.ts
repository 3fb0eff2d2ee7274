import { SqliteAdapter, SqliteDialect } from 'kysely';

/** SQLite takes changes of the schema back with everything else; Kysely is careful and runs each for itself. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Migrations run in one transaction: one that is cut short leaves nothing, and the disk is waited for once. */
export class OneTransactionDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new WholeMigrations();
  }
}
