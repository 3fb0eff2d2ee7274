/** Something that falls due in a chat; at most one per chat, kind and key. `payload` is JSON. */
export type TimersTable = {
  id: string;
  chat: string;
  kind: string;
  key: string;
  due_at: number;
  payload: string | null;
};
