import { isAway } from './activity.ts';
import { ApiError } from './api-error.ts';
import { queryText } from './query-text.ts';

let csrf = '';

/** The token of the current login; the server wants it back on everything that changes something. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

export function get<T>(path: string): Promise<T> {
  return ask<T>('GET', path, isAway() ? { 'x-idle': '1' } : {});
}

export function post<T>(path: string, body?: object): Promise<T> {
  return write<T>('POST', path, body);
}

export function patch<T>(path: string, body: object): Promise<T> {
  return write<T>('PATCH', path, body);
}

/** The bytes are the body; what belongs to them stands in the address. */
export function postFile<T>(path: string, file: File, values: Record<string, string>): Promise<T> {
  const headers = { 'content-type': file.type, 'x-csrf-token': csrf };
  return ask<T>('POST', `${path}${queryText({ ...values, name: file.name })}`, headers, file);
}

function write<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { 'x-csrf-token': csrf };
  if (body === undefined) return ask<T>(method, path, headers);
  return ask<T>(method, path, { ...headers, 'content-type': 'application/json' }, JSON.stringify(body));
}

async function ask<T>(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: BodyInit,
): Promise<T> {
  const request = { method, headers, ...(body === undefined ? {} : { body }) };
  const response = await fetch(`/api${path}`, request).catch(() => {
    throw new ApiError(0, 'offline');
  });
  if (!response.ok) throw await refusal(response);
  return (await response.json().catch(() => null)) as T;
}

async function refusal(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: string; message?: string };
  } | null;
  return new ApiError(
    response.status,
    body?.error?.code ?? (response.status === 429 ? 'throttled' : 'other'),
    body?.error?.message,
  );
}
