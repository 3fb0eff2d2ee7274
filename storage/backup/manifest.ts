import { z } from 'zod';

/** Names inside an archive. Files of people lie below `files/`, as in the data folder. */
export const MANIFEST = 'manifest.json';
export const DUMP = 'database.jsonl.gz';
export const FILES = 'files/';

/**
 * The last entry of a backup: a file without one was cut off. `at` in UTC ms; `schema` is the newest
 * migration; `key` is what only the right master key makes, and tells nothing about it.
 */
export const manifestSchema = z.object({
  format: z.literal(1),
  at: z.number().int().positive(),
  database: z.enum(['sqlite', 'postgres']),
  schema: z.string(),
  key: z.string(),
  tables: z.record(z.string(), z.number().int().min(0)),
  entries: z.array(z.object({ name: z.string(), size: z.number().int().min(0), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
