import { leaveChat } from './close.ts';
import type { Command } from './command.ts';

/** Gives the chat back to the bot, which goes on at the open question. */
export const handBack: Command = (work, actor, act) => leaveChat(work, actor, act, 'returned');
