/** Who may use which route. The table is the office's; a route that is not in it fails the first test. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fastify from 'fastify';
import { guard } from '../../../desk/server/auth/rules.ts';
import type { Role } from '../../../handlers/policies.ts';
import { openTestDesk } from './test-desk.ts';
import type { Caller, TestDesk } from './test-desk.ts';

const ROLES = ['operator', 'supervisor', 'admin'] as const;
const ALL = [...ROLES];
const OFFICERS: Role[] = ['operator', 'supervisor'];

const TABLE: Record<string, Role[] | 'public' | 'local'> = {
  'GET /health': 'local',
  'GET /metrics': 'local',
  'GET /api/openapi.json': 'public',
  'GET /*': 'public',
  'GET /api/setup': 'public',
  'POST /api/setup': 'public',
  'POST /api/login': 'public',
  'POST /api/logout': ALL,
  'GET /api/me': ALL,
  'POST /api/me/duty': ['operator'],
  'POST /api/me/password': ALL,
  'POST /api/me/whatsapp-code': ['operator'],
  'GET /api/users': ['admin'],
  'POST /api/users': ['admin'],
  'PATCH /api/users/:id': ['admin'],
  'GET /api/queue': OFFICERS,
  'POST /api/tickets/:id/claim': ['operator'],
  'POST /api/tickets/:id/return': OFFICERS,
  'POST /api/tickets/:id/close': ['operator'],
  'POST /api/tickets/:id/erase': ['supervisor'],
  'POST /api/tickets/:id/reply': ['operator'],
  'POST /api/tickets/:id/file': ['operator'],
  'GET /api/chats/:id': ['operator'],
  'POST /api/chats/:id/block': OFFICERS,
  'POST /api/chats/:id/unblock': OFFICERS,
  'POST /api/chats/:id/return': OFFICERS,
  'GET /api/applications': OFFICERS,
  'GET /api/applications/:id': OFFICERS,
  'POST /api/applications/:id/items/:code': OFFICERS,
  'POST /api/applications/:id/promise': OFFICERS,
  'POST /api/applications/:id/reveal': OFFICERS,
  'POST /api/applications/:id/items/:code/value': ['operator'],
  'POST /api/applications/:id/sheet': OFFICERS,
  'GET /api/applications/:id/sheet.pdf': OFFICERS,
  'POST /api/applications/:id/items/:code/file': ['operator'],
  'POST /api/applications/:id/waiting': OFFICERS,
  'POST /api/applications/:id/stage': OFFICERS,
  'POST /api/applications/:id/stage/preview': OFFICERS,
  'POST /api/applications/:id/stage/file': OFFICERS,
  'GET /api/files/:id': OFFICERS,
  'GET /api/files/:id/thumbnail': OFFICERS,
  'GET /api/logs': ['supervisor'],
  'GET /api/logs/:chat': ['supervisor'],
  'GET /api/audit': ['supervisor'],
  'GET /api/accounts': ['admin'],
  'POST /api/accounts/:id/pair': ['admin'],
  'POST /api/accounts/:id/unlink': ['admin'],
  'POST /api/accounts/:id/reconnect': ['admin'],
  'POST /api/accounts/:id/acknowledge': ['admin'],
  'GET /api/simulator/people': ALL,
  'GET /api/simulator/chats/:phone': ALL,
  'POST /api/simulator/chats/:phone': ALL,
  'POST /api/simulator/chats/:phone/file': ALL,
  'GET /api/simulator/files/:id': ALL,
  'GET /api/live': ALL,
};

const rows = Object.entries(TABLE);
const closed = rows.flatMap(([route, who]) => (Array.isArray(who) ? [{ route, who }] : []));
const writing = closed.filter(({ route }) => !route.startsWith('GET '));
const asked = (route: string) => route.replace(/:\w+/g, 'x');

let desk: TestDesk;
const callers = new Map<Role, Caller>();
const as = (role: Role) => {
  const caller = callers.get(role);
  if (!caller) throw new Error(`no ${role}`);
  return caller;
};

beforeAll(async () => {
  desk = await openTestDesk();
  for (const role of ROLES) callers.set(role, await desk.user(role));
});
afterAll(() => desk.close());

test('every route of the desk is in the table, and nothing else', () => {
  const routes = desk.desk.rules.map(({ method, url }) => `${method} ${url}`);
  expect(routes.toSorted()).toEqual(Object.keys(TABLE).toSorted());
});

test('a route without a rule is refused when it is added', () => {
  const app = fastify();
  guard(app, desk.parts);
  expect(() => app.get('/api/forgotten', () => 'x')).toThrow('GET /api/forgotten has no rule');
});

const refused = closed.flatMap(({ route, who }) =>
  ROLES.filter((role) => !who.includes(role)).map((role) => ({ route, role })),
);
// The stream of hints has no end, and a conversation is refused to whoever does not hold its ticket.
const elsewhere = ['GET /api/live', 'GET /api/chats/:id', 'POST /api/logout'];
const allowed = closed
  .filter(({ route }) => !elsewhere.includes(route))
  .flatMap(({ route, who }) => who.map((role) => ({ route, role })));

test.each(closed)('$route is refused without a login', async ({ route }) => {
  const answer = await desk.ask(null, asked(route));
  expect([answer.status, answer.code]).toEqual([401, 'not_logged_in']);
});

test.each(refused)('$route is not for $role', async ({ route, role }) => {
  const answer = await desk.ask(as(role), asked(route));
  expect([answer.status, answer.code]).toEqual([403, 'not_allowed']);
});

test.each(allowed)('$route is for $role', async ({ route, role }) => {
  const answer = await desk.ask(as(role), asked(route));
  expect([401, 403, 500]).not.toContain(answer.status);
});

test.each(writing)('$route is refused without the token of the page', async ({ route, who }) => {
  const caller = as(who[0] ?? 'admin');
  for (const headers of [{ 'x-csrf-token': '' }, { 'x-csrf-token': `${caller.csrf.slice(0, -1)}-` }]) {
    const answer = await desk.ask(caller, asked(route), undefined, { headers });
    expect([answer.status, answer.code]).toEqual([403, 'csrf']);
  }
});

test('a request that another site caused is refused even where no login is needed', async () => {
  const body = { username: 'siti', password: 'rahasia-sekali' };
  const crossed = await desk.ask(null, 'POST /api/login', body, {
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect([crossed.status, crossed.code]).toEqual([403, 'csrf']);
});
