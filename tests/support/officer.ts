import type { OfficerAct } from '../../flows/event.ts';
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
