import type { Media } from '../../../flows/message.ts';
import { FileUnreachable } from '../download.ts';

/**
 * What becomes of a message whose file cannot be fetched because its host is away (a process that was killed replays
 * its journal before the network is up). It stays in the journal and is tried again, after as long as it has waited
 * already: hours if need be, so its chat goes on without it. In the end it is handed on as broken, and its writer is
 * asked for it once more: to hear nothing at all would be worse. One for each number; it outlives its connections.
 */
export type FilePatience = {
  /**
   * The file; throws `FileUnreachable` while it is worth waiting for. `id`: of the message, with its chat; `writtenAt`
   * (UTC ms): an earlier process may have waited for it too.
   */
  fetch(id: string, writtenAt: number, fetch: () => Promise<Media>): Promise<Media>;
  /** ms until this message is to be tried again; undefined when it does not wait for a file. */
  pause(id: string): number | undefined;
};

/**
 * @param firstMs the shortest pause; so long after a failure no other file is tried either: an album would hold up its
 *   chat once for each photo
 * @param longestMs when it has waited for so long it is given up
 */
export function makeFilePatience(now: () => number, firstMs: number, longestMs: number): FilePatience {
  const since = new Map<string, number>();
  let failedAt = Number.NEGATIVE_INFINITY;
  /** And so long each process tries at least. */
  const longestPause = longestMs / 8;

  const tryNow = async (fetch: () => Promise<Media>): Promise<Media> => {
    if (now() - failedAt < firstMs) throw new FileUnreachable();
    try {
      return await fetch();
    } catch (error) {
      if (error instanceof FileUnreachable) failedAt = now();
      throw error;
    }
  };

  return {
    async fetch(id, writtenAt, fetch) {
      try {
        const media = await tryNow(fetch);
        since.delete(id);
        return media;
      } catch (error) {
        if (!(error instanceof FileUnreachable)) throw error;
        const first = since.get(id) ?? now();
        since.set(id, first);
        const waited = now() - Math.min(first, writtenAt);
        if (waited < longestMs || now() - first < longestPause) throw error;
        since.delete(id);
        return { fault: 'broken' };
      }
    },
    pause(id) {
      const first = since.get(id);
      return first === undefined ? undefined : Math.min(Math.max(firstMs, now() - first), longestPause);
    },
  };
}
