import type { OfficerAct } from '../../flows/event.ts';
import { hashOperatorCode } from '../../handlers/operator-code.ts';
import { CommandError } from '../../handlers/command-error.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import type { Case } from '../desk/server/case.ts';
import type { TestApp } from './test-app.ts';

/** An operator at the desk. */
export async function newOfficer(house: TestApp, username = 'siti', name = 'Siti'): Promise<Actor> {
  const { storage, clock } = house.app.house;
  const id = await storage.write(({ operators }) =>
    operators.create({ username, name, role: 'operator', at: clock.now() }),
  );
  return { id, name, role: 'operator', via: 'desk' };
}

/** From now on the officer works from this phone too, and is on duty. */
export async function onOwnPhone(house: TestApp, { id }: Actor, phone: string): Promise<void> {
  const { storage, clock, cipher } = house.app.house;
  await storage.write(async ({ operators }) => {
    const code = hashOperatorCode({ hash: cipher.hash }, 'AAAABBBB');
    await operators.createCode(id, code, clock.now() + 3_600_000);
    await operators.update(id, { onDuty: true });
  });
  await house.write(phone, 'PETUGAS-AAAA-BBBB');
}

/** Acts on a case and lets everything it causes settle; the refusal, if it was refused. */
export async function actOn(
  house: TestApp,
  actor: Actor,
  given: Case,
  does: Omit<OfficerAct, 'application'>,
): Promise<CommandError | undefined> {
  try {
    await runCommand(house.app.house, actor, { ...does, application: given.application });
    house.app.queue.wake(given.chat);
    await house.settle();
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}
