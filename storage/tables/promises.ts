/** What was promised to whom by when. `text` is sealed. */
export type PromisesTable = {
  id: string;
  contact: string;
  chat: string;
  application: string | null;
  ticket: string | null;
  due_at: number;
  text: Uint8Array | null;
  state: 'open' | 'kept' | 'missed';
  by: string;
  at: number;
};
