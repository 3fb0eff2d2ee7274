/** What was promised to whom by when: news, or the paper of one `permit` that is out. `text` is sealed. */
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
  permit: string | null;
};
