import { parseApplicationNumber } from '../../../licensing/identity/application-number.ts';
import { wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { ApplicationFacts, ComplaintFacts } from '../../facts.ts';
import type { Value, Values } from '../../event.ts';
import { clockLines } from './clock-lines.ts';
import { hasEnded } from './clocks.ts';
import { sayComplaint } from './complaint-status.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { progressOf } from '../position.ts';
import { standingsOf } from './standings.ts';
import type { Standing } from './standings.ts';
import { sayWaiting } from '../waiting.ts';

/** So many cases fit one message a person reads on a phone. */
const MOST = 5;

/** No permit comes of it. */
const GIVEN_UP: ReadonlySet<ApplicationFacts['stage']> = new Set(['rejected', 'withdrawn', 'expired']);

/** Whose move it is at a stage. */
const NEXT_ACTOR: Readonly<Record<ApplicationFacts['stage'], string>> = {
  draft: 'you',
  submitted: 'officer',
  verifying: 'officer',
  returned: 'you',
  registering: 'officer',
  reviewing: 'team',
  payment: 'you',
  approving: 'head',
  issued: 'officer',
  completed: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
  expired: 'nobody',
};

/** Where each of the person's own cases is, since when, who acts next, by when. */
export function sayStatus(draft: Draft): void {
  const shown = draft.facts.applications
    // A draft that was given up is no case; one that was submitted stays one.
    .filter(({ stage, number }) => stage !== 'withdrawn' || number !== undefined)
    .slice(0, MOST);
  const waits = sayWaiting(draft);
  if (shown.length === 0 && !waits) say(draft, 'status.none');
  for (const application of shown) sayOne(draft, application);
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}

/** What was sent for one of these permits, where it was not given up; the newest. */
export function sentFor({ facts }: Draft, codes: readonly string[]): ApplicationFacts | undefined {
  return facts.applications.find(
    ({ number, stage, permits }) =>
      number !== undefined && !GIVEN_UP.has(stage) && permits.some((code) => codes.includes(code)),
  );
}

/** "kapan jadi?" of somebody whose case is with the office: how that one stands. False: nothing runs. */
export function sayRunning(draft: Draft): boolean {
  const running = runningOf(draft);
  if (running.length === 0) return false;
  for (const application of running.slice(0, MOST)) sayOne(draft, application);
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}

/**
 * "kenapa lama banget": how what runs stands, else their newest case; either way an officer and a complaint are offered.
 * False: they have none.
 */
export function sayWhyLong(draft: Draft): boolean {
  const newest = draft.facts.applications.find(({ number }) => number !== undefined);
  if (!newest) return false;
  if (!sayRunning(draft)) sayOne(draft, newest);
  say(draft, 'status.why_long');
  return true;
}

/** By number. A number that belongs to somebody else reads exactly like one that does not exist. */
const runningOf = ({ facts }: Draft): ApplicationFacts[] =>
  facts.applications.filter(({ stage }) => stage !== 'draft' && !hasEnded(stage));

/** What was sent last of all that is with the office. */
export const newestRunning = (draft: Draft): ApplicationFacts | undefined => runningOf(draft)[0];

/** The case of whoever has exactly one with the office: "ini gratis kan?" is about that. */
export function onlyRunning(draft: Draft): ApplicationFacts | undefined {
  const [only, ...others] = runningOf(draft);
  return others.length === 0 ? only : undefined;
}

/** "nomornya berapa tadi", "lupa nomor permohonan saya", "nib saya nomor berapa" */
const NUMBER_ASKED =
  /^(?:(?:min|pak|bu|eh|tadi|lupa|berapa|apa|saya|minta|boleh|nib|nibnya|nya) )*nomor(?:nya)?(?: (?:permohonan|pengajuan|registrasi|pendaftaran|berkas|izin|nib|nibnya|izinnya|tanda terima|resi|saya|ulun|tadi|itu|nya))*(?: (?:berapa|apa|mana|tadi|ya|min|saya|lupa|dong))*$/;
const OF_PERMIT = /\b(?:nib|izin)(?:nya)?\b/;
const ASKS_IT = /\b(?:berapa|mana|lupa|tadi|minta|dong)\b/;

/** "pdf nya mana", "mana file izinnya" */
const PAPER_WHERE =
  /^(?=.*\b(?:mana|belum (?:dikirim|sampai|masuk|ada))\b)(?:(?:min|mana|itu|kok|belum|ada|dikirim|sampai|masuk|pdf|file|izin|nib|surat|hasil|saya|ulun|ya)(?:nya)? ?)+$/;
const PAPER = /\b(?:pdf|file)(?:nya)?\b/;

/** "kirim buktinya", "minta tanda terima": what shows that a case was sent, not what was paid. */
const RECEIPT =
  /^(?=.*\b(?:mana|minta|kirim|kirimkan|ada|dapat|berapa)\b)(?=.*\b(?:bukti|tanda terima|resi|registrasi)(?:nya)?\b)(?:(?:min|pak|bu|kak|tolong|mana|minta|kirim|kirimkan|ada|dapat|tidak|kah|saya|ulun|ya|dong|lah|dulu|itu|bukti|tanda terima|resi|registrasi|permohonan|pengajuan|pendaftaran|daftar|nya)(?:nya)? ?)+$/;

/**
 * Whoever asks for the number of their case, for something that shows that they sent it, or where its paper is, hears how
 * it stands. False: they sent none, or ask for none of these.
 */
export function sayOwn(draft: Draft, text: string): boolean {
  const words = wordsOnly(text);
  const number = NUMBER_ASKED.test(words) && ASKS_IT.test(words);
  if (number && OF_PERMIT.test(words) && sayIssued(draft)) return true;
  if (RECEIPT.test(words) && sayRunning(draft)) {
    say(draft, 'status.receipt');
    return true;
  }
  return (number || (PAPER.test(words) && PAPER_WHERE.test(words))) && sayRunning(draft);
}

/** The number of a permit that is out stands on its paper, which was sent here. False: the newest case is not that far. */
function sayIssued(draft: Draft): boolean {
  const newest = draft.facts.applications.find(({ number }) => number !== undefined);
  if (newest === undefined || !hasEnded(newest.stage) || GIVEN_UP.has(newest.stage)) return false;
  sayOne(draft, newest);
  if (newest.paperAt === undefined) say(draft, 'status.on_paper');
  return true;
}

export function sayNumber(draft: Draft, text: string, complaint?: ComplaintFacts): void {
  const parsed = parseApplicationNumber(text);
  const found = parsed.ok
    ? draft.facts.applications.find(({ number }) => number === parsed.number)
    : undefined;
  if (complaint) sayComplaint(draft, complaint);
  else if (found) sayOne(draft, found);
  else say(draft, parsed.ok ? 'status.not_found' : 'status.typo');
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}

function sayOne(draft: Draft, application: ApplicationFacts): void {
  const permits: Value = { list: application.permits.map((code) => nameOf(draft, code)) };
  if (application.stage === 'draft') {
    const flow = draft.world.flows.get('apply');
    const context = contextIn(draft, application.id);
    const frame = draft.session.frames.find(
      (one) => one.flow === 'apply' && one.subject === application.id,
    ) ?? { flow: 'apply', subject: application.id };
    const progress = flow ? progressOf(flow, frame, context) : { done: 0, of: 0 };
    if (permits.list.length === 0) say(draft, 'status.no_permit');
    else say(draft, 'status.draft', { permits, ...progress });
    return;
  }
  const standings = standingsOf(application, draft.world.calendar, draft.now);
  const shown = standings.find(({ stage }) => stage === application.stage) ?? standings[0];
  if (!shown) return;
  const clocks = shown.clocks ? clockLines(shown, shown.clocks, draft.world.catalogue) : [];
  const due = promised(application);
  const items = itemsToReplace(draft, application);
  const own = standings.some((standing) => isApplicants(standing, items));
  const more = { lines: [...(own ? toDo(items) : []), ...due, ...clocks] };
  const head = { permits, number: application.number ?? '', more };
  if (standings.length === 1) {
    say(draft, GIVEN_UP.has(shown.stage) ? 'status.over' : 'status.one', {
      ...head,
      ...placeOf(shown, items, application),
    });
    return;
  }
  const lines = standings.map((standing): Value => {
    const names = standing.permits.map((code) => nameOf(draft, code)).join(', ');
    const text = hasEnded(standing.stage) ? 'status.line_over' : 'status.line';
    return { text, values: { permit: names, ...placeOf(standing, items, application) } };
  });
  say(draft, 'status.several', { ...head, lines: { lines } });
}

/** By when the next news, or the paper of a permit, comes; where it was promised before and did not come, that is said. */
function promised({ promisedAt, paperAt, missedAt }: ApplicationFacts): Value[] {
  const due = (text: string, at: number | undefined): Value[] =>
    at === undefined ? [] : [{ text, values: { due: { moment: at } } }];
  const to = [...due('status.due', promisedAt), ...due('status.paper', paperAt)];
  if (missedAt === undefined || to.length === 0) return to;
  return [{ text: 'status.late', values: { was: { moment: missedAt }, next: { lines: to } } }];
}

/** What an officer wants replaced; of a case that has ended, nothing any more. */
function itemsToReplace(draft: Draft, { id, stage }: ApplicationFacts): ChecklistItem[] {
  if (hasEnded(stage)) return [];
  return contextIn(draft, id)
    .checklist()
    .filter(({ state }) => state === 'rejected');
}

/** Given back to the person, or something of it is still to be replaced: theirs is the next move. */
function isApplicants({ stage, permits }: Standing, items: readonly ChecklistItem[]): boolean {
  if (hasEnded(stage)) return false;
  return stage === 'returned' || items.some((item) => item.permits.some((code) => permits.includes(code)));
}

function toDo(items: readonly ChecklistItem[]): Value[] {
  if (items.length === 0) return [{ text: 'status.by_note' }];
  return [{ text: 'status.replace', values: { items: { list: items.map(({ short }) => short) } } }];
}

/** Where it is, since when, and whose move it is. */
function placeOf(standing: Standing, items: readonly ChecklistItem[], owed: ApplicationFacts): Values {
  const { stage, since, waiting } = standing;
  // Whoever has the paper of a permit waits for nothing more.
  const done = stage === 'issued' && owed.paperAt === undefined;
  // Nobody can pay before an officer has told how much and where.
  const untold = stage === 'payment' && owed.promisedAt !== undefined;
  const actor = isApplicants(standing, items)
    ? 'you'
    : done
      ? 'nobody'
      : untold
        ? 'officer'
        : NEXT_ACTOR[stage];
  return {
    stage: { text: `stage.${stage}` },
    since: { day: since },
    actor: waiting
      ? { text: 'actor.other', values: { name: waiting.for, since: { day: waiting.since } } }
      : { text: `actor.${actor}` },
  };
}

function nameOf({ world }: Draft, code: string): string {
  return world.catalogue.permits.get(code)?.short_name ?? code;
}
