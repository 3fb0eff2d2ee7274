/**
 * One revision of one entry of the office folder, numbered from 1. `content` is JSON text; `null` says that the entry
 * was taken away. The published one with the highest number runs; a `draft` waits to be accepted, `settled` is one
 * that was accepted, refused or overtaken.
 */
export type OfficeEntriesTable = {
  entry: string;
  number: number;
  content: string;
  origin: 'seed' | 'office';
  state: 'published' | 'draft' | 'settled';
  by: string;
  at: number;
};
