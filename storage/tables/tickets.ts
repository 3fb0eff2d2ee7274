/** A hand-off. Lower `priority` is served first; `reason` is sealed; `active` is the one its operator talks to. */
export type TicketsTable = {
  id: string;
  number: number;
  chat: string;
  contact: string;
  application: string | null;
  topic: string;
  priority: number;
  reason: Uint8Array | null;
  state: 'waiting' | 'claimed' | 'closed';
  operator: string | null;
  active: number;
  created_at: number;
  due_at: number | null;
  claimed_at: number | null;
  answered_at: number | null;
  closed_at: number | null;
  outcome: string | null;
};
