export type Verdict = 'accepted' | 'rejected' | 'waived';

/** `value` is masked where it identifies a person. */
export type CaseField = {
  key: string;
  label: string;
  value: string;
  mark: string | null;
  problems: string[];
};

export type CasePage = { id: string; mime: string; thumbnail: boolean };

/** `codes`: texts of its QR codes, identity numbers covered. */
export type CaseDocument = { version: number; at: number; codes: string[]; pages: CasePage[] };

/** Sent beyond the checklist. */
export type CaseExtra = { name: string; at: number; page: CasePage };

/** In full; `crop`: a data URL of what the value was read from. */
export type DataSheet = {
  title: string;
  number: string;
  parts: {
    title: string;
    rows: { key: string; label: string; value: string; source: string; crop: string | null }[];
  }[];
  note: string;
  text: string;
};

export type OpenQuestion = { key: string; label: string; document: boolean };

export type CaseItem = {
  code: string;
  label: string;
  kind: 'data' | 'document' | 'visit' | 'payment';
  state: 'missing' | 'received' | 'accepted' | 'rejected' | 'waived' | 'deferred';
  reason: string | null;
  note: string | null;
  /** What the applicant wrote of it. */
  said: string | null;
  mandatory: boolean;
  deferrable: boolean;
  demand: 'applies' | 'unknown' | 'officer_decides';
  toCheck: boolean;
  /** Another permit of this application brings it. */
  brought: boolean;
  /** What is still to come of it, where the rest is there. */
  left: string[];
  /** Questions that an officer may answer for the applicant. */
  toFill: OpenQuestion[];
  document: CaseDocument | null;
};

export type StageChange = {
  from: string | null;
  to: string;
  by: string;
  at: number;
  note: string | null;
  /** Name of the one permit that moved. */
  permit: string | null;
  waitingFor: string | null;
};

/** Where some permits stand together; `clocks` in words. */
export type Standing = {
  permits: string[];
  stage: string;
  since: number;
  waiting: { for: string; since: number } | null;
  clocks: string[];
};

export type CasePromise = { dueAt: number; state: string };

export type Application = {
  id: string;
  number: string | null;
  permits: { code: string; name: string }[];
  stage: string;
  stageSince: number;
  standings: Standing[];
  fields: CaseField[];
  checklist: CaseItem[];
  extras: CaseExtra[];
  stages: string[];
  /** Only where there are several permits. */
  permitStages: { permit: string; stage: string; stages: string[] }[];
  history: StageChange[];
  promises: CasePromise[];
};

/** One line of the list of all cases. */
export type ListedApplication = {
  id: string;
  number: string | null;
  name: string;
  permits: string[];
  stage: string;
  stageSince: number;
  submittedAt: number | null;
};
