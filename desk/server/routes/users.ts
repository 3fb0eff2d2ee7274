import { z } from 'zod';
import { disableOperator } from '../../../handlers/disable-operator.ts';
import type { ReadStores, Stores } from '../../../storage/stores.ts';
import type { OperatorFields, OperatorRow } from '../../../storage/stores/operators.ts';
import type { DeskApp } from '../app.ts';
import { hashPassword, isStrongEnough } from '../auth/password.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { roleShape } from '../presenters/me.ts';
import { presentUser, userShape } from '../presenters/user.ts';
import { idParams } from './done.ts';
import { nameShape, passwordShape, usernameShape } from './user-input.ts';

const oneUser = z.object({ user: userShape });

/** Accounts of staff. */
export function userRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  const config = { rule: 'manage_users' } as const;
  app.get(
    '/api/users',
    { config, schema: { response: { 200: z.object({ users: z.array(userShape) }) } } },
    async () => ({
      users: (await house.storage.read((stores) => stores.operators.list())).map(presentUser),
    }),
  );

  app.post(
    '/api/users',
    {
      config,
      schema: {
        body: z.object({
          username: usernameShape,
          name: nameShape,
          role: roleShape,
          password: passwordShape,
        }),
        response: { 200: oneUser },
      },
    },
    async (request) => {
      const { username, name, role, password } = request.body;
      if (!isStrongEnough(password, username)) throw new Refusal('weak_password');
      const passwordHash = await hashPassword(password);
      return house.storage.write(async (stores) => {
        if (await stores.operators.byUsername(username)) throw new Refusal('username_taken');
        const at = house.clock.now();
        const id = await stores.operators.create({ username, name, role, passwordHash, at });
        await stores.audit.add({
          at,
          who: `operator:${actorOf(request).id}`,
          action: 'user_added',
          subjectKind: 'operator',
          subject: id,
          detail: { role },
        });
        return { user: presentUser(await known(stores, id)) };
      });
    },
  );

  app.patch(
    '/api/users/:id',
    {
      config,
      schema: {
        params: idParams,
        body: z
          .object({
            name: nameShape,
            role: roleShape,
            disabled: z.boolean(),
            officeDevice: z.boolean(),
            password: passwordShape,
          })
          .partial(),
        response: { 200: oneUser },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { password, disabled } = request.body;
      const who = `operator:${actorOf(request).id}`;
      const before = await house.storage.read((stores) => known(stores, id));
      if (password !== undefined && !isStrongEnough(password, before.username)) {
        throw new Refusal('weak_password');
      }
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      await house.storage.write(async (stores) => {
        await keepAnAdmin(stores, id, request.body);
        const fields = changesOf({ ...request.body, passwordHash });
        if (Object.keys(fields).length === 0) return;
        await stores.operators.update(id, fields);
        // A new role or password is worth nothing while an old login goes on.
        if (passwordHash !== undefined || fields.role !== undefined) await stores.logins.removeOf(id);
        await stores.audit.add({
          at: house.clock.now(),
          who,
          action: 'user_changed',
          subjectKind: 'operator',
          subject: id,
          detail: { changed: Object.keys(fields) },
        });
      });
      if (disabled === true && before.disabledAt === null) {
        for (const chat of await disableOperator(house, id, who)) parts.wake(chat);
      }
      return { user: presentUser(await house.storage.read((stores) => known(stores, id))) };
    },
  );
}

type Change = {
  name?: string | undefined;
  role?: OperatorRow['role'] | undefined;
  disabled?: boolean | undefined;
  officeDevice?: boolean | undefined;
  passwordHash?: string | undefined;
};

/** Shutting an account out is a matter of its own; opening it again is a field. */
function changesOf({ name, role, disabled, officeDevice, passwordHash }: Change): OperatorFields {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(officeDevice === undefined ? {} : { officeDevice }),
    ...(passwordHash === undefined ? {} : { passwordHash }),
    ...(disabled === false ? { disabledAt: null } : {}),
  };
}

async function keepAnAdmin(stores: Stores, id: string, change: Change): Promise<void> {
  const leaves = change.disabled === true || (change.role !== undefined && change.role !== 'admin');
  if (!leaves) return;
  const others = (await stores.operators.list()).filter(
    (user) => user.id !== id && user.role === 'admin' && user.disabledAt === null,
  );
  if (others.length === 0) throw new Refusal('last_admin');
}

async function known(stores: Pick<ReadStores, 'operators'>, id: string): Promise<OperatorRow> {
  const user = await stores.operators.byId(id);
  if (!user) throw new Refusal('not_found');
  return user;
}
