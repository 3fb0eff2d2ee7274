import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Media } from '../../../flows/message.ts';
import { download, FileUnreachable } from '../download.ts';
import type { MediaSource } from './content.ts';
import { within } from '../within.ts';

export type MediaOptions = {
  /** The provider's media host. Never the one a sender names: that would let anyone aim our requests. */
  host: string;
  maxBytes: number;
  timeoutMs: number;
  /** Before a file is tried a second time. */
  pauseMs: number;
  fetch: typeof globalThis.fetch;
};

/** Padding and MAC of an encrypted file. */
const overhead = 16 + 10;
const origin = 'https://web.whatsapp.com';
/** Of these the sender's phone may upload the file again. */
const gone: ReadonlySet<number> = new Set([403, 404, 410]);
const infos: Record<MediaSource['type'], string> = {
  image: 'WhatsApp Image Keys',
  document: 'WhatsApp Document Keys',
  audio: 'WhatsApp Audio Keys',
};

/**
 * Fetches and decrypts a received file.
 *
 * @param renew asks the sender's phone to upload the file again; the new path, or undefined. It may throw
 *   `FileUnreachable` where nobody can be asked yet
 * @throws FileUnreachable
 */
export async function fetchMedia(
  source: MediaSource,
  options: MediaOptions,
  renew: () => Promise<string | undefined>,
): Promise<Media> {
  if (source.mediaKey.length === 0) return { fault: 'broken' };
  if (source.size > options.maxBytes) return { fault: 'too_large' };
  let got = await fetchAt(source.directPath, options);
  if (got === 'gone') {
    const path = await answered(renew, options.timeoutMs);
    if (path) got = await fetchAt(path, options);
  }
  if (typeof got === 'string') return { fault: got };
  const bytes = decrypt(got, source);
  if (!bytes) return { fault: 'broken' };
  return { bytes, mime: source.mime, ...(source.name ? { name: source.name } : {}) };
}

/** A phone that is switched off never answers, and the library would wait for it for ever. */
async function answered(
  renew: () => Promise<string | undefined>,
  timeoutMs: number,
): Promise<string | undefined> {
  let path: string | undefined;
  const asked = renew().then((told) => void (path = told));
  await within(timeoutMs, asked).catch((error: unknown) => {
    if (error instanceof FileUnreachable) throw error;
  });
  return path;
}

async function fetchAt(
  path: string,
  { host, maxBytes, timeoutMs, pauseMs, fetch }: MediaOptions,
): Promise<Uint8Array | 'gone' | 'too_large' | 'broken'> {
  // A path that is not one could change the host ("//other.example", "@other.example").
  if (!/^\/(?!\/)/.test(path)) return 'broken';
  return download(`https://${host}${path}`, {
    fetch,
    headers: { Origin: origin },
    maxBytes: maxBytes + overhead,
    tries: 3,
    pauseMs,
    timeoutMs,
    gone,
  });
}

/** AES-256-CBC with a truncated HMAC behind it, keys by HKDF from the media key; undefined when anything differs. */
function decrypt(file: Uint8Array, source: MediaSource): Uint8Array | undefined {
  if (file.length < overhead) return undefined;
  const keys = Buffer.from(hkdfSync('sha256', source.mediaKey, '', infos[source.type], 112));
  const [iv, cipherKey, macKey] = [keys.subarray(0, 16), keys.subarray(16, 48), keys.subarray(48, 80)];
  const body = file.subarray(0, -10);
  const mac = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, 10);
  if (!timingSafeEqual(mac, file.subarray(-10))) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
    const bytes = Buffer.concat([decipher.update(body), decipher.final()]);
    return matches(file, source.encryptedSha256) && matches(bytes, source.sha256) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function matches(bytes: Uint8Array, sha256: Uint8Array | undefined): boolean {
  return !sha256 || createHash('sha256').update(bytes).digest().equals(sha256);
}
