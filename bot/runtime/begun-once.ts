export type BegunOnce<T> = {
  /** Begins `work` unless it is under way for this id; whoever comes meanwhile gets its end. */
  begin(id: string, work: () => Promise<T>): Promise<T>;
  /** How many are under way. */
  count(): number;
  /** Resolves when all that is under way has ended. */
  ended(): Promise<unknown>;
};

/** Work that may outlast the beat that begins it: at any moment once for each id. */
export function begunOnce<T>(): BegunOnce<T> {
  const under = new Map<string, Promise<T>>();
  return {
    begin(id, work) {
      const known = under.get(id);
      if (known !== undefined) return known;
      const done = work().finally(() => under.delete(id));
      under.set(id, done);
      return done;
    },
    count: () => under.size,
    ended: () => Promise.all(under.values()),
  };
}
