/** Keyed hashes of the addresses of people who were erased. */
export type ErasuresTable = { hash: string; at: number };
