import type { Flow, Step, StepContext } from '../define.ts';
import type { ApplicationFacts, Facts } from '../facts.ts';
import type { World } from '../world.ts';
import { contextOf } from './context.ts';
import { fieldName } from './answer-lines.ts';
import { promisedSteps } from './groups.ts';
import { renderSays, renderValue } from './render.ts';
import { relevantSteps } from './position.ts';
import { question } from './settle.ts';

/** Longest label a list of WhatsApp shows, and most lines a person reads before choosing. */
const LONGEST_LABEL = 72;
const MOST_OPTIONS = 10;
/** DESIGN §3.10: characters a message. */
const LONGEST_MESSAGE = 700;

/** Something about a flow that a person would stumble over. */
export type Fault = { flow: string; step?: string; fault: string };

/** What the keys of a flow promise (keys.lock.json): a key never changes its meaning. */
export type KeyPromise = { flow: string; key: string; asks: string; type: string };

/** Looks at every flow of the house without running a conversation. */
export function inspect(world: World, languages: readonly string[]): Fault[] {
  return [...world.flows.values()].flatMap((flow) => [
    ...doubled(flow),
    ...everyStep(flow).flatMap((step) =>
      languages.flatMap((language) => inspectStep(world, flow, step, language)),
    ),
    ...everyStep(flow).flatMap((step) => exits(world, flow, step)),
  ]);
}

/** Every key of every flow, with what it means. */
export function keyPromises(world: World): KeyPromise[] {
  return [...world.flows.values()].flatMap((flow) =>
    everyStep(flow).map(({ key, asks, type }) => ({ flow: flow.name, key, asks, type: type.name })),
  );
}

/** The counted questions of an application for one permit, when each answer is the most common one. */
export function countedQuestions(world: World, permit: string): string[] {
  const flow = world.flows.get('apply');
  if (!flow) return [];
  const context = contextFor(world, permit, 'id');
  return relevantSteps(flow, context)
    .filter((step) => step.counts)
    .map((step) => step.key);
}

const everyStep = (flow: Flow): Step[] => [...flow.steps, ...promisedSteps(flow)];

function doubled(flow: Flow): Fault[] {
  const seen = new Set<string>();
  return everyStep(flow).flatMap(({ key }) => {
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [{ flow: flow.name, step: key, fault: 'the key is there twice' }] : [];
  });
}

/** The question as it would be shown for each permit that asks it. */
function inspectStep(world: World, flow: Flow, step: Step, language: string): Fault[] {
  const faults = permitsAsking(world, step).flatMap((permit) => {
    const context = contextFor(world, permit, language);
    return [...textFaults(world, step, context, language), ...optionFaults(world, step, context, language)];
  });
  return [...new Set(faults)].map((fault) => ({
    flow: flow.name,
    step: step.key,
    fault: `${language}: ${fault}`,
  }));
}

function textFaults(world: World, step: Step, context: StepContext, language: string): string[] {
  const asked = question(step, context);
  const missing = world.texts.has(asked.text) ? [] : [`no text ${asked.text}`];
  const messages = renderSays(world, language, [asked], LONGEST_MESSAGE * 10);
  const shown = messages.map((message) => (message.kind === 'text' ? message.text : '')).join('\n');
  const long = shown.length > LONGEST_MESSAGE && step.key !== 'review';
  const field = fieldName(step, context);
  const unnamed = typeof field === 'object' && 'text' in field && !world.texts.has(field.text);
  return [
    ...missing,
    ...(long ? [`${asked.text} is ${shown.length} characters long`] : []),
    ...(/\{\{|\}\}/.test(shown) ? [`${asked.text} shows a placeholder`] : []),
    ...(step.counts && unnamed ? [`no text ${field.text}`] : []),
  ];
}

function optionFaults(world: World, step: Step, context: StepContext, language: string): string[] {
  const options = step.key === 'review' ? [] : (step.type.options?.(context) ?? []);
  const labels = options.map(({ label }) => String(renderValue(world, language, label)));
  return [
    ...(options.length > MOST_OPTIONS ? [`${options.length} options`] : []),
    ...labels.filter((label) => label.length > LONGEST_LABEL).map((label) => `long label "${label}"`),
    ...labels.filter((label) => /^[a-z_]+\.[\w.-]+$/i.test(label)).map((label) => `no text ${label}`),
    ...(new Set(labels).size < labels.length ? ['two options read the same'] : []),
  ];
}

/** Whoever cannot answer leaves it to an officer with "lewati"; where even that may not be, three failures offer one. */
function exits(world: World, flow: Flow, step: Step): Fault[] {
  if (!step.counts || flow.subject !== 'application' || step.skippable !== undefined) return [];
  return [{ flow: flow.name, step: step.key, fault: `${world.office.id}: no way to leave it to an officer` }];
}

function permitsAsking(world: World, step: Step): string[] {
  const all = [...world.catalogue.permits.keys()];
  const asking = all.filter((permit) => contextFor(world, permit, 'id').required().has(step.asks));
  return asking.length > 0 ? asking : all.slice(0, 1);
}

/** A person who has just named a permit and given nothing yet. */
function contextFor(world: World, permit: string, language: string): StepContext {
  const application: ApplicationFacts = {
    id: 'application',
    version: 1,
    permits: [permit],
    stage: 'draft',
    stageSince: 0,
    answers: new Map(),
    items: new Map(),
  };
  const facts: Facts = {
    chat: { id: 'chat', owner: 'bot', byPhone: false },
    contact: { id: 'contact', language, blocked: false, phone: '+6281234567890', answers: new Map() },
    applications: [application],
    elsewhere: [],
    freshIds: ['fresh'],
  };
  return contextOf(world, facts, application.id, 0);
}
