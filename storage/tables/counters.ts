/** Running numbers. */
export type CountersTable = { name: string; value: number };
