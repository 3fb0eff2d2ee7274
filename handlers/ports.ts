/** What handlers and the rooms above need from the running program. Filled in bot/app.ts. */

/** Something changed; whoever shows it reads it again. Ids only. */
export type Hint = { kind: 'chat' | 'ticket' | 'application' | 'account' | 'office'; id: string };

/**
 * Wakes a chat's turn. A wake-up carries only the id and may be lost or doubled without harm:
 * the rows are the truth and a sweep finds those that were not handled.
 */
export type Queue = {
  /** `turn` runs once at a time for one chat, and again when a wake-up came while it ran. */
  start(turn: (chat: string) => Promise<void>): Promise<void>;
  wake(chat: string): void;
  /** Resolves when nothing is waiting or running here. */
  idle(): Promise<void>;
  /** Lets running turns finish, takes no new ones. */
  stop(): Promise<void>;
};

/** Carries hints between processes; a lost hint costs at most the desk's 15 s re-read. */
export type Notifier = {
  publish(hints: readonly Hint[]): void;
  subscribe(listener: (hint: Hint) => void): () => void;
  stop(): Promise<void>;
};

/** What a channel can show, so that rendering never promises what the phone will not draw. */
export type ChannelAbilities = { buttons: boolean; ownIds: boolean; maxText: number };
