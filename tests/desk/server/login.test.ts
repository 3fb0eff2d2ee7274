import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hashPassword, NOBODY } from '../../../desk/server/auth/password.ts';
import { setupToken } from '../../../desk/server/auth/setup-token.ts';
import { callerOf, openTestDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

const MINUTE = 60_000;
const PASSWORD = 'kopi pagi di Paringin';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const setUp = async (username = 'siti') => {
  const token = await setupToken(desk.app.house);
  return desk.ask(null, 'POST /api/setup', { token, username, name: 'Siti Aminah', password: PASSWORD });
};
const logIn = (username: string, password: string) =>
  desk.ask(null, 'POST /api/login', { username, password });

test('the first link makes one admin and is worth nothing afterwards', async () => {
  expect((await desk.ask(null, 'GET /api/setup')).body).toEqual({ needed: true });
  const first = await setupToken(desk.app.house);
  const token = await setupToken(desk.app.house);
  const account = { username: 'Siti', name: 'Siti Aminah', password: PASSWORD };
  const stale = await desk.ask(null, 'POST /api/setup', { ...account, token: first });
  expect([stale.status, stale.code]).toEqual([403, 'invalid_token']);
  const made = await desk.ask(null, 'POST /api/setup', { ...account, token });
  expect(made.body['me']).toMatchObject({ name: 'Siti Aminah', role: 'admin' });
  expect((await desk.ask(callerOf(made), 'GET /api/users')).status).toBe(200);

  const again = await desk.ask(null, 'POST /api/setup', { ...account, username: 'budi', token });
  expect([again.status, again.code]).toEqual([403, 'invalid_token']);
  expect((await desk.ask(null, 'GET /api/setup')).body).toEqual({ needed: false });
  expect(await setupToken(desk.app.house)).toBeUndefined();
});

test('two who open the first link at once make one admin', async () => {
  const token = await setupToken(desk.app.house);
  const answers = await Promise.all(
    ['siti', 'budi'].map((username) =>
      desk.ask(null, 'POST /api/setup', { token, username, name: username, password: PASSWORD }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
});

test('the first link is void once an account was made another way', async () => {
  const token = await setupToken(desk.app.house);
  await desk.user('operator');
  const late = await desk.ask(null, 'POST /api/setup', {
    token,
    username: 'budi',
    name: 'Budi',
    password: PASSWORD,
  });
  expect([late.status, late.code]).toEqual([403, 'invalid_token']);
});

test('a login is a cookie that scripts, other sites and plain http may not have', async () => {
  await setUp();
  const open = await logIn('SITI ', PASSWORD);
  expect(open.headers['set-cookie']).toMatch(
    /^lantunan_login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const [row] = await desk.audited(1);
  expect(row).toMatchObject({ action: 'logged_in' });

  const secure = await openTestDesk({ publicUrl: 'https://meja.example.go.id' });
  const token = await setupToken(secure.app.house);
  const made = await secure.ask(null, 'POST /api/setup', {
    token,
    username: 'siti',
    name: 'Siti',
    password: PASSWORD,
  });
  expect(made.headers['set-cookie']).toContain('; Secure');
  expect(made.headers['strict-transport-security']).toBeDefined();
  await secure.close();
});

test('only the hash of the cookie is kept', async () => {
  const siti = await desk.user('operator');
  const found = await desk.app.house.storage.read(({ logins }) => logins.get(siti.secret));
  expect(found).toBeUndefined();
  const hash = desk.app.house.cipher.hash('login', siti.secret);
  expect(await desk.app.house.storage.read(({ logins }) => logins.get(hash))).toMatchObject({
    operator: siti.id,
  });
});

test('who does not exist and who mistypes hear the same, at the same cost', async () => {
  await setUp();
  const [wrong, unknown] = [await logIn('siti', 'salah salah salah'), await logIn('tidakada', PASSWORD)];
  expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
  expect(unknown.status).toBe(401);
  const cost = (hash: string) => hash.split('$').slice(1, 4);
  expect(cost(NOBODY)).toEqual(cost(await hashPassword(PASSWORD)));
});

test('after five wrong passwords even the right one has to wait, longer each time', async () => {
  await setUp();
  const tries = await Promise.all(Array.from({ length: 8 }, () => logIn('siti', 'salah salah salah')));
  expect(tries.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  const waiting = await logIn('siti', PASSWORD);
  expect([waiting.status, waiting.code, waiting.headers['retry-after']]).toEqual([429, 'throttled', '60']);
  expect((await logIn('budi', 'salah salah salah')).status).toBe(401);

  await desk.pass(MINUTE);
  expect((await logIn('siti', 'salah salah salah')).status).toBe(401);
  expect((await logIn('siti', PASSWORD)).headers['retry-after']).toBe('120');
  await desk.pass(2 * MINUTE);
  expect((await logIn('siti', PASSWORD)).status).toBe(200);
  expect((await logIn('siti', 'salah salah salah')).status).toBe(401);
  expect((await logIn('siti', PASSWORD)).status).toBe(200);
});

test('guessing many names from one address is slowed too', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `orang${index}`);
  for (const name of names) expect((await logIn(name, 'salah salah salah')).status).toBe(401);
  expect((await logIn('orang99', 'salah salah salah')).status).toBe(429);
});

test('a login lies idle for half an hour at most and lives for half a day at most', async () => {
  const siti = await desk.user('operator');
  const me = async (headers = {}) => (await desk.ask(siti, 'GET /api/me', undefined, { headers })).status;
  await desk.pass(29 * MINUTE);
  expect(await me()).toBe(200);
  await desk.pass(29 * MINUTE);
  expect(await me({ 'x-idle': '1' })).toBe(200);
  await desk.pass(MINUTE);
  expect(await me()).toBe(401);

  const budi = await desk.user('operator');
  for (let passed = 0; passed < 12 * 60; passed += 20) {
    expect((await desk.ask(budi, 'GET /api/me')).status).toBe(200);
    await desk.pass(20 * MINUTE);
  }
  expect((await desk.ask(budi, 'GET /api/me')).status).toBe(401);
});

test('logging out ends the login itself, not only the cookie', async () => {
  const siti = await desk.user('operator');
  expect((await desk.ask(siti, 'POST /api/logout')).status).toBe(200);
  expect((await desk.ask(siti, 'GET /api/me')).status).toBe(401);
});

test('a new password ends every other login and needs the old one', async () => {
  const here = callerOf(await setUp());
  const elsewhere = callerOf(await logIn('siti', PASSWORD));
  const change = (old: string, fresh: string) => desk.ask(here, 'POST /api/me/password', { old, new: fresh });
  expect((await change('bukan ini lho', 'teh sore di Batumandi')).code).toBe('wrong_login');
  expect((await change(PASSWORD, 'pendek')).code).toBe('weak_password');
  const changed = await change(PASSWORD, 'teh sore di Batumandi');
  expect((await desk.ask(elsewhere, 'GET /api/me')).status).toBe(401);
  expect((await desk.ask(here, 'GET /api/me')).status).toBe(401);
  expect((await desk.ask(callerOf(changed), 'GET /api/me')).status).toBe(200);
  expect((await logIn('siti', PASSWORD)).status).toBe(401);
  expect((await logIn('siti', 'teh sore di Batumandi')).status).toBe(200);
});

test('an admin adds staff; names are given once, passwords are not weak', async () => {
  const admin = await desk.user('admin');
  const add = (more: object) =>
    desk.ask(admin, 'POST /api/users', {
      username: 'rahmah',
      name: 'Rahmah',
      role: 'operator',
      password: PASSWORD,
      ...more,
    });
  expect((await add({ password: 'rahmah1234' })).code).toBe('weak_password');
  expect((await add({ role: 'bos' })).code).toBe('invalid');
  expect((await add({})).body['user']).toMatchObject({ username: 'rahmah', disabled: false });
  expect((await add({ username: 'RAHMAH' })).code).toBe('username_taken');
  expect((await logIn('rahmah', PASSWORD)).body['me']).toMatchObject({ role: 'operator' });
});

test('whoever is shut out is out at once, and the person they served waits in the queue again', async () => {
  const admin = await desk.user('admin');
  const siti = await desk.user('operator');
  await desk.write('+6281250000001', 'petugas');
  const [ticket] = await desk.app.house.storage.read(({ tickets }) => tickets.waiting());
  expect((await desk.ask(siti, `POST /api/tickets/${ticket?.id}/claim`)).status).toBe(200);

  expect((await desk.ask(admin, `PATCH /api/users/${siti.id}`, { disabled: true })).status).toBe(200);
  expect((await desk.ask(siti, 'GET /api/me')).status).toBe(401);
  await desk.settle();
  const [again] = await desk.app.house.storage.read(({ tickets }) => tickets.waiting());
  expect(again?.id).toBe(ticket?.id);
  // Whether or not there was an answer before: it is true that somebody else goes on.
  expect(desk.taken().at(-1)).toMatchObject({
    to: '+6281250000001',
    message: { text: expect.stringContaining('kami teruskan ke petugas lain') },
  });

  expect((await desk.ask(admin, `PATCH /api/users/${siti.id}`, { disabled: false })).status).toBe(200);
  expect((await desk.ask(siti, 'GET /api/me')).status).toBe(401);
});

test('one admin always stays', async () => {
  const admin = await desk.user('admin');
  for (const change of [{ disabled: true }, { role: 'operator' }]) {
    expect((await desk.ask(admin, `PATCH /api/users/${admin.id}`, change)).code).toBe('last_admin');
  }
  const second = await desk.user('admin');
  expect((await desk.ask(admin, `PATCH /api/users/${admin.id}`, { role: 'operator' })).status).toBe(200);
  expect((await desk.ask(admin, 'GET /api/me')).status).toBe(401);
  expect((await desk.ask(second, 'GET /api/users')).status).toBe(200);
});

test("the code for an officer's own WhatsApp binds the chat that writes it", async () => {
  const siti = await desk.user('operator');
  const { body } = await desk.ask(siti, 'POST /api/me/whatsapp-code');
  expect(body['code']).toMatch(/^PETUGAS-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  await desk.write('+6281250000009', String(body['code']));
  const admin = await desk.user('admin');
  const { body: all } = await desk.ask(admin, 'GET /api/users');
  expect(all['users']).toContainEqual(expect.objectContaining({ id: siti.id, whatsapp: true }));
});
