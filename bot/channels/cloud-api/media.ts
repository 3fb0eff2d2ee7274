import { z } from 'zod';
import type { Media } from '../../../flows/message.ts';
import { download } from '../download.ts';
import type { MediaSource } from './content.ts';
import type { Graph } from './graph.ts';
import type { CloudApiParts, CloudApiSettings } from './settings.ts';

const place = z.object({
  url: z.url({ protocol: /^https?$/ }),
  mime_type: z.string().default('application/octet-stream'),
  file_size: z.coerce.number().default(0),
});

/** Well below the patience of a webhook; what comes too late is delivered again. */
const DOWNLOAD_MS = 20_000;
const MOST_TRIES = 2;
const PAUSE_MS = 500;
const GONE = new Set([400, 403, 404, 410]);

/** Fetches a received file: its place is asked of the API by id, then its bytes with our token. */
export async function fetchMedia(
  { id, name }: MediaSource,
  graph: Graph,
  settings: CloudApiSettings,
  parts: Pick<CloudApiParts, 'fetch' | 'maxMediaBytes'>,
): Promise<Media> {
  if (!/^[\w-]+$/.test(id)) return { fault: 'broken' };
  let found: z.infer<typeof place> | undefined;
  for (let tried = 0; tried < MOST_TRIES && !found; tried += 1) {
    const answer = await graph.get(`${id}?phone_number_id=${settings.phoneNumberId}`);
    if (answer.kind === 'error' && GONE.has(answer.status)) return { fault: 'gone' };
    if (answer.kind === 'answer') found = place.safeParse(answer.body).data;
  }
  if (!found || !isTrusted(found.url, settings.url)) return { fault: 'broken' };
  if (found.file_size > parts.maxMediaBytes) return { fault: 'too_large' };
  const got = await download(found.url, {
    fetch: parts.fetch,
    headers: { Authorization: `Bearer ${settings.token}` },
    maxBytes: parts.maxMediaBytes,
    tries: MOST_TRIES,
    pauseMs: PAUSE_MS,
    timeoutMs: DOWNLOAD_MS,
    gone: GONE,
  });
  if (typeof got === 'string') return { fault: got };
  return { bytes: got, mime: found.mime_type, ...(name ? { name } : {}) };
}

/** Our token goes along: only to Meta's own hosts over TLS, or to where the settings say the API is. */
export function isTrusted(url: string, api: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(api).origin) return true;
  return protocol === 'https:' && /\.(fbsbx\.com|facebook\.com|whatsapp\.net)$/.test(hostname);
}
