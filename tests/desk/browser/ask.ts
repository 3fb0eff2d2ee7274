import type { Page } from 'playwright-core';

/** The token that writing needs; it belongs to the login, which a page keeps. */
const tokens = new WeakMap<Page, string>();

export async function csrfOf(page: Page): Promise<string> {
  const known = tokens.get(page) ?? (await ask<{ csrf: string }>(page, 'GET /api/me')).csrf;
  tokens.set(page, known);
  return known;
}

/** Asks the API with the login of a page; throws what was refused. */
export async function ask<T = unknown>(page: Page, request: string, body?: object): Promise<T> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const csrf = method === 'GET' ? '' : await csrfOf(page);
  const answer = await page.request.fetch(path, {
    method,
    headers: { 'x-csrf-token': csrf },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!answer.ok()) throw new Error(`${request}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
