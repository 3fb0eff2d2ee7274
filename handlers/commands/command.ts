import type { OfficerAct } from '../../flows/event.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';

/** What an officer hears of a verb that was carried out. */
export type Outcome = { ticket?: number; name?: string; values?: Record<string, string | number> };

/** Carries out one verb on the chat of `work`, or throws a CommandError before anything was written. */
export type Command = (work: Work, actor: Actor, act: OfficerAct) => Promise<Outcome>;
