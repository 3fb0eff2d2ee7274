import { buildDesk } from './app.ts';
import { setupToken } from './auth/setup-token.ts';
import type { DeskParts } from './ports.ts';

export type Desk = {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  url: string;
  /** The one-time link that makes the first admin; only while there is no account. */
  setupUrl?: string;
  close(): Promise<void>;
};

/** Opens the desk; port 0 takes a free one. */
export async function openDesk(parts: DeskParts, at: { host: string; port: number }): Promise<Desk> {
  const app = await buildDesk(parts);
  const url = await app.listen(at);
  const token = await setupToken(parts.house);
  const base = (parts.publicUrl ?? url).replace(/\/$/, '');
  return {
    url,
    ...(token === undefined ? {} : { setupUrl: `${base}/mulai#${token}` }),
    close: () => app.close(),
  };
}
