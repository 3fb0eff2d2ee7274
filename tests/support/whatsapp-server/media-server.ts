/** Files over HTTPS on the loopback, as WhatsApp's media hosts serve and take them. */
import { encryptedStream } from '@whiskeysockets/baileys';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** For NODE_EXTRA_CA_CERTS of the process that shall trust this server. */
export const certificatePath = new URL('loopback-certificate.pem', import.meta.url).pathname;

export type StoredFile = {
  mediaKey: Uint8Array;
  directPath: string;
  fileSha256: Uint8Array;
  fileEncSha256: Uint8Array;
  fileLength: number;
};

export type MediaServer = {
  /** `127.0.0.1:port` */
  host: string;
  /** Encrypts as a sender's phone does and keeps the file; the fields go into its message. */
  keep(bytes: Uint8Array, type: 'image' | 'document' | 'audio'): Promise<StoredFile>;
  /** An uploaded or kept file, still encrypted. */
  file(path: string): Uint8Array | undefined;
  forget(path: string): void;
  /** A forgotten file is uploaded again; its new path. */
  restore(path: string): string | undefined;
  /** Closes every connection without a word, or no longer does. */
  away(is: boolean): void;
  /** How many connections it has closed without a word. */
  refused(): number;
  /** Hears of every request that is answered. */
  watch(listener: (method: string) => void): void;
  stop(): Promise<void>;
};

export async function startMediaServer(): Promise<MediaServer> {
  const files = new Map<string, Uint8Array>();
  const gone = new Map<string, Uint8Array>();
  let isAway = false;
  let refused = 0;
  let watcher: (method: string) => void = () => undefined;
  const http = createServer(
    { key: readFileSync(new URL('loopback-key.pem', import.meta.url)), cert: readFileSync(certificatePath) },
    (request, response) => {
      if (isAway) {
        refused += 1;
        return void request.destroy();
      }
      watcher(request.method ?? '');
      const path = (request.url ?? '').split('?')[0] ?? '';
      if (request.method === 'GET') {
        const found = files.get(path);
        response.writeHead(found ? 200 : 404).end(found);
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        files.set(path, Buffer.concat(chunks));
        response.end(JSON.stringify({ url: `https://${host}${path}`, direct_path: path }));
      });
    },
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  let next = 1;

  return {
    host,
    async keep(bytes, type) {
      const sealed = await encryptedStream(Buffer.from(bytes), type);
      const directPath = `/v/t62/${next++}`;
      files.set(directPath, readFileSync(sealed.encFilePath));
      rmSync(sealed.encFilePath);
      const { mediaKey, fileSha256, fileEncSha256 } = sealed;
      return { mediaKey, directPath, fileSha256, fileEncSha256, fileLength: bytes.length };
    },
    file: (path) => files.get(path),
    forget(path) {
      const file = files.get(path);
      if (file) gone.set(path, file);
      files.delete(path);
    },
    restore(path) {
      const file = gone.get(path);
      if (!file) return undefined;
      const again = `/v/t62/${next++}`;
      files.set(again, file);
      return again;
    },
    away: (is) => void (isAway = is),
    refused: () => refused,
    watch: (listener) => void (watcher = listener),
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
