/** A one-time code that binds a chat to an operator. `hash` is keyed; the code itself is kept nowhere. */
export type OperatorCodesTable = {
  hash: string;
  operator: string;
  expires_at: number;
  used_at: number | null;
};
