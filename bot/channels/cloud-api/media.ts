import { z } from 'zod';
import type { Media } from '../../../flows/message.ts';
import { download, FileUnreachable } from '../download.ts';
import type { MediaSource } from './content.ts';
import { fateOf } from './errors.ts';
import type { Answer, Graph } from './graph.ts';
import type { CloudApiParts, CloudApiSettings } from './settings.ts';

const place = z.object({
  url: z.url(),
  mime_type: z.string().default('application/octet-stream'),
  file_size: z.coerce.number().default(0),
});

/** Well below the patience of a webhook; whatever comes too late is posted again. */
const DOWNLOAD_MS = 20_000;
const MOST_TRIES = 2;
const PAUSE_MS = 500;
/** Of what is no refusal of our token or our rights, and nothing that may pass. */
const GONE = new Set([400, 404, 410]);

/**
 * Fetches a received file: its place is asked of the API by id, then its bytes with our token.
 *
 * @throws FileUnreachable while the token is refused or Meta is disturbed: the file may well be there
 */
export async function fetchMedia(
  { id, name }: MediaSource,
  graph: Graph,
  settings: CloudApiSettings,
  parts: Pick<CloudApiParts, 'fetch' | 'maxMediaBytes'>,
): Promise<Media> {
  if (!/^[\w-]+$/.test(id)) return { fault: 'broken' };
  let found: z.infer<typeof place> | undefined;
  let answer: Answer | undefined;
  for (let tried = 0; tried < MOST_TRIES && !found; tried += 1) {
    answer = await graph.get(`${id}?phone_number_id=${settings.phoneNumberId}`);
    if (answer.kind === 'answer') found = place.safeParse(answer.body).data;
    else if (answer.kind === 'error' && !mayPass(answer) && GONE.has(answer.status)) return { fault: 'gone' };
  }
  if (answer && mayPass(answer)) throw new FileUnreachable();
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

/** No answer, a refusal of our token or our rights, or a fault of theirs. */
function mayPass(answer: Answer): boolean {
  if (answer.kind !== 'error') return answer.kind === 'silence';
  const { fate } = fateOf(answer.code, answer.status);
  return fate === 'held' || fate === 'retry' || answer.status === 401 || answer.status === 403;
}

/** Our token goes along: only to Meta's own hosts over TLS, or to where the settings say the API is. */
export function isTrusted(url: string, api: string): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(api).origin) return true;
  return protocol === 'https:' && /\.(fbsbx\.com|facebook\.com|whatsapp\.net)$/.test(hostname);
}
