import { buildDesk } from './app.ts';
import type { DeskParts } from './ports.ts';

export type Desk = {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  url: string;
  close(): Promise<void>;
};

/** Opens the desk; port 0 takes a free one. */
export async function openDesk(parts: DeskParts, at: { host: string; port: number }): Promise<Desk> {
  const app = await buildDesk(parts);
  return { url: await app.listen(at), close: () => app.close() };
}
