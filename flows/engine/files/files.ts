import { documentCode, isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { StepContext } from '../../define.ts';
import type { ApplicationFacts, Stage } from '../../facts.ts';
import type { FileContent, FileRef } from '../../message.ts';
import type { Aside, Unnamed } from '../../session.ts';
import { hasFile, missingDocuments } from '../context.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication, openQuestion, topFrame, pushFrame } from '../frames.ts';
import { isCardBeingRead, keptReading } from './kept-reading.ts';
import { keepUnder, pagesOf, recentPaper, takesPage, withPages } from './pages.ts';
import type { MessageInput } from '../../input.ts';
import { keepExtra } from './extras.ts';
import { isSentAgain, isWaiting } from './same-file.ts';
import { named } from './named-document.ts';
import { askWaiting, takeBackUnnamed, unnamedOf, wantedDocuments } from './which-document.ts';

/** A series of photos is acknowledged once, after this much quiet. */
const QUIET_MS = 3_000;

/** More names than this nobody reads on a phone. */
const MOST_NAMES = 3;

/** Until the permit is out, what was put off may still be sent. */
const OPEN: ReadonlySet<Stage> = new Set<Stage>([
  'submitted',
  'verifying',
  'returned',
  'registering',
  'reviewing',
  'payment',
]);

/**
 * Files a picture or document under the requirement named in its caption, else the one asked for,
 * else the only one missing; where several could be meant, the person says which.
 */
export function takeFile(
  draft: Draft,
  { id: message, twin }: Pick<MessageInput, 'id' | 'twin'>,
  content: FileContent,
): void {
  draft.ask = draft.session.frames.length > 0;
  if ('fault' in content.file) {
    say(draft, `file.${content.file.fault}`);
    return;
  }
  if (!isPicture(content.file)) {
    // A video or a sound is none of the documents, also where it is sent as a file.
    say(draft, content.file.mime.startsWith('video/') ? 'kind.video' : 'kind.voice');
    return;
  }
  const application = receiving(draft);
  if (!application) return holdForPermit(draft, message, content);
  if (!draft.facts.contact.answers.has('consent')) {
    holdForConsent(draft, application, message, content);
    return;
  }
  const context = contextIn(draft, application.id);
  const items = context.checklist();
  const sentFor = { named: named(items, content.caption), asked: asked(draft, application) };
  if (isSentAgain(draft, application, items, content.file, { twin, ...sentFor })) return;
  if (isWaiting(draft, content.file)) return;
  const waiting = takeBackUnnamed(draft, application.id);
  const wanted = wantedDocuments(context);
  const code =
    sentFor.named ??
    nextPage(draft, application) ??
    sentFor.asked ??
    onlyOne(context, wanted) ??
    // Once sent off nothing is put elsewhere by its reading, so nothing is guessed either.
    (wanted.length === 0 && application.stage === 'draft' ? recentPaper(draft, application) : undefined);
  if (code !== undefined && !isCardBeingRead(draft, application, code)) {
    haveRead(draft, message);
    if (waiting.length > 0) letWait(draft, application.id, waiting, 'next');
    fileUnder(draft, application.id, code, { message, file: content.file });
    return;
  }
  haveRead(draft, message);
  letWait(draft, application.id, [...waiting, { message, file: content.file }]);
  draft.ask = false;
}

/** Nobody knows yet what these are. `next`: they were asked about before, behind another. */
function letWait(draft: Draft, application: string, more: readonly Unnamed[], next?: 'next'): void {
  const { files = [] } = draft.session.unnamed ?? {};
  draft.session.unnamed = { application, files: [...files, ...more], ...(next ? { next: true } : {}) };
}

/** What was sent days before a form was begun was meant for something else. */
const FRESH = 24 * 3_600_000;

/** What comes so soon after another belongs to the same series. */
const SERIES_MS = 60_000;

/** Whether a file that comes now would find a case to belong to. */
export function findsCase(draft: Draft): boolean {
  return receiving(draft) !== undefined;
}

/** Many begin with a photo of their card: it waits until it is known which permit it is for. */
function holdForPermit(draft: Draft, message: string, content: FileContent): void {
  const { held, declined_consent: declined } = draft.session;
  // Whoever refused has nothing kept until they agree after all.
  if (declined && !draft.facts.contact.answers.has('consent')) return say(draft, 'file.before_consent');
  const files = held && isFor(draft, undefined) ? held.files : [];
  // Of a series it is said, and what is open asked, once.
  if (files.length > 0 && draft.now - (held?.at ?? 0) < SERIES_MS) draft.ask = false;
  else say(draft, 'file.no_application');
  draft.session.held = { at: draft.now, files: [...files, { message, content }] };
}

/** Whether what is held waits for this case; without one, for whichever is begun first. */
function isFor({ session: { held }, now }: Draft, application: string | undefined): boolean {
  if (held?.application !== undefined) return held.application === application;
  return held?.at !== undefined && now - held.at < FRESH;
}

/** A file that came before consent waits for it, and consent is asked for once the series has ended: nobody has to send it twice. */
function holdForConsent(
  draft: Draft,
  application: ApplicationFacts,
  message: string,
  content: FileContent,
): void {
  const frame = topFrame(draft);
  if (frame?.flow !== 'apply') return say(draft, 'file.before_consent');
  const { held } = draft.session;
  const before = held && isFor(draft, application.id) ? held : { files: [] };
  const same = before.files.some((one) => isSameFile(one.content, content));
  const files = same ? before.files : [...before.files, { message, content }];
  draft.session.held = { ...before, application: application.id, files };
  awaitQuiet(draft, application.id);
  frame.first = 'consent';
  // A photo is no reply to what was asked beside the form: the question of consent comes now.
  delete draft.session.aside;
}

const isSameFile = ({ file: one }: FileContent, { file: other }: FileContent): boolean =>
  !('fault' in one) && !('fault' in other) && one.sha256 === other.sha256;

/** The series has ended: what is needed before it can be filed is told once. True: so it is. */
function askConsentForHeld(draft: Draft, application: string): boolean {
  const { held } = draft.session;
  if (held?.application !== application || draft.facts.contact.answers.has('consent')) return false;
  if (!held.told) say(draft, 'file.held_for_consent');
  else if (draft.now - (held.at ?? 0) >= SERIES_MS) say(draft, 'file.held_too');
  held.told = true;
  held.at = draft.now;
  draft.ask = true;
  return true;
}

/** The acknowledgement comes once nothing more does, and the open question with it. */
function awaitQuiet(draft: Draft, application: string): void {
  emit(draft, { type: 'timer_set', kind: 'photo_quiet', key: application, dueAt: draft.now + QUIET_MS });
  draft.session.photos = application;
  draft.ask = false;
}

/** The permit is known and consent given: what came before is filed now. */
export function fileHeld(draft: Draft): void {
  const { held } = draft.session;
  const application = currentApplication(draft);
  if (!held || !application?.permits.length || !draft.facts.contact.answers.has('consent')) return;
  const belongs = application.stage === 'draft' && isFor(draft, application.id);
  delete draft.session.held;
  if (!belongs) return;
  // What they show is told once it was read; whoever agreed hears at once that it was heard.
  say(draft, 'file.held_filed');
  for (const { message, content } of held.files) takeFile(draft, { id: message }, content);
}

/** Whether it can be read is seen by reading it: a photo may be small in bytes and yet legible. */
const isPicture = ({ mime }: FileRef): boolean => mime === 'application/pdf' || mime.startsWith('image/');

/** Has the file read, outside the conversation; what it says comes back as a notice. */
function haveRead(draft: Draft, message: string): void {
  emit(draft, { type: 'timer_set', kind: 'read_document', key: message, dueAt: draft.now });
  draft.session.reading = { ...draft.session.reading, [message]: draft.now };
}

/** Nobody waits longer for the word that a photo came, whether or not it was read. */
const LONGEST_READING_MS = 20_000;
/** Whoever has heard nothing for so long is told that it is being read, once in a series. */
const LONG_READING_MS = 5_000;

/** While a photo of the series is being read its acknowledgement waits: it might not be one. */
export function postponeQuiet(draft: Draft, application: string): boolean {
  const since = Object.values(draft.session.reading ?? {});
  if (!since.some((at) => draft.now - at < LONGEST_READING_MS)) return false;
  const silent = draft.facts.chat.owner === 'operator' || draft.session.heard;
  if (!silent && since.some((at) => draft.now - at >= LONG_READING_MS)) say(draft, 'file.being_read');
  emit(draft, { type: 'timer_set', kind: 'photo_quiet', key: application, dueAt: draft.now + QUIET_MS });
  return true;
}

/** Whoever heard something since the series began knows that it came. */
export function noteWord({ session, events }: Draft): void {
  if (session.photos !== undefined && events.some(({ type }) => type === 'say')) session.heard = true;
}

/** Whether what is asked about a card was put after the last file came, and nothing is said after it. */
export function isOnScreen({ session: { aside }, facts, events }: Draft, application: string): boolean {
  if (aside?.kind !== 'reading' || events.some(({ type }) => type === 'say')) return false;
  const answers = facts.applications.find(({ id }) => id === application)?.answers ?? [];
  return [...answers].every(([key, { at }]) => !key.startsWith('doc:') || at <= aside.asked.at);
}

/** The reply to "which document?": files the first under it, and asks after the next. */
export function nameDocument(draft: Draft, picked: string, { payload }: Aside): void {
  const application = payload['application'] ?? '';
  const [first, ...more] = unnamedOf(payload);
  // What is said of this one comes before the question about the next.
  if (more.length > 0) letWait(draft, application, more, 'next');
  if (first && picked !== 'other') {
    // What it says was nothing to go by; now it is looked at as what it is to be.
    haveRead(draft, first.message);
    return fileUnder(draft, application, picked, first);
  }
  const known = draft.facts.applications.find(({ id }) => id === application);
  if (first && known) keepExtra(draft, known, first);
  say(draft, 'file.kept');
  draft.ask = true;
  askWaiting(draft);
}

/**
 * While an officer speaks, the photo that was to be replaced still takes its place, without a word of
 * the bot: the officer sees it, and the applicant need not send it again.
 */
export function replaceQuietly(
  draft: Draft,
  { id: message, content, twin }: Pick<MessageInput, 'id' | 'content' | 'twin'>,
): void {
  if ((content.kind !== 'image' && content.kind !== 'document') || 'fault' in content.file) return;
  if (!isPicture(content.file)) return;
  const application = receiving(draft);
  if (!application) return;
  const { answers, checklist } = contextIn(draft, application.id);
  // What came in its place and was something else, or could not be read, leaves it open.
  const isOpen = (item: ChecklistItem): boolean =>
    item.state === 'rejected' ||
    (keptReading(application, item.code).refused !== undefined &&
      (!hasFile(answers, item) || answers.get(`doc:${item.code}`)?.mark === 'to_check'));
  const wanted = checklist().filter((item) => isOpen(item) && item.asks.some(isDocumentAsk));
  const code =
    named(wanted, content.caption) ??
    (wanted.length === 1 ? wanted[0]?.code : undefined) ??
    (wanted.length === 0 ? recentPaper(draft, application) : undefined);
  if (code === undefined) return;
  // The very photo that was refused replaces nothing.
  if (twin?.application === application.id && twin.code === code) return;
  // What it says is looked up at the desk, and whether it can be read at all.
  haveRead(draft, message);
  keepUnder(draft, application, code, content.file, message);
}

/** The case a file belongs to: the one under way, else one that waits for a replacement, else the newest. */
function receiving(draft: Draft): ApplicationFacts | undefined {
  const current = currentApplication(draft);
  if (current) return current;
  const open = draft.facts.applications.filter(({ stage }) => OPEN.has(stage));
  return open.find(({ items }) => [...items.values()].some(({ state }) => state === 'rejected')) ?? open[0];
}

/** While a series comes in, what has no name is the next page of its paper; its reading puts it elsewhere if it is not. */
function nextPage(draft: Draft, application: ApplicationFacts): string | undefined {
  if (draft.session.photos !== application.id) return undefined;
  return recentPaper(draft, application);
}

function asked(draft: Draft, application: ApplicationFacts): string | undefined {
  const open = openQuestion(draft);
  if (!open || open.frame.subject !== application.id) return undefined;
  // What is on the screen is a question about a card, not this one.
  if (draft.session.aside?.kind === 'reading') return undefined;
  const { asks } = open.position.step;
  return isDocumentAsk(asks) ? documentCode(asks) : undefined;
}

/** The only one that is missing, else the only one that was left to an officer. */
function onlyOne(context: StepContext, wanted: readonly ChecklistItem[]): string | undefined {
  const missing = missingDocuments(context);
  if (missing.length > 0) return missing.length === 1 ? missing[0]?.code : undefined;
  return wanted.length === 1 ? wanted[0]?.code : undefined;
}

/** Keeps the file as the application's document. The acknowledgement waits for the series to end. */
export function fileUnder(draft: Draft, id: string, code: string, { file, message }: Unnamed): void {
  const application = draft.facts.applications.find((one) => one.id === id);
  if (!application) return;
  const item = contextIn(draft, id)
    .checklist()
    .find((candidate) => candidate.code === code);
  const submitted = application.stage !== 'draft';
  const inSeries = draft.session.photos === id && takesPage(draft, application, code);
  const rejected = item?.state === 'rejected';
  if (submitted && rejected && draft.session.frames.length === 0) pushFrame(draft, 'mend', id);
  keepUnder(draft, application, code, file, message);
  draft.ask = false;
  if (submitted && !rejected && !inSeries) say(draft, 'file.added', { label: item?.short ?? code });
  else {
    awaitQuiet(draft, id);
    draft.session.came = [...(draft.session.came ?? []), file.id];
  }
}

/** The documents of which something came in this series; all, where that was not kept. */
function cameNow(
  { answers }: StepContext,
  kept: readonly ChecklistItem[],
  came: readonly string[] | undefined,
): readonly ChecklistItem[] {
  if (!came) return kept;
  return kept.filter(({ code }) =>
    pagesOf(answers.get(`doc:${code}`)?.value).some((file) => came.includes(file)),
  );
}

/** The first of them, as they are called in a list. */
export const namesOf = (items: readonly ChecklistItem[]): string[] =>
  items.slice(0, MOST_NAMES).map(({ short }) => short);

/** The quiet after a series: what is in, what is still missing, and on with the open question. */
export function acknowledgeFiles(draft: Draft, application: string): void {
  if (askConsentForHeld(draft, application)) return;
  const known = draft.facts.applications.find(({ id }) => id === application);
  // What was to be replaced is acknowledged when the last of it came in.
  if (known?.stage !== 'draft' && draft.session.frames.length === 0) return;
  const context = contextIn(draft, application);
  const documents = context.checklist().filter((item) => item.kind === 'document');
  const kept = documents.filter(
    (item) =>
      item.state === 'received' ||
      ((item.state === 'missing' || item.state === 'deferred') && hasFile(context.answers, item)),
  );
  // A photo that is asked about has had its answer; where one is asked for again, another open question still comes.
  const { came } = draft.session;
  delete draft.session.came;
  if (draft.session.aside?.kind === 'reading') return;
  const fresh = cameNow(context, kept, came);
  if (fresh.length === 0) {
    const open = openQuestion(draft);
    draft.ask = open !== undefined && !isDocumentAsk(open.position.step.asks);
    return;
  }
  draft.ask = draft.session.frames.length > 0;
  // What an officer has to look at was spoken of when it was read.
  const received = fresh.filter(({ code }) => context.answers.get(`doc:${code}`)?.mark !== 'to_check');
  if (received.length === 0) return;
  const missing = missingDocuments(context);
  const more = missing.length > MOST_NAMES ? 'file.received_missing_more' : 'file.received_missing';
  say(draft, missing.length > 0 ? more : 'file.received', {
    received: { list: received.map((item) => (known ? withPages(known, item) : item.short)) },
    left: missing.length,
    missing: { list: namesOf(missing) },
  });
  if (draft.session.reading !== undefined) say(draft, 'file.still_reading');
  if (draft.session.frames.length === 0 && known?.stage === 'draft') pushFrame(draft, 'apply', application);
  draft.ask = draft.session.frames.length > 0;
}
