/** Who did what to what, and who read what. `detail` is JSON without personal data. */
export type AuditTable = {
  id: string;
  at: number;
  who: string;
  action: string;
  subject_kind: string;
  subject: string;
  detail: string | null;
};
