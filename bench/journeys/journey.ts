import type { Overrides } from '../../bot/app.ts';

/** A message as the phone shows it. */
export type Reply = { id: string; to: string; text: string; asks: string | undefined; resent: boolean };

/** What one person does with the whole program, greeting to receipt. People are numbers from 0. */
export type Journey = {
  readonly turns: number;
  words(person: number, turn: number): string;
  /** Whether these replies answer that turn of that person rightly. */
  right(person: number, turn: number, replies: readonly Reply[]): boolean;
  /** Turns of three answers in a row, for the burst. */
  readonly burst: readonly [number, number, number];
  /** Flows that take the place of the office's own. */
  readonly flows?: NonNullable<Overrides['flows']>;
};

/** Every person's business, by which crossed data would show. */
export const businessOf = (person: number): string => `Warung Siti ${person}`;
