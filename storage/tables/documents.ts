/** A kept file. `digest` is the keyed hash of its SHA-256; `version` counts per application and code, from 1. */
export type DocumentsTable = {
  id: string;
  application: string | null;
  contact: string;
  code: string;
  file: string;
  mime: string;
  size: number;
  digest: string;
  message: string | null;
  version: number;
  state: 'kept' | 'replaced';
  at: number;
};
