export type Role = 'operator' | 'supervisor' | 'admin';

/** Who is logged in; `abilities` are abilities and verbs of handlers/policies.ts. */
export type Me = {
  id: string;
  name: string;
  role: Role;
  csrf: string;
  onDuty: boolean;
  abilities: string[];
};

export type User = {
  id: string;
  username: string;
  name: string;
  role: Role;
  disabled: boolean;
  /** Pictures may be sent to this officer's own WhatsApp. */
  officeDevice: boolean;
  onDuty: boolean;
  /** Whether their own WhatsApp is bound. */
  whatsapp: boolean;
};

/** A linked number or the simulator. */
export type Account = {
  id: string;
  channel: string;
  state: string;
  detail: string | null;
  qr: string | null;
  updatedAt: number;
  /** People were told that it is lost. */
  alert: { reason: string; since: number; acknowledged: boolean } | null;
  /** Who had written while it was not linked, and was answered late. */
  missed: {
    at: number;
    since: number;
    people: { chat: string; name: string }[];
    answered: number;
    unreadable: number;
    lost: number;
    /** The phone has given nothing of its history so far. */
    nothing: boolean;
  } | null;
};

export type AuditEntry = {
  id: string;
  at: number;
  /** Shown name; `whoId` is what the filter takes. */
  who: string;
  whoId: string;
  action: string;
  subjectKind: string;
  subject: string;
  /** The subject as staff call it; null for what is gone. */
  about: string | null;
  detail: Record<string, unknown> | null;
};
