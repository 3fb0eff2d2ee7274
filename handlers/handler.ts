import type { Event, EventType } from '../flows/event.ts';
import type { Work } from './work.ts';

export type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** Turns one event into writes. */
export type EventHandler<T extends EventType> = (work: Work, event: EventOf<T>) => Promise<void>;
