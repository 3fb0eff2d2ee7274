import { setTimeout } from 'node:timers/promises';

export type DownloadOptions = {
  fetch: typeof globalThis.fetch;
  headers: Record<string, string>;
  maxBytes: number;
  tries: number;
  /** Before the second try; twice as long before the third. */
  pauseMs: number;
  /** For all tries together. */
  timeoutMs: number;
  /** What the provider answers for a file that it has no more. */
  gone: ReadonlySet<number>;
};

/** The provider's host is away, or does not let us in: the file may well be there. */
export class FileUnreachable extends Error {
  override readonly name = 'FileUnreachable';
}

/** Not let in, too slow, too often: like 5xx these may pass. */
const passing: ReadonlySet<number> = new Set([401, 403, 408, 429]);

/**
 * Bytes of a file at a provider. Redirects are not followed: they could lead anywhere.
 *
 * @throws FileUnreachable
 */
export async function download(
  url: string,
  { fetch, headers, maxBytes, tries, pauseMs, timeoutMs, gone }: DownloadOptions,
): Promise<Uint8Array | 'gone' | 'too_large' | 'broken'> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (let tried = 1; ; tried += 1) {
    try {
      const response = await fetch(url, { headers, redirect: 'error', signal });
      if (gone.has(response.status)) return 'gone';
      if (response.ok && response.body) return await collect(response.body, maxBytes);
      if (response.status < 500 && !passing.has(response.status)) return 'broken';
    } catch {
      // Tried again, like an answer that may pass.
    }
    if (tried >= tries || signal.aborted) throw new FileUnreachable();
    await setTimeout(pauseMs * tried, undefined, { signal }).catch(() => undefined);
  }
}

/** Counted as they come: a length that is told beforehand may be wrong. */
async function collect(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | 'too_large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
