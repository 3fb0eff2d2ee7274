/** A person. `name` is sealed; `merged_into` points at the contact that now stands for this one. */
export type ContactsTable = {
  id: string;
  name: Uint8Array | null;
  language: string;
  language_chosen: number;
  blocked: number;
  merged_into: string | null;
  version: number;
  created_at: number;
};
