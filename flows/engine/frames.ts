import type { Flow, Step } from '../define.ts';
import type { Value } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import type { Frame } from '../session.ts';
import { contextIn, emit, freshId, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { stepsOf } from './groups.ts';
import { nextStep } from './position.ts';
import type { Position } from './position.ts';

/** Deeper than this a person has lost the thread: the fourth flow takes the place of the third. */
const DEEPEST = 3;

export type Open = { frame: Frame; flow: Flow; position: Position };

export function topFrame(draft: Draft): Frame | undefined {
  return draft.session.frames.at(-1);
}

/** The open question: of the top frame whose flow still exists and has one. */
export function openQuestion(draft: Draft): Open | undefined {
  const frame = topFrame(draft);
  if (!frame) return undefined;
  const context = contextIn(draft, frame.subject);
  const flow = context.world.flows.get(frame.flow);
  if (!flow) return undefined;
  const position = nextStep(flow, frame, context);
  return position && { frame, flow, position };
}

/** Starts or resumes a flow; one that is on the stack already is brought to the top. */
export function pushFrame(draft: Draft, flow: string, subject: string): void {
  const { frames } = draft.session;
  const present = frames.findIndex((frame) => frame.flow === flow);
  const [old] = present >= 0 ? frames.splice(present, 1) : [];
  if (frames.length >= DEEPEST) frames.pop();
  frames.push(old?.subject === subject ? old : { flow, subject });
  delete draft.session.aside;
  draft.ask = true;
}

export function popFrame(draft: Draft): void {
  draft.session.frames.pop();
}

/** The application of the top frame, else the newest draft. */
export function currentApplication(draft: Draft): ApplicationFacts | undefined {
  const subject = topFrame(draft)?.subject;
  const { applications } = draft.facts;
  return applications.find(({ id }) => id === subject) ?? newestDraft(draft);
}

/** The form that is being filled in, where it is for all of these permits. */
export function formOf(draft: Draft, codes: readonly string[]): ApplicationFacts | undefined {
  const application = currentApplication(draft);
  if (application?.stage !== 'draft' || application.permits.length === 0) return undefined;
  return codes.every((code) => application.permits.includes(code)) ? application : undefined;
}

export function newestDraft(draft: Draft): ApplicationFacts | undefined {
  return draft.facts.applications.find(({ stage }) => stage === 'draft');
}

/** Begins an application, or goes on with the draft of the same permits; a draft of some of them takes in the others. */
export function beginApplication(
  draft: Draft,
  permits: string[],
  said: Readonly<Record<string, unknown>> = {},
): void {
  const drafts = draft.facts.applications.filter(({ stage }) => stage === 'draft');
  const same = drafts.find(({ permits: held }) => permits.every((code) => held.includes(code)));
  if (same) {
    draft.resumed = true;
    pushFrame(draft, 'apply', same.id);
    return;
  }
  const wider = drafts.find(({ permits: held }) => held.every((code) => permits.includes(code)));
  if (!wider) return beginAnother(draft, permits, said);
  const { id } = wider;
  emit(draft, { type: 'permit_chosen', application: id, permits });
  takePermit(draft, id, permits, said);
}

/** Begins one, whatever was begun before: that is kept. */
export function beginAnother(
  draft: Draft,
  permits: string[],
  said: Readonly<Record<string, unknown>> = {},
): void {
  const before = draft.session.frames.find(({ flow }) => flow === 'apply')?.subject;
  const left = draft.facts.applications.find(({ id, stage }) => id === before && stage === 'draft');
  if (left && left.permits.length > 0) say(draft, 'form.kept', { permits: permitNames(draft, left) });
  const id = freshId(draft);
  // So much in one burst is told of no more.
  if (draft.facts.applications.some((application) => application.id === id)) return;
  emit(draft, { type: 'application_started', application: id, permits });
  takePermit(draft, id, permits, said);
}

function takePermit(
  draft: Draft,
  subject: string,
  [permit]: string[],
  said: Readonly<Record<string, unknown>>,
): void {
  if (permit !== undefined) emit(draft, { type: 'answer_recorded', subject, key: 'permit', value: permit });
  takeSaid(draft, subject, said);
  pushFrame(draft, 'apply', subject);
}

function permitNames({ world }: Draft, { permits }: ApplicationFacts): Value {
  return { list: permits.map((code) => world.catalogue.permits.get(code)?.short_name ?? code) };
}

/** What the wish itself told ("perpanjang SIP", "NIB CV") is not asked again; the review shows it. */
function takeSaid(draft: Draft, subject: string, said: Readonly<Record<string, unknown>>): void {
  for (const step of draft.world.flows.get('apply')?.steps ?? []) {
    const value = said[step.key];
    if (step.type.name !== 'choice' || step.of !== 'subject' || typeof value !== 'string') continue;
    const context = contextIn(draft, subject);
    if (!(step.when?.(context) ?? true) || step.type.stale?.(value, context) !== undefined) continue;
    emit(draft, { type: 'answer_recorded', subject, key: step.key, value });
  }
}

/** The step of a key in the flow that is open, an item's included. */
export function stepByKey(draft: Draft, { flow, frame }: Open, key: string | undefined): Step | undefined {
  return stepsOf(flow, contextIn(draft, frame.subject).answers).find((step) => step.key === key);
}
