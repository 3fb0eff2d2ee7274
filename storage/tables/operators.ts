import type { OperatorFacts } from '../../flows/facts.ts';

/** Staff. `contact` and `chat` are their own WhatsApp, bound by a one-time code. */
export type OperatorsTable = {
  id: string;
  username: string;
  name: string;
  role: OperatorFacts['role'];
  password_hash: string | null;
  contact: string | null;
  chat: string | null;
  office_device: number;
  on_duty: number;
  disabled_at: number | null;
  created_at: number;
};
