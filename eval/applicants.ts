import { APPLICANT_TYPES } from '../licensing/catalogue/conditions.ts';
import { contextOf } from '../flows/engine/context.ts';
import { relevantSteps } from '../flows/engine/position.ts';
import { renderOptions } from '../flows/engine/render.ts';
import type { Say } from '../flows/event.ts';
import type { Content } from '../flows/message.ts';
import type { Person, Turn } from '../tests/support/person.ts';
import type { Goal } from './applicant-goals.ts';

/** How one applicant fared. `messages`: all that was sent; `asides`: those of them that only asked something. */
export interface Outcome {
  goal: string;
  seed: number;
  reached: boolean;
  officer: boolean;
  messages: number;
  asides: number;
  /** Messages of a form that asks every question by itself, in order. */
  form: number;
  wrong: string[];
}

const MOST_MESSAGES = 60;
const DETOURS = [
  'brp biayanya?',
  'kenapa perlu itu?',
  'apa itu nib',
  'berapa lama jadinya',
  'syaratnya apa aja min',
  'ini gratis kah?',
];
const DAY = 24 * 3_600_000;

/** Mulberry32: the same seed gives the same applicant. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Plays one applicant to the end: typos, detours, corrections, pauses and bursts as the seed has them. */
export function simulate(newPerson: () => Person, goal: Goal, seed: number): Outcome {
  const person = newPerson();
  const random = randomOf(seed);
  const chance = (share: number): boolean => random() < share;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const sent = { messages: 0, asides: 0, officer: false };
  let turn: Turn = { says: [], events: [] };
  const send = (...contents: Content[]): void => {
    turn = person.send(...contents);
    sent.messages += contents.length;
    if (turn.events.some((event) => event.type === 'ticket_opened' && event.topic === 'help'))
      sent.officer = true;
  };
  const words = (text: string): Content => ({ kind: 'text', text });

  send(words(mistyped(pick(goal.opens) ?? '', random)));
  const told = new Set<string>();
  while (sent.messages < MOST_MESSAGES && !isDone(person) && !sent.officer) {
    if (goal.permits.length === 0) break;
    if (chance(0.06)) {
      person.pass(3 * DAY);
      send(words('halo'));
    }
    if (chance(0.1)) {
      sent.asides += 1;
      send(words(mistyped(pick(DETOURS) ?? '', random)));
    }
    const ask = askOf(person);
    if (chance(0.25) && ask === 'name' && !told.has('name')) {
      told.add('name');
      send(
        words(
          `nama sy ${goal.facts['name']?.toLowerCase()} nik ${goal.facts['nik']} hp ${goal.facts['phone']}`,
        ),
      );
      continue;
    }
    if (chance(0.15) && ask === 'capital') {
      send(words('3 juta'), words(`eh salah, modalnya ${goal.facts['capital']}`));
      continue;
    }
    send(answer(person, turn, goal, random));
  }
  const wrong = goal.permits.length === 0 ? referred(turn) : faults(person, goal);
  return {
    goal: goal.name,
    seed,
    reached: wrong.length === 0 && !sent.officer,
    officer: sent.officer,
    ...{ messages: sent.messages, asides: sent.asides },
    form: formLength(person),
    wrong,
  };
}

function referred({ says }: Turn): string[] {
  return says.some(({ text }) => /referral|elsewhere|scope|answer/.test(text)) ? [] : ['not referred'];
}

const isDone = ({ facts }: Person): boolean => facts.applications.some(({ stage }) => stage === 'submitted');

function askOf(person: Person): string {
  return person.session().aside?.asked.asks ?? person.open()?.step.asks ?? 'wish';
}

/** The reply to what is asked, in the person's own way of writing. */
function answer(person: Person, { says }: Turn, goal: Goal, random: () => number): Content {
  const aside = person.session().aside;
  const ask = askOf(person);
  const options = says.findLast((said): said is Say => said.options !== undefined)?.options ?? [];
  const say = (text: string): Content => ({ kind: 'text', text });
  if (aside?.kind === 'told') return say(toldRightly(person, goal) ? 'ya' : '2');
  if (aside?.kind === 'doubt') return say('1');
  if (aside?.kind === 'menu') return say(goal.opens[0] ?? '1');
  if (aside?.kind === 'stuck') return say('coba lagi');
  if (ask.startsWith('doc:')) {
    const file = {
      id: `photo-${Math.floor(random() * 1e9)}`,
      owner: 'contact',
      mime: 'image/jpeg',
      size: 9,
      sha256: '',
    };
    return { kind: 'image', file };
  }
  if (ask === 'consent') return say('setuju');
  if (ask === 'review') return say('1');
  if (ask === 'confirm') return say('1');
  if (ask === 'permit')
    return say(
      goal.permits[0] === 'NIB-UMK' ? '1' : goal.permits[0] === 'NIB-BU' ? '2' : (goal.opens[0] ?? ''),
    );
  if (person.open()?.step.key === 'kbli_code') {
    const right = options.findIndex(({ id }) => goal.codes?.includes(id));
    return say(String(right >= 0 ? right + 1 : 1));
  }
  const fact = goal.facts[ask] ?? 'lewati';
  const free = ['kbli', 'business_name'].includes(ask);
  if (options.length > 0 && random() < 0.4) {
    const labels = renderOptions(person.world, 'id', options).map(({ label }) => label);
    const at = labels.findIndex((label) => label.startsWith(fact));
    if (at >= 0) return say(String(at + 1));
  }
  return say(free && ask === 'kbli' ? mistyped(fact, random) : fact);
}

/** A slip of the thumb in about one long word of eight; never in digits. */
function mistyped(text: string, random: () => number): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 5 || /[\d@.]/.test(word) || random() > 0.12) return word;
      const at = 1 + Math.floor(random() * (word.length - 2));
      return random() < 0.5
        ? word.slice(0, at) + word.slice(at + 1)
        : word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
    })
    .join(' ');
}

function toldRightly(person: Person, goal: Goal): boolean {
  const told = person.session().frames.at(-1)?.told?.values ?? {};
  return Object.entries(told).every(([key, { value }]) => key === 'capital' || sameFact(key, value, goal));
}

function sameFact(key: string, value: unknown, goal: Goal): boolean {
  const wanted = goal.facts[key];
  if (wanted === undefined || typeof value !== 'string') return true;
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9@]/g, '')
      .replace(/^(62|0)/, '');
  return plain(value) === plain(wanted);
}

/** What is not as the person wanted it. */
function faults(person: Person, goal: Goal): string[] {
  const done = person.facts.applications.find(({ stage }) => stage === 'submitted');
  if (!done) return [`not submitted, open: ${askOf(person)}`];
  const wrong = done.permits.join() === goal.permits.join() ? [] : [`permits ${done.permits.join()}`];
  for (const key of ['name', 'nik', 'phone', 'email', 'business_name', 'legal_name']) {
    if (!sameFact(key, done.answers.get(key)?.value, goal)) wrong.push(key);
  }
  const capital = done.answers.get('capital')?.value;
  const millions = Number.parseInt(goal.facts['capital'] ?? '', 10);
  if (typeof capital === 'number' && capital !== millions * 1_000_000)
    wrong.push(`capital ${String(capital)}`);
  const code = done.answers.get('kbli_code')?.value;
  const found = typeof code === 'object' && code !== null && 'code' in code ? code['code'] : undefined;
  if (goal.codes && typeof found === 'string' && !goal.codes.includes(found)) wrong.push(`KBLI ${found}`);
  const type = done.answers.get('applicant_type')?.value;
  const label = goal.facts['applicant_type'];
  const meant = APPLICANT_TYPES.find(
    (each) => person.world.texts.text('id', `applicant_type.option.${each}`) === label,
  );
  if (meant !== undefined && type !== undefined && type !== meant) wrong.push(`type ${JSON.stringify(type)}`);
  return wrong;
}

/** Greeting, menu and one message for each question of the same application, those about parts of an address too. */
function formLength(person: Person): number {
  const flow = person.world.flows.get('apply');
  const done = person.facts.applications.find(({ stage }) => stage === 'submitted');
  if (!flow || !done) return 0;
  return 2 + relevantSteps(flow, contextOf(person.world, person.facts, done.id, person.now())).length;
}
