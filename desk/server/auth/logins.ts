import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { House } from '../../../handlers/run-command.ts';
import type { OperatorRow } from '../../../storage/stores/operators.ts';

const MINUTE = 60_000;
const IDLE_MS = 30 * MINUTE;
const LONGEST_MS = 12 * 60 * MINUTE;
/** An active login is written down at most so often. */
const TOUCH_MS = MINUTE;

export const LOGIN_COOKIE = 'lantunan_login';

/** Somebody at the desk. `hash` names the login itself, to end it. */
export type Login = { hash: string; csrf: string; operator: OperatorRow };

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const hashOf = (house: House, secret: string): string => house.cipher.hash('login', secret);

/** A new login; only the keyed hash of its secret is kept. */
export async function startLogin(
  house: House,
  operator: OperatorRow,
): Promise<{ secret: string; login: Login }> {
  const secret = text(house.ids.secret(32));
  const login = { hash: hashOf(house, secret), csrf: text(house.ids.secret(24)), operator };
  await house.storage.write(async (stores) => {
    const at = house.clock.now();
    await stores.logins.removeExpired(at);
    await stores.logins.create({
      hash: login.hash,
      operator: operator.id,
      csrf: login.csrf,
      at,
      expiresAt: at + LONGEST_MS,
    });
    await stores.audit.add({
      at,
      who: `operator:${operator.id}`,
      action: 'logged_in',
      subjectKind: 'operator',
      subject: operator.id,
    });
  });
  return { secret, login };
}

/** The login behind a cookie, unless it ended, lay idle or its user was shut out. `active` prolongs it. */
export async function findLogin(
  house: House,
  secret: string | undefined,
  active: boolean,
): Promise<Login | null> {
  return secret === undefined || secret === '' ? null : stillOpen(house, hashOf(house, secret), active);
}

export async function stillOpen(house: House, hash: string, active: boolean): Promise<Login | null> {
  const found = await house.storage.read(async (stores) => {
    const row = await stores.logins.get(hash);
    const operator = row && (await stores.operators.byId(row.operator));
    return row && operator ? { row, operator } : undefined;
  });
  if (!found || found.operator.disabledAt !== null) return null;
  const { row, operator } = found;
  const now = house.clock.now();
  if (now >= row.expiresAt || now - row.seenAt >= IDLE_MS) return null;
  if (active && now - row.seenAt >= TOUCH_MS) {
    await house.storage.write((stores) => stores.logins.touch(hash, now));
  }
  return { hash, csrf: row.csrf, operator };
}

export async function endLogin(house: House, hash: string): Promise<void> {
  await house.storage.write((stores) => stores.logins.remove(hash));
}

/** Compared in constant time. */
export function isCsrf(login: Login, given: string | undefined): boolean {
  const [kept, sent] = [Buffer.from(login.csrf), Buffer.from(given ?? '')];
  return kept.length === sent.length && timingSafeEqual(kept, sent);
}

/** Whether people reach the desk over https, so that the cookie may be kept to it. */
export const isHttps = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') ?? false;

export function giveCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(LOGIN_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'strict', secure });
}

export function dropCookie(reply: FastifyReply): void {
  void reply.clearCookie(LOGIN_COOKIE, { path: '/' });
}
