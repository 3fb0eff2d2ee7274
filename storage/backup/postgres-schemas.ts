import pg from 'pg';

/** Where a backup is unpacked while the data in use stay as they are. */
export const STAGING = 'lantunan_restoring';

/** The same database, seen from the schema in which a backup is unpacked. */
export function stagingUrl(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options');
  address.searchParams.set('options', `${given === null ? '' : `${given} `}-c search_path=${STAGING}`);
  return address.href;
}

/** What was unpacked takes the place of the schema in use, which stays under the name `aside`. All or nothing. */
export async function swapSchemas(url: string, aside: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_schema() as name');
    const used = rows[0]?.name ?? 'public';
    await client.query('begin');
    await client.query(`alter schema "${used}" rename to "${aside}"`);
    await client.query(`alter schema ${STAGING} rename to "${used}"`);
    await client.query('commit');
  });
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
