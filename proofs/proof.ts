import type { Fault } from './faults.ts';

/** One random trial. `struck` says in a few words where the disturbance fell. */
export type Outcome = {
  index: number;
  struck: string;
  resent: number;
  faults: Fault[];
  /** Messages that people wrote, where a proof counts them. */
  messages?: number;
  /** What struck, where it was more than one thing. */
  kinds?: string[];
};

export type Prepared = {
  once(seed: number, index: number): Promise<Outcome>;
  close(): Promise<void>;
};

/** URLs of the servers a proof asked for. */
export type Services = { postgres?: string | undefined; redis?: string | undefined };

/** A proof by many random trials: `scripts/proof.mjs` runs all of them, `npm test` a few. */
export type Proof = {
  needs: readonly ('postgres' | 'redis')[];
  /** Trials of the full proof. */
  count: number;
  /** Trials that may run beside each other. */
  atOnce: number;
  /** Starts what the trials need and makes the undisturbed run they are compared with. */
  prepare(services: Services): Promise<Prepared>;
  /** Writes more than the row of docs/PROOFS.md, once all trials are done. */
  report?(outcomes: readonly Outcome[], made: { seed: number; commit: string }): void;
};
