import { commonApplicants } from '../../licensing/bundle/together.ts';
import { isDocumentAsk } from '../../licensing/catalogue/asks.ts';
import type { AskName } from '../../licensing/catalogue/asks.ts';
import type { ApplicantType, ConditionFacts } from '../../licensing/catalogue/conditions.ts';
import { deriveChecklist } from '../../licensing/catalogue/checklist.ts';
import type { ChecklistItem, Given } from '../../licensing/catalogue/checklist.ts';
import type { Permit } from '../../licensing/catalogue/permit.ts';
import { requiredAsks } from '../../licensing/catalogue/required-asks.ts';
import type { RequiredAsk } from '../../licensing/catalogue/required-asks.ts';
import type { StepContext } from '../define.ts';
import type { Answer, Answers, ApplicationFacts, Facts } from '../facts.ts';
import type { World } from '../world.ts';

/** What a step of `subject` may look at. */
export function contextOf(running: World, facts: Facts, subject: string, now: number): StepContext {
  const application = facts.applications.find((candidate) => candidate.id === subject);
  const world = application?.rules ? { ...running, ...application.rules } : running;
  const answers: Answers = application?.answers ?? new Map<string, Answer>();
  let required: Map<AskName, RequiredAsk> | undefined;
  return {
    world,
    facts,
    now,
    subject,
    application,
    answers,
    answer: (key) => (answers.get(key) ?? facts.contact.answers.get(key))?.value,
    required: () =>
      (required ??= application ? requiredOf(world, application) : new Map<AskName, RequiredAsk>()),
    checklist: (permits) => (application ? checklistOf(world, facts, application, permits) : []),
  };
}

export function permitsOf(world: World, application: Pick<ApplicationFacts, 'permits'>): Permit[] {
  return application.permits.flatMap((code) => world.catalogue.permits.get(code) ?? []);
}

/** The facts on which the catalogue's conditions depend. Permits for one kind of applicant only settle that kind. */
function conditionFacts(
  world: World,
  application: Pick<ApplicationFacts, 'permits' | 'answers' | 'items'>,
): ConditionFacts {
  const value = (key: string) => application.answers.get(key)?.value ?? undefined;
  const permits = permitsOf(world, application);
  const [only, another] = commonApplicants(permits);
  return {
    applicantType:
      (value('applicant_type') as ApplicantType | undefined) ?? (another === undefined ? only : undefined),
    capital: value('capital') as number | undefined,
    workers: value('workers') as number | undefined,
    caseKinds: caseKindsOf(application.answers),
    represented: application.answers.has('for_whom') ? value('for_whom') === 'other' : false,
    permits: application.permits,
    // Whatever an officer has judged or asked for counts, also where the rules leave it open.
    demanded: [...application.items.keys()],
    brought: permits.flatMap(({ brings = [] }) => brings),
  };
}

/** Key of the kinds told besides the first, by their ids. */
export const ALSO = 'case_kind_also';

/** What it is for, once that is known. */
export function caseKindsOf(answers: Answers): string[] | undefined {
  const kind = answers.get('case_kind')?.value;
  if (typeof kind !== 'string') return undefined;
  const others = answers.get(ALSO)?.value;
  return [kind, ...(typeof others === 'string' ? others.split(' ') : [])];
}

/** Everything the application's permits ask for, by ask. */
function requiredOf(world: World, application: ApplicationFacts): Map<AskName, RequiredAsk> {
  const facts = conditionFacts(world, application);
  const required = new Map<AskName, RequiredAsk>();
  for (const permit of permitsOf(world, application)) {
    for (const ask of requiredAsks(permit, facts)) {
      if (!required.get(ask.ask)?.mandatory) required.set(ask.ask, ask);
    }
  }
  return required;
}

/** Which asks are answered: given, put off to an officer, or doubtful. */
export function givenOf(facts: Facts, application: Pick<ApplicationFacts, 'answers'>): Given {
  return {
    has(ask) {
      const answer = application.answers.get(ask) ?? facts.contact.answers.get(ask);
      if (answer === undefined) return undefined;
      return answer.mark ?? 'given';
    },
  };
}

function checklistOf(
  world: World,
  facts: Facts,
  application: ApplicationFacts,
  permits: readonly string[] = application.permits,
): ChecklistItem[] {
  return deriveChecklist(
    permitsOf(world, { permits: [...permits] }),
    conditionFacts(world, application),
    givenOf(facts, application),
    application.items,
  );
}

/** Documents that still have to come, in order. Of one whose file is there only what stands in it may be lacking. */
export function missingDocuments({ checklist, answers }: StepContext): ChecklistItem[] {
  return checklist().filter(
    (item) =>
      item.demand === 'applies' &&
      item.mandatory &&
      (item.state === 'rejected' || (item.state === 'missing' && !hasFile(answers, item))) &&
      item.asks.some(isDocumentAsk),
  );
}

/** Whether the document itself was given, whatever else its item asks. */
export function hasFile(answers: Answers, { code }: Pick<ChecklistItem, 'code'>): boolean {
  const value = answers.get(`doc:${code}`)?.value;
  return typeof value === 'object' && value !== null && 'file' in value;
}
