import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Where } from '../database.ts';
import { withClient } from './postgres-schemas.ts';

const HELD = 'select id from accounts where lease_until > ';

/**
 * Who works with these data now: numbers that a process holds, and other connections to the database
 * (PostgreSQL; the one process of SQLite holds a lock, see alone.ts). Data that cannot be read are nobody's.
 */
export async function occupants(
  where: Where,
  now: number,
): Promise<{ numbers: string[]; connections: number }> {
  if ('file' in where) return { numbers: heldInFile(where.file, now), connections: 0 };
  return withClient(where.url, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    const held = await client
      .query<{ id: string }>(`${HELD} $1`, [now])
      .catch(() => ({ rows: [] as { id: string }[] }));
    return { numbers: held.rows.map(({ id }) => id), connections: Number(rows[0]?.count ?? 0) };
  });
}

function heldInFile(file: string, now: number): string[] {
  if (!existsSync(file)) return [];
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true });
    return database.prepare(`${HELD} ?`).pluck().all(now) as string[];
  } catch {
    return [];
  } finally {
    database?.close();
  }
}
