/** The desk over the whole program, asked through `inject`; logins are made without the cost of a password. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { dataSheetPdf } from '../../../bot/data-sheet-pdf.ts';
import { buildDesk } from '../../../desk/server/app.ts';
import type { DeskApp } from '../../../desk/server/app.ts';
import { LOGIN_COOKIE, startLogin } from '../../../desk/server/auth/logins.ts';
import type { DeskParts } from '../../../desk/server/ports.ts';
import type { Role } from '../../../handlers/policies.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

export type Caller = { id: string; secret: string; csrf: string };
type Body = Record<string, unknown>;
export type Answer = {
  status: number;
  body: Body;
  code: string;
  headers: Record<string, unknown>;
  raw: Buffer;
  text: string;
};

export type TestDesk = TestApp & {
  desk: DeskApp;
  parts: DeskParts;
  /** A new account with a login. */
  user(role: Role, username?: string): Promise<Caller>;
  /** Asks as somebody, with the token that writing needs unless `options` say otherwise. */
  ask(who: Caller | null, request: string, body?: Body, options?: InjectOptions): Promise<Answer>;
  /** `action` of the newest audit entries, newest first. */
  audited(limit?: number): Promise<{ action: string; who: string; subject: string }[]>;
};

export async function openTestDesk(more: Partial<DeskParts> = {}): Promise<TestDesk> {
  const program = await openTestApp();
  const { app } = program;
  const { house } = app;
  const webDir = mkdtempSync(join(tmpdir(), 'lantunan-web-'));
  const parts: DeskParts = {
    house,
    log: app.log,
    notifier: app.notifier,
    files: app.files,
    pairing: {
      pair: () => Promise.resolve(),
      unlink: () => Promise.resolve(),
      reconnect: () => Promise.resolve(),
    },
    simulator: {
      account: 'sim',
      receive: (phone, content) => program.receive(phone, content),
    },
    numbers: () => house.storage.read(({ accounts }) => accounts.list()),
    routes: [],
    wake: (chat) => app.queue.wake(chat),
    health: () => Promise.resolve([{ name: 'database', ok: true, words: 'Basis data baik.' }]),
    sheetPdf: dataSheetPdf,
    metrics: () => Promise.resolve('lantunan_up 1\n'),
    webDir,
    webReady: () => false,
    publicUrl: undefined,
    ...more,
  };
  const desk = await buildDesk(parts);
  let users = 0;

  return {
    ...program,
    desk,
    parts,
    async user(role, username) {
      users += 1;
      const name = username ?? `${role}${users}`;
      const operator = await house.storage.write(async ({ operators }) => {
        const id = await operators.create({
          username: name,
          name: `Ibu ${name}`,
          role,
          at: house.clock.now(),
        });
        return operators.byId(id);
      });
      if (!operator) throw new Error('no operator');
      const { secret, login } = await startLogin(house, operator);
      return { id: operator.id, secret, csrf: login.csrf };
    },
    async ask(who, request, body, options = {}) {
      const [method = 'GET', url = '/'] = request.split(' ');
      const { headers, ...rest } = options;
      const response = await desk.inject({
        method: method as 'GET',
        url,
        ...(body === undefined ? {} : { payload: body }),
        ...(who ? { cookies: { [LOGIN_COOKIE]: who.secret } } : {}),
        headers: { ...(who ? { 'x-csrf-token': who.csrf } : {}), ...headers },
        ...rest,
      });
      const json = response.headers['content-type']?.includes('json') ? response.json<Body>() : {};
      const error = json['error'] as { code: string } | undefined;
      return {
        status: response.statusCode,
        body: json,
        code: error?.code ?? '',
        headers: response.headers,
        text: response.body,
        raw: response.rawPayload,
      };
    },
    audited: (limit = 5) => house.storage.read(({ audit }) => audit.list({ limit })),
    async close() {
      await desk.close();
      await program.close();
      rmSync(webDir, { recursive: true, force: true });
    },
  };
}

/** A login as it came with an answer. */
export function callerOf(answer: Answer): Caller {
  const cookie = String(answer.headers['set-cookie']);
  const me = answer.body['me'] as { id: string; csrf: string };
  return { id: me.id, csrf: me.csrf, secret: /lantunan_login=([^;]+)/.exec(cookie)?.[1] ?? '' };
}
