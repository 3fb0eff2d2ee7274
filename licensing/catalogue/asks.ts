/** What a permit may ask for: questions that every application knows how to put. */
const REQUIREMENT_ASKS = [
  'kbli',
  'capital',
  'workers',
  'name',
  'nik',
  'npwp',
  'phone',
  'email',
  'business_name',
  'district',
  'village',
  'address',
  'location',
  'legal_name',
  'deed_number',
  'deed_date',
  'notary',
  'ahu_number',
] as const;

/**
 * What a step may ask for: one closed vocabulary for conversations, catalogue, desk and API.
 * A document is asked as `doc:<requirement code>`, a survey element as `survey:U1` … `survey:U9`.
 */
export const PLAIN_ASKS = [
  'consent',
  'for_whom',
  'owner_name',
  'owner_phone',
  'wish',
  'permit',
  'case_kind',
  'expires_on',
  'applicant_type',
  ...REQUIREMENT_ASKS,
  'deliver',
  'review',
  'confirm',
  'complaint_category',
  'complaint_text',
  'free',
] as const;

export type PlainAsk = (typeof PLAIN_ASKS)[number];
export type DocumentAsk = `doc:${string}`;
export type SurveyAsk = `survey:U${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;
export type AskName = PlainAsk | DocumentAsk | SurveyAsk;

const PLAIN: ReadonlySet<string> = new Set(PLAIN_ASKS);
const DOCUMENT = /^doc:[a-z][a-z0-9_]*$/;
const SURVEY = /^survey:U[1-9]$/;

export function isAskName(text: string): text is AskName {
  return PLAIN.has(text) || DOCUMENT.test(text) || SURVEY.test(text);
}

export function isDocumentAsk(ask: AskName): ask is DocumentAsk {
  return DOCUMENT.test(ask);
}

const OF_A_REQUIREMENT: ReadonlySet<string> = new Set(REQUIREMENT_ASKS);

export function isRequirementAsk(text: string): text is AskName {
  return isAskName(text) && (OF_A_REQUIREMENT.has(text) || DOCUMENT.test(text));
}

/** The requirement code a document ask stands for: `doc:ktp` → `ktp`. */
export function documentCode(ask: DocumentAsk): string {
  return ask.slice('doc:'.length);
}

/** Asks answered by what somebody, or something, is called: any words may be that. */
export const NAMED: ReadonlySet<AskName> = new Set<AskName>([
  'name',
  'business_name',
  'legal_name',
  'notary',
]);

/** Asks that say nothing about a person: they may be asked before consent. */
const IMPERSONAL: ReadonlySet<AskName> = new Set<AskName>([
  'consent',
  'for_whom',
  'wish',
  'permit',
  'case_kind',
  'expires_on',
  'kbli',
  'applicant_type',
  'capital',
  'workers',
]);

export function isPersonal(ask: AskName): boolean {
  return !IMPERSONAL.has(ask);
}
