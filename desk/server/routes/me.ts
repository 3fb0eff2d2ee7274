import { z } from 'zod';
import { setDuty } from '../../../handlers/commands/duty.ts';
import { hashOperatorCode, makeOperatorCode, shownOperatorCode } from '../../../handlers/operator-code.ts';
import type { DeskApp } from '../app.ts';
import { hashPassword, isPassword, isStrongEnough } from '../auth/password.ts';
import { loginOf } from '../auth/rules.ts';
import { attemptAs } from '../auth/throttle.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { meShape, presentMe } from '../presenters/me.ts';
import { done, doneShape } from './done.ts';
import { enter, enteredShape } from './login.ts';
import { passwordShape } from './user-input.ts';

/** So long a code that binds an officer's own WhatsApp may be written to the bot. */
const CODE_LASTS_MS = 30 * 60_000;

/** One's own account. */
export function meRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  app.get(
    '/api/me',
    { config: { rule: 'see_own_account' }, schema: { response: { 200: meShape } } },
    async (request) => presentMe(loginOf(request)),
  );

  app.post(
    '/api/me/duty',
    {
      config: { rule: { verbs: ['duty'] } },
      schema: { body: z.object({ on: z.boolean() }), response: { 200: doneShape } },
    },
    async (request) => {
      const { id } = loginOf(request).operator;
      await house.storage.write((stores) => setDuty(stores, id, request.body.on, house.clock.now()));
      return done;
    },
  );

  app.post(
    '/api/me/password',
    {
      config: { rule: 'see_own_account' },
      schema: {
        body: z.object({ old: passwordShape, new: passwordShape }),
        response: { 200: enteredShape },
      },
    },
    async (request, reply) => {
      const { operator } = loginOf(request);
      const attempt = attemptAs(house, operator.username, request.ip);
      await attempt.begin();
      if (!(await isPassword(operator.passwordHash, request.body.old))) throw new Refusal('wrong_login');
      await attempt.passed();
      if (!isStrongEnough(request.body.new, operator.username)) throw new Refusal('weak_password');
      const passwordHash = await hashPassword(request.body.new);
      await house.storage.write(async (stores) => {
        await stores.operators.update(operator.id, { passwordHash });
        await stores.logins.removeOf(operator.id);
        await stores.audit.add({
          at: house.clock.now(),
          who: `operator:${operator.id}`,
          action: 'password_changed',
          subjectKind: 'operator',
          subject: operator.id,
        });
      });
      return enter(parts, reply, { ...operator, passwordHash });
    },
  );

  app.post(
    '/api/me/whatsapp-code',
    {
      config: { rule: { verbs: ['claim'] } },
      schema: { response: { 200: z.object({ code: z.string(), expiresAt: z.number() }) } },
    },
    async (request) => {
      const { id } = loginOf(request).operator;
      const code = makeOperatorCode(house.ids);
      const expiresAt = house.clock.now() + CODE_LASTS_MS;
      await house.storage.write((stores) =>
        stores.operators.createCode(id, hashOperatorCode({ hash: house.cipher.hash }, code), expiresAt),
      );
      return { code: shownOperatorCode(code), expiresAt };
    },
  );
}
