/** One engine under test, in a process of its own. People are numbers from 0; each fills the form once. */
export type Contender = {
  /** Messages of one person, greeting to receipt. */
  readonly turns: number;
  /** What person `person` writes in turn `turn`. */
  words(person: number, turn: number): string;
  /**
   * Hands one message in. Resolves when its replies are out and the engine's own work has settled, with the
   * replies and the moment (performance.now) the last of them left.
   */
  deliver(person: number, text: string): Promise<{ replies: string[]; at: number }>;
  /** Hands one message in and waits for no reply; the same `id` twice is a redelivery. */
  post(person: number, text: string, id: number): Promise<unknown>;
  /** Turns of three answers in a row, for the burst. */
  readonly burst: readonly [number, number, number];
  /** Whether these replies answer that turn of that person rightly. */
  right(person: number, turn: number, replies: readonly string[]): boolean;
  stop(): Promise<void>;
};
