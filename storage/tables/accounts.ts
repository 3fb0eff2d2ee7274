/** One linked number or the simulator. `qr` is sealed with the office's own key; `wanted` is what a person asked for. */
export type AccountsTable = {
  id: string;
  channel: string;
  state: string;
  detail: string | null;
  lease_owner: string | null;
  lease_until: number | null;
  wanted: string | null;
  qr: Uint8Array | null;
  updated_at: number;
};
