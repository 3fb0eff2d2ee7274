import { isDocumentAsk, documentCode } from '../../licensing/catalogue/asks.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import { commonApplicants, manifold } from '../../licensing/bundle/together.ts';
import type { Catalogue } from '../../licensing/catalogue/catalogue.ts';
import { mayDefer } from '../../licensing/catalogue/checklist.ts';
import { defineFlow } from '../define.ts';
import type { Flow, Step, StepContext, StepType } from '../define.ts';
import { ACTIVITIES } from '../engine/trade/activities.ts';
import { caseKindsOf, givenOf, permitsOf } from '../engine/context.ts';
import { inWordsFor, isOfBusiness } from '../engine/holder.ts';
import { ahu } from '../steps/ahu.ts';
import { born } from '../steps/born.ts';
import { capital } from '../steps/capital.ts';
import { caseKind } from '../steps/case-kind.ts';
import { choice } from '../steps/choice.ts';
import { consent } from '../steps/consent.ts';
import { deedNumber } from '../steps/deed-number.ts';
import { district } from '../steps/district.ts';
import { document } from '../steps/document.ts';
import { groupItem } from '../steps/group-item.ts';
import { homeAddress } from '../steps/home-address.ts';
import { identity } from '../steps/identity.ts';
import { kbliCode } from '../steps/kbli-code.ts';
import { legalForm } from '../steps/legal-form.ts';
import { legalName } from '../steps/legal-name.ts';
import { location } from '../steps/location.ts';
import { nik } from '../steps/nik.ts';
import { npwp } from '../steps/npwp.ts';
import { npwpActive } from '../steps/npwp-active.ts';
import { ownerPhone } from '../steps/owner-phone.ts';
import { pastDate } from '../steps/past-date.ts';
import { permitChoice } from '../steps/permit-choice.ts';
import { personName } from '../steps/person-name.ts';
import { phone } from '../steps/phone.ts';
import { place } from '../steps/place.ts';
import { review } from '../steps/review.ts';
import { text } from '../steps/text.ts';
import { trade } from '../steps/trade.ts';
import { tradeName } from '../steps/trade-name.ts';
import { village } from '../steps/village.ts';
import { workers } from '../steps/workers.ts';

/** The parts of one question: whoever writes the whole address has answered all but the pin. */
const PARTS_OF_ADDRESS: ReadonlySet<AskName> = new Set(['district', 'village', 'location']);

/** What an officer has to know of any business: never asked where no permit asks for it, and kept where it is told. */
const OF_BUSINESS: ReadonlySet<AskName> = new Set<AskName>([
  'kbli',
  'business_name',
  'address',
  'district',
  'village',
]);

/** Facts about the business. Each is asked only when the catalogue's permits ask for it, in this order. */
const BUSINESS: readonly [AskName, StepType][] = [
  ['applicant_type', legalForm(applicantTypes)],
  ['case_kind', caseKind(caseKinds, caseKindQuestion)],
  ['kbli', { ...trade, question: tradeQuestion }],
  ['capital', capital],
  ['workers', workers],
];

/** A person's further trades, in the same NIB; name and place stay those of the business. */
const ACTIVITY: Step = {
  ...dataStep(
    'kbli',
    groupItem(trade, {
      ask: 'activity.ask',
      again: 'activity.ask_again',
      drop: 'activity.drop',
    }),
  ),
  field: 'activity.name',
};

/** Facts about a person: consent comes right before the first of them. */
const PERSONAL: readonly [AskName, StepType][] = [
  ['business_name', tradeName],
  ['legal_name', legalName],
  ['name', personName],
  ['nik', nik],
  ['npwp', npwp],
  ['phone', phone],
  ['email', identity('email')],
  ['deed_number', deedNumber],
  ['deed_date', pastDate],
  ['notary', personName],
  ['ahu_number', ahu],
  ['address', place],
  ['district', district],
  ['village', village],
];

/** What the KTP says of its holder: shown back, and corrected where it was read wrongly. */
const HOME: readonly Step[] = [
  fromCard('birth_date', born, 'field.birth_date'),
  fromCard('home_address', homeAddress, 'field.home_address'),
];

/** What changes, where the kind of change does not say it. */
const CHANGE: Step = {
  key: 'change',
  asks: 'free',
  of: 'subject',
  type: { ...text({ min: 3, max: 300 }), question: changeQuestion },
  field: 'field.change',
  counts: true,
  when: changesOther,
  skippable: () => true,
};

/** Asked where the trade does not settle it; no question of its own, so it does not count. */
const CODE: Step = {
  key: 'kbli_code',
  asks: 'kbli',
  of: 'subject',
  type: kbliCode,
  counts: false,
  when: hasTrade,
  skippable: () => true,
};

/** Applying for one or more permits; what is asked comes from the catalogue. */
export function applyFlow(catalogue: Catalogue): Flow {
  return defineFlow({
    name: 'apply',
    subject: 'application',
    steps: [
      { key: 'permit', asks: 'permit', of: 'subject', type: permitChoice, counts: false },
      ...BUSINESS.flatMap(([ask, type]) => [dataStep(ask, type), ...(ask === 'kbli' ? [CODE] : [])]),
      {
        key: 'consent',
        asks: 'consent',
        of: 'contact',
        type: consent,
        counts: false,
        when: isNormal,
      },
      {
        key: 'for_whom',
        asks: 'for_whom',
        of: 'subject',
        type: choice(forWhomOptions),
        counts: false,
        when: requires('for_whom'),
      },
      {
        key: 'owner_phone',
        asks: 'owner_phone',
        of: 'subject',
        type: ownerPhone,
        counts: true,
        when: isRepresented,
        skippable: () => true,
      },
      CHANGE,
      ...PERSONAL.flatMap(([ask, type]) => [dataStep(ask, type), ...(ask === 'nik' ? HOME : [])]),
      {
        key: 'npwp_active',
        asks: 'npwp',
        of: 'subject',
        type: npwpActive,
        field: 'npwp_active.name',
        counts: true,
        when: paysTaxByNik,
        skippable: () => true,
      },
      dataStep('location', location),
      ...documentSteps(catalogue),
      { key: 'review', asks: 'review', of: 'subject', type: review, counts: false },
    ],
    groups: [{ name: ACTIVITIES, after: 'kbli', steps: [ACTIVITY] }],
    done: ({ subject }) => [{ type: 'application_submitted', application: subject }],
  });
}

function dataStep(ask: AskName, type: StepType): Step {
  return {
    key: ask,
    asks: ask,
    of: 'subject',
    type,
    counts: !PARTS_OF_ADDRESS.has(ask),
    when:
      ask === 'applicant_type'
        ? asksApplicantType
        : OF_BUSINESS.has(ask)
          ? requiredOrTold(ask)
          : requires(ask),
    ...(OF_BUSINESS.has(ask) ? { told: isOfBusiness } : {}),
    skippable: maySkip(ask),
  };
}

function fromCard(key: string, type: StepType, field: string): Step {
  return {
    key,
    asks: 'free',
    of: 'subject',
    type,
    field,
    counts: false,
    fromCard: true,
    when: ({ answers }) => answers.has(key),
    skippable: () => true,
  };
}

/** Where the permits leave a choice: a NIB of a person beside others settles it. */
function asksApplicantType(context: StepContext): boolean {
  return requires('applicant_type')(context) && applicantTypes(context).length > 1;
}

function documentSteps(catalogue: Catalogue): Step[] {
  const found = new Map<AskName, Step>();
  for (const permit of catalogue.permits.values()) {
    for (const requirement of permit.requirements) {
      for (const ask of requirement.asks.filter(isDocumentAsk)) {
        found.set(ask, dataStep(ask, document({ code: documentCode(ask), typed: requirement.typed })));
      }
    }
  }
  return [...found.values()];
}

/** Asked when a permit requires it; an optional document is not asked for, it may be sent. */
function requires(ask: AskName): (context: StepContext) => boolean {
  return (context) => {
    const required = context.required().get(ask);
    return required !== undefined && (required.mandatory || !isDocumentAsk(ask));
  };
}

function requiredOrTold(ask: AskName): (context: StepContext) => boolean {
  const required = requires(ask);
  return (context) => required(context) || (context.answers.has(ask) && isOfBusiness(context));
}

function maySkip(ask: AskName): (context: StepContext) => boolean {
  return ({ facts, application, required }) =>
    application !== undefined &&
    required().get(ask)?.deferrable === true &&
    mayDefer(ask, givenOf(facts, application));
}

function isNormal({ world, application }: StepContext): boolean {
  return (
    application !== undefined && permitsOf(world, application).every((permit) => permit.handling === 'normal')
  );
}

/**
 * A person's NIK serves as tax number: the catalogue asks for the NPWP by the NIK alone (PMK 112/2022). A draft that was
 * past this point before the question was added is not led back to it.
 */
function paysTaxByNik({ world, application, answers }: StepContext): boolean {
  if (application === undefined) return false;
  // A pin may come early; then the address comes after it.
  const past =
    answers.has('email') && (answers.get('location')?.at ?? 0) >= (answers.get('address')?.at ?? Infinity);
  if (past && !answers.has('npwp_active')) return false;
  return permitsOf(world, application).some(({ requirements }) =>
    requirements.some(
      ({ code, asks, when }) => code === 'npwp' && when === undefined && !asks.includes('npwp'),
    ),
  );
}

/** A draft that was past this point before the question was added is not led back to it. */
function hasTrade({ answers, required }: StepContext): boolean {
  const past = answers.has('capital') && answers.has('workers');
  const known = answers.has('kbli_code') || answers.has('kbli_kind');
  return required().has('kbli') && typeof answers.get('kbli')?.value === 'string' && (known || !past);
}

function isRepresented({ application }: StepContext): boolean {
  return application?.answers.get('for_whom')?.value === 'other';
}

function forWhomOptions() {
  return ['self', 'other'].map((id) => ({ id, label: { text: `for_whom.option.${id}` } }));
}

function applicantTypes({ world, application }: StepContext) {
  const types = commonApplicants(application ? permitsOf(world, application) : []);
  return types.map((id) => ({ id, label: { text: `applicant_type.option.${id}` } }));
}

/** With several permits: which of them is meant. */
function caseKindQuestion({ world, application }: StepContext) {
  const permits = application ? permitsOf(world, application) : [];
  const one = permits.length > 1 ? manifold(permits) : undefined;
  return one ? { text: 'ask.case_kind_of', values: { permit: one.short_name } } : { text: 'ask.case_kind' };
}

function changesOther({ answers }: StepContext): boolean {
  const kinds = caseKindsOf(answers) ?? [];
  return kinds.includes('deed_changed') || kinds.includes('data_changed');
}

function changeQuestion({ answers }: StepContext) {
  const ofDeed = caseKindsOf(answers)?.includes('deed_changed') ?? false;
  return { text: ofDeed ? 'ask.change_of_deed' : 'ask.change_of_data' };
}

function tradeQuestion(context: StepContext) {
  const changes = caseKindsOf(context.answers)?.includes('activity_changed') ?? false;
  return { text: changes ? 'ask.kbli_changed' : inWordsFor('ask.kbli', context) };
}

/** Who trades in their own name has no deed that could change. */
function caseKinds({ world, application, answer }: StepContext) {
  const kinds = new Set(
    (application ? permitsOf(world, application) : []).flatMap((permit) => permit.case_kinds),
  );
  if (answer('applicant_type') === 'perseorangan') kinds.delete('deed_changed');
  return [...kinds].map((id) => ({ id, label: { text: `case_kind.option.${id}` } }));
}
