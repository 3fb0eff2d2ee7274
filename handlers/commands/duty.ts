import type { Command } from './command.ts';

/** Comes on duty, or goes off. */
export const duty: Command = async (work, actor, act) => {
  await work.stores.operators.update(actor.id, { onDuty: act.text !== 'off' });
  return {};
};
