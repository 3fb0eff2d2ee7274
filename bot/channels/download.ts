export type DownloadOptions = {
  fetch: typeof globalThis.fetch;
  headers: Record<string, string>;
  maxBytes: number;
  tries: number;
  /** For all tries together. */
  timeoutMs: number;
  /** What the provider answers for a file that it has no more. */
  gone: ReadonlySet<number>;
};

/** Bytes of a file at a provider. Redirects are not followed: they could lead anywhere. */
export async function download(
  url: string,
  { fetch, headers, maxBytes, tries, timeoutMs, gone }: DownloadOptions,
): Promise<Uint8Array | 'gone' | 'too_large' | 'broken'> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (let tried = 1; ; tried += 1) {
    try {
      const response = await fetch(url, { headers, redirect: 'error', signal });
      if (gone.has(response.status)) return 'gone';
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      return await collect(response.body, maxBytes);
    } catch {
      if (tried >= tries || signal.aborted) return 'broken';
    }
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
