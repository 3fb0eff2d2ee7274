/** A login at the desk. `hash` is the keyed hash of its secret. */
export type LoginsTable = {
  hash: string;
  operator: string;
  csrf: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
};
