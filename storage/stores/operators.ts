import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';
import type { OperatorsTable } from '../tables/operators.ts';

export type OperatorRow = {
  id: string;
  username: string;
  name: string;
  role: OperatorsTable['role'];
  passwordHash: string | null;
  contact: string | null;
  chat: string | null;
  officeDevice: boolean;
  onDuty: boolean;
  disabledAt: number | null;
  createdAt: number;
};

export type NewOperator = {
  username: string;
  name: string;
  role: OperatorsTable['role'];
  passwordHash?: string;
  at: number;
};

export type OperatorFields = Partial<Omit<OperatorRow, 'id' | 'username' | 'createdAt'>>;

const byContact = statement<{ contact: string }>()((db, p) =>
  db.selectFrom('operators').selectAll().where('contact', '=', p.contact).compile(),
);
/** Officers on duty, or named. */
const attending = statement<{ names: string[] }>()((db, p) =>
  db
    .selectFrom('operators')
    .select(['id', 'chat'])
    .where((eb) => eb.or([eb('on_duty', '=', 1), eb('username', 'in', p.names)]))
    .where('disabled_at', 'is', null)
    .where('role', '=', 'operator')
    .orderBy('username')
    .compile(),
);
const duty = statement<Record<string, never>>()((db) =>
  db
    .selectFrom('operators')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('on_duty', '=', 1)
    .where('disabled_at', 'is', null)
    .compile(),
);

function operatorRow(row: OperatorsTable): OperatorRow {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    passwordHash: row.password_hash,
    contact: row.contact,
    chat: row.chat,
    officeDevice: row.office_device === 1,
    onDuty: row.on_duty === 1,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  };
}

export function operatorReads(tx: Executor) {
  const all = () => tx.db.selectFrom('operators').selectAll();
  const one = (row: OperatorsTable | undefined) => (row === undefined ? undefined : operatorRow(row));
  return {
    byId: async (id: string): Promise<OperatorRow | undefined> =>
      one(await all().where('id', '=', id).executeTakeFirst()),
    byUsername: async (username: string): Promise<OperatorRow | undefined> =>
      one(await all().where('username', '=', username).executeTakeFirst()),
    /** The officer whose own WhatsApp this is; disabled ones included. */
    byContact: async (contact: string): Promise<OperatorRow | undefined> =>
      one(await byContact.first(tx, { contact })),
    list: async (): Promise<OperatorRow[]> => (await all().orderBy('username').execute()).map(operatorRow),
    /** Those on duty, and those of these user names; `chat`: their own, null for whoever works at the desk alone. */
    attending: async (names: readonly string[]): Promise<{ id: string; chat: string | null }[]> =>
      attending.all(tx, { names: ['', ...names] }),
    /** How many are on duty and not disabled. */
    onDuty: async (): Promise<number> => (await duty.first(tx, {}))?.count ?? 0,
  };
}

export function operatorsStore(tx: Executor) {
  return {
    ...operatorReads(tx),
    /** Throws the database's unique error if the user name is taken. Returns the id. */
    async create(operator: NewOperator): Promise<string> {
      const id = tx.ids.next();
      await tx.db
        .insertInto('operators')
        .values({
          id,
          username: operator.username,
          name: operator.name,
          role: operator.role,
          password_hash: operator.passwordHash ?? null,
          contact: null,
          chat: null,
          office_device: 0,
          on_duty: 0,
          disabled_at: null,
          created_at: operator.at,
        })
        .execute();
      return id;
    },
    async update(id: string, fields: OperatorFields): Promise<void> {
      const changed = {
        ...(fields.name === undefined ? {} : { name: fields.name }),
        ...(fields.role === undefined ? {} : { role: fields.role }),
        ...(fields.passwordHash === undefined ? {} : { password_hash: fields.passwordHash }),
        ...(fields.contact === undefined ? {} : { contact: fields.contact }),
        ...(fields.chat === undefined ? {} : { chat: fields.chat }),
        ...(fields.officeDevice === undefined ? {} : { office_device: Number(fields.officeDevice) }),
        ...(fields.onDuty === undefined ? {} : { on_duty: Number(fields.onDuty) }),
        ...(fields.disabledAt === undefined ? {} : { disabled_at: fields.disabledAt }),
      };
      if (Object.keys(changed).length === 0) return;
      await tx.db.updateTable('operators').set(changed).where('id', '=', id).execute();
    },
    /** A code that binds a chat to the operator; `hash` is the code's keyed hash. Earlier unused ones die. */
    async createCode(operator: string, hash: string, expiresAt: number): Promise<void> {
      await tx.db
        .deleteFrom('operator_codes')
        .where('operator', '=', operator)
        .where('used_at', 'is', null)
        .execute();
      await tx.db
        .insertInto('operator_codes')
        .values({ hash, operator, expires_at: expiresAt, used_at: null })
        .execute();
    },
    /** Uses the code up and returns the operator's id; null if it is unknown, used or past its time. */
    async useCode(hash: string, now: number): Promise<string | null> {
      const row = await tx.db
        .updateTable('operator_codes')
        .set({ used_at: now })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .returning('operator')
        .executeTakeFirst();
      return row?.operator ?? null;
    },
  };
}
