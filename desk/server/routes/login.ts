import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { OperatorRow } from '../../../storage/stores/operators.ts';
import type { DeskApp } from '../app.ts';
import { dropCookie, endLogin, giveCookie, isHttps, startLogin } from '../auth/logins.ts';
import { hashPassword, isPassword, isStrongEnough, LONGEST_PASSWORD } from '../auth/password.ts';
import { loginOf } from '../auth/rules.ts';
import { setupNeeded, useSetupToken } from '../auth/setup-token.ts';
import { attemptAs } from '../auth/throttle.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { meShape, presentMe } from '../presenters/me.ts';
import type { Me } from '../presenters/me.ts';
import { done, doneShape } from './done.ts';
import { nameShape, passwordShape, usernameShape } from './user-input.ts';

/** Starts a login, gives its cookie and says who is in. */
export async function enter(
  parts: DeskParts,
  reply: FastifyReply,
  operator: OperatorRow,
): Promise<{ me: Me }> {
  const { secret, login } = await startLogin(parts.house, operator);
  giveCookie(reply, secret, isHttps(parts.publicUrl));
  return { me: presentMe(login) };
}

export const enteredShape = z.object({ me: meShape });

/** First start, coming in and going out. */
export function loginRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  app.get(
    '/api/setup',
    { config: { rule: 'public' }, schema: { response: { 200: z.object({ needed: z.boolean() }) } } },
    async () => ({ needed: await setupNeeded(house) }),
  );

  app.post(
    '/api/setup',
    {
      config: { rule: 'public' },
      schema: {
        body: z.object({
          token: z.string().min(1).max(100),
          username: usernameShape,
          name: nameShape,
          password: passwordShape,
        }),
        response: { 200: enteredShape },
      },
    },
    async (request, reply) => {
      const { token, username, name, password } = request.body;
      const attempt = attemptAs(house, 'first-admin', request.ip);
      await attempt.begin();
      if (!isStrongEnough(password, username)) throw new Refusal('weak_password');
      const passwordHash = await hashPassword(password);
      const id = await useSetupToken(house, token, { username, name, passwordHash });
      await attempt.passed();
      const admin = await house.storage.read((stores) => stores.operators.byId(id));
      if (!admin) throw new Refusal('failed');
      return enter(parts, reply, admin);
    },
  );

  app.post(
    '/api/login',
    {
      config: { rule: 'public' },
      schema: {
        body: z.object({
          username: z.string().trim().toLowerCase().min(1).max(100),
          password: z.string().min(1).max(LONGEST_PASSWORD),
        }),
        response: { 200: enteredShape },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const attempt = attemptAs(house, username, request.ip);
      await attempt.begin();
      const user = await house.storage.read((stores) => stores.operators.byUsername(username));
      const right = await isPassword(user?.passwordHash, password);
      if (!user || !right || user.disabledAt !== null) throw new Refusal('wrong_login');
      await attempt.passed();
      return enter(parts, reply, user);
    },
  );

  app.post(
    '/api/logout',
    { config: { rule: 'see_own_account' }, schema: { response: { 200: doneShape } } },
    async (request, reply) => {
      await endLogin(house, loginOf(request).hash);
      dropCookie(reply);
      return done;
    },
  );
}
