import type { Fault } from './faults.ts';

/** One random trial. `struck` says in a few words where the disturbance fell. */
export type Outcome = { index: number; struck: string; resent: number; faults: Fault[] };

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
};
