import type { OfficerAct } from '../../flows/event.ts';
import type { Actor } from '../policies.ts';
import type { AfterWindow } from '../window.ts';
import type { Work } from '../work.ts';

/** What an officer hears of a verb that was carried out. */
export type Outcome = {
  ticket?: number;
  name?: string;
  values?: Record<string, string | number>;
  /** The person has not written for 24 hours: what they are told leaves like this. */
  window?: AfterWindow;
};

/** Carries out one verb on the chat of `work`, or throws a CommandError before anything was written. */
export type Command = (work: Work, actor: Actor, act: OfficerAct) => Promise<Outcome>;
