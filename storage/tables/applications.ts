import type { Stage } from '../../flows/facts.ts';

/** A permohonan. `permits` is a JSON list of codes; `stage` is the least advanced of its permit lines. */
export type ApplicationsTable = {
  id: string;
  number: string | null;
  contact: string;
  chat: string;
  permits: string;
  stage: Stage;
  stage_since: number;
  waiting_for: string | null;
  revision: string | null;
  version: number;
  created_at: number;
  submitted_at: number | null;
};
