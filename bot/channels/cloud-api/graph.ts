import { z } from 'zod';
import type { CloudApiParts, CloudApiSettings } from './settings.ts';

/**
 * What came of a request. `error`: they answered no, with their code where they gave one. `silence`: no answer
 * that can be read; `left` says whether the request may have reached them.
 */
export type Answer =
  | { kind: 'answer'; body: unknown }
  | { kind: 'error'; code?: number; status: number }
  | { kind: 'silence'; left: boolean };

export type Graph = {
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
  upload(path: string, form: FormData): Promise<Answer>;
};

/** Together below the lease of a send (60 s). */
const ANSWER_MS = 20_000;
const UPLOAD_MS = 30_000;

const refusal = z.object({ error: z.object({ code: z.number() }) });

/** These happen before anything is written. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Meta's Graph API with our token; `path` is below the URL of the settings. Never throws. */
export function openGraph({ url, token }: CloudApiSettings, { fetch }: CloudApiParts): Graph {
  const ask = async (path: string, init: RequestInit, timeoutMs: number): Promise<Answer> => {
    try {
      const response = await fetch(`${url}/${path}`, {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await read(response);
    } catch (error) {
      return { kind: 'silence', left: mayHaveLeft(error) };
    }
  };
  return {
    get: (path) => ask(path, {}, ANSWER_MS),
    post: (path, body) =>
      ask(
        path,
        { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
        ANSWER_MS,
      ),
    upload: (path, form) => ask(path, { method: 'POST', body: form }, UPLOAD_MS),
  };
}

async function read(response: Response): Promise<Answer> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body === undefined ? { kind: 'silence', left: true } : { kind: 'answer', body };
  const code = refusal.safeParse(body).data?.error.code;
  // A gateway that gave up does not know what became of the request behind it.
  if (code === undefined && (status === 502 || status === 504)) return { kind: 'silence', left: true };
  return { kind: 'error', status, ...(code === undefined ? {} : { code }) };
}

function mayHaveLeft(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } };
  return !NOT_CONNECTED.has(cause?.code ?? '');
}
