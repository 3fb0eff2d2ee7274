import type { House } from '../../../handlers/run-command.ts';
import { Refusal } from '../errors.ts';

const SETTING = 'desk.setup_token';

const hashOf = (house: House, token: string): string => house.cipher.hash('setup-token', token);

/** Whether nobody has an account yet. */
export async function setupNeeded(house: House): Promise<boolean> {
  return house.storage.read(async (stores) => (await stores.operators.list()).length === 0);
}

/**
 * A one-time token that lets the first admin make their account, for the link `/mulai#<token>`; undefined
 * once there is any account. Only its hash is kept; a new one makes the old one worthless.
 */
export async function setupToken(house: House): Promise<string | undefined> {
  if (!(await setupNeeded(house))) return undefined;
  const token = Buffer.from(house.ids.secret(24)).toString('base64url');
  await house.storage.write((stores) => stores.settings.set(SETTING, hashOf(house, token)));
  return token;
}

/** Uses the token up and makes the first admin; returns their id. Throws the refusal `invalid_token`. */
export async function useSetupToken(
  house: House,
  token: string,
  admin: { username: string; name: string; passwordHash: string },
): Promise<string> {
  return house.storage.write(async (stores) => {
    if (!(await stores.settings.take(SETTING, hashOf(house, token)))) throw new Refusal('invalid_token');
    if ((await stores.operators.list()).length > 0) throw new Refusal('invalid_token');
    const at = house.clock.now();
    const id = await stores.operators.create({ ...admin, role: 'admin', at });
    await stores.audit.add({
      at,
      who: `operator:${id}`,
      action: 'first_admin_made',
      subjectKind: 'operator',
      subject: id,
    });
    return id;
  });
}
