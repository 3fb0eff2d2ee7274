import { LINES, answers, contentOf, faultsOf, idOf, settled, write } from './channel-world.ts';
import type { World } from './channel-world.ts';
import type { Fault } from './faults.ts';
import type { Contact } from '../tests/support/whatsapp-server/server.ts';
import { STRIKES } from './strikes.ts';

/** What falls where: on the message that `who` writes at this line of the conversation. */
export type Struck = { name: string; who: number; line: number };

/**
 * Everyone goes through all lines, each next one once the last is answered, and faults fall as planned.
 *
 * @param pause waited before each fault that falls right after a message
 */
export async function conversation(
  world: World,
  everyone: readonly Contact[],
  index: number,
  plan: readonly Struck[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Fault[]> {
  let refused = 0;
  for (let line = 0; line < LINES.length; line += 1) {
    const due = plan
      .filter((one) => one.line === line)
      .map(({ name, who }) => ({ strike: STRIKES[name]!, from: everyone[who]! }));
    for (const { strike, from } of due) await strike.before?.(world, from);
    await Promise.all(
      everyone.map(async (contact) => {
        const { strike } = due.find(({ strike, from }) => from === contact && strike.deliver) ?? {};
        if (!strike?.deliver) return write(world, contact, index, line);
        const message = await contentOf(world, LINES[line] ?? '');
        return strike.deliver(world, contact, message, idOf(contact, index, line));
      }),
    );
    for (const { strike, from } of due) {
      if (strike.after) await pause();
      await strike.after?.(world, from, idOf(from, index, line));
    }
    for (const { strike } of due) await strike.mend?.(world);
    for (const { strike } of due) refused += strike.refused ?? 0;
    // What was refused is never heard: there the program is asked whether it has done all it could.
    if (refused === 0) await answers(world, everyone, line + 1);
    else await settled(world, everyone, line + 1);
  }
  await settled(world, everyone, LINES.length);
  const found = [];
  for (const contact of everyone) found.push(await faultsOf(world, contact, index, LINES.length));
  const unheard = found.reduce((sum, one) => sum + one.refused, 0);
  const faults = found.flatMap((one) => one.faults);
  if (unheard > refused)
    faults.push({ kind: 'lost', what: `${unheard} answers were given up, ${refused} were refused` });
  return faults;
}
