import { advance } from '../flows/engine/advance.ts';
import { renderSays } from '../flows/engine/render.ts';
import type { Event, Say } from '../flows/event.ts';
import type { Edited, Input, Twin } from '../flows/input.ts';
import type { Asked, Session } from '../flows/session.ts';
import { newSession } from '../flows/session.ts';
import type { UnhandledRow } from '../storage/stores/message-reads.ts';
import { applyEvents } from './apply-events.ts';
import { complaintAsked } from './complaint-asked.ts';
import { timerDue } from './jobs/timer-due.ts';
import { followPerson, movedOn } from './follow-person.ts';
import { fenceSubjects } from './fence-subjects.ts';
import { loadFacts } from './load-facts.ts';
import { takenOverByPhone } from './office-phone.ts';
import type { ChannelAbilities } from './ports.ts';
import { runAct } from './run-act.ts';
import type { Content, Outgoing } from '../flows/message.ts';
import type { Work } from './work.ts';

/** A turn looks again for rows that its own handlers caused, so often at most. */
const MOST_ROUNDS = 6;
const MOST_ROWS = 100;
/** An edit of an edited message comes soon after it. */
const MOST_SINCE = 50;

/**
 * One turn of one chat, inside one transaction: reads what is unhandled in order, lets the engine
 * answer it once, writes everything that follows. Returns the last moment an inbound row came in.
 */
export async function takeTurn(
  work: Work,
  abilities: ChannelAbilities,
): Promise<{ idle?: true; lastInAt?: number; spoke: boolean }> {
  const { stores, chat } = work;
  let lastInAt: number | undefined;
  let spoke = false;
  const read = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rows = await stores.messages.take(chat.id, MOST_ROWS);
    if (rows.length === 0 && round === 0) return { idle: true, spoke };
    if (rows.length === 0) break;
    for (const row of rows) if (row.direction === 'in') lastInAt = row.receivedAt;
    for (const row of rows) read.add(row.id);
    const inputs = await takeRows(work, rows, read);
    if (inputs.length > 0 && (await answer(work, inputs, abilities))) spoke = true;
    if (rows.length < MOST_ROWS && !stores.messages.causedIn(chat.id)) break;
  }
  return { spoke, ...(lastInAt === undefined ? {} : { lastInAt }) };
}

/** One `advance` with everything that follows from it. Returns whether something was said. */
async function answer(work: Work, inputs: readonly Input[], abilities: ChannelAbilities): Promise<boolean> {
  const { world, chat, now } = work;
  let facts = await loadFacts(work);
  if (facts.elsewhere.length > 0 && inputs.some(({ kind }) => kind === 'message')) {
    await followPerson(work, facts.elsewhere);
    facts = await loadFacts(work);
  }
  const { session, events } = advance(world, facts, chat.session ?? newSession(), inputs, now);
  chat.session = session;
  await fenceSubjects(work, facts, events);
  await applyEvents(work, events);
  return speak(work, session, events, abilities);
}

/** Does what rows ask of the house itself, and gives the engine the rest. `read`: the rows of this turn. */
async function takeRows(
  work: Work,
  rows: readonly UnhandledRow[],
  read: ReadonlySet<string>,
): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const row of rows) {
    if (row.direction === 'in') {
      const input = await messageInput(work, row);
      if (input) inputs.push(input);
      continue;
    }
    const notice = row.body;
    if (notice.notice === 'act') await runAct(work, row.id, notice);
    else if (notice.notice === 'moved_on') movedOn(work);
    else if (notice.notice === 'timer') await timerDue(work, notice.timer, notice.key);
    if (notice.notice !== 'act' && notice.notice !== 'moved_on')
      inputs.push({ kind: 'notice', id: row.id, receivedAt: row.receivedAt, notice });
    if (notice.notice === 'returned')
      for (const id of notice.left ?? []) if (!read.has(id)) inputs.push(...(await leftInput(work, id)));
  }
  return inputs;
}

async function messageInput(
  work: Work,
  row: Extract<UnhandledRow, { direction: 'in' }>,
): Promise<Input | undefined> {
  const { chat, stores } = work;
  if (row.author === 'phone') {
    await takenOverByPhone(work, row);
    return undefined;
  }
  const quoted = row.quotes === null ? undefined : await stores.messages.byExternalId(chat.id, row.quotes);
  const ticket = quoted?.direction === 'out' ? quotedTicket(quoted.body) : undefined;
  const twin = await twinOf(work, row.body);
  const complaint = await complaintAsked(work, row.body);
  const edits = await editedOf(work, row);
  return {
    kind: 'message',
    id: row.id,
    at: row.at,
    receivedAt: row.receivedAt,
    content: row.body,
    from: 'contact',
    ...(ticket === undefined ? {} : { quotesTicket: ticket }),
    ...(twin === undefined ? {} : { twin }),
    ...(complaint === undefined ? {} : { complaint }),
    ...(edits === undefined ? {} : { edits }),
  };
}

/** What the office phone left unanswered comes again, to be answered. */
async function leftInput(work: Work, id: string): Promise<Input[]> {
  const row = await work.stores.messages.get(id);
  const input = row?.direction === 'in' ? await messageInput(work, row) : undefined;
  return input?.kind === 'message' ? [{ ...input, left: true }] : [];
}

/** The message that an edit is about, with its words before: they may have been edited already. */
async function editedOf(
  { stores, chat }: Work,
  { id, body }: { id: string; body: Content },
): Promise<Edited | undefined> {
  if (body.kind !== 'edit') return undefined;
  const { target } = body;
  const first = await stores.messages.byExternalId(chat.id, target);
  if (first?.direction !== 'in') return undefined;
  const since = await stores.messages.ofChat(chat.id, MOST_SINCE, id);
  const last = since.find(
    (row) => row.direction === 'in' && row.body.kind === 'edit' && row.body.target === target,
  );
  const words = (last ?? first).body;
  const text = 'text' in words ? words.text : 'caption' in words ? words.caption : undefined;
  return { message: first.id, ...(text === undefined ? {} : { text }) };
}

/** Where the very same file stands already. */
async function twinOf({ stores, chat }: Work, content: Content): Promise<Twin | undefined> {
  if ((content.kind !== 'image' && content.kind !== 'document') || 'fault' in content.file) return undefined;
  const same = await stores.documents.sameBytes(chat.contact, content.file.sha256);
  const kept = same.findLast(({ state, application }) => state === 'kept' && application !== null);
  return kept?.application == null ? undefined : { application: kept.application, code: kept.code };
}

/** The ticket a line in an officer's chat is about: named in its first line, or under a picture. */
function quotedTicket(body: Outgoing): number | undefined {
  const [first = ''] = (body.kind === 'text' ? body.text : (body.caption ?? '')).split('\n');
  const number = /#(\d+)/.exec(first)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Renders and stores what was said, in order; the question's row is noted so that "shown" can be told. */
async function speak(
  work: Work,
  session: Session,
  events: readonly Event[],
  abilities: ChannelAbilities,
): Promise<boolean> {
  const { stores, world, chat, now } = work;
  const out = { chat: chat.id, author: 'bot', epoch: chat.epoch, at: now } as const;
  let says: Say[] = [];
  let asking: string | undefined;
  let spoke = false;
  const flush = async () => {
    const always = says.some((said) => said.always);
    for (const body of renderSays(world, chat.language, says, abilities.maxText)) {
      const id = await stores.messages.insertOut({ ...out, body, ...(always ? { always } : {}) });
      if (body.kind === 'text' && body.asks !== undefined) asking = id;
      spoke = true;
    }
    says = [];
  };
  for (const event of events) {
    if (event.type === 'say') {
      // What may leave after a take-over leaves alone: no question rides along with the warning.
      if (says.length > 0 && says.some((said) => said.always) !== (event.always ?? false)) await flush();
      says.push(event);
    }
    if (event.type !== 'file_sent') continue;
    await flush();
    const kind = event.file.mime.startsWith('image/') ? 'image' : 'document';
    const caption = event.caption === undefined ? {} : { caption: event.caption };
    await stores.messages.insertOut({ ...out, body: { kind, file: event.file, ...caption } });
    spoke = true;
  }
  await flush();
  const asked: Asked | undefined = session.aside?.asked ?? session.frames.at(-1)?.asked;
  if (asked && asking !== undefined) asked.row = asking;
  return spoke;
}
