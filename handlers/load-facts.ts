import type {
  Answer,
  ApplicationFacts,
  Facts,
  OperatorFacts,
  PhoneChat,
  TicketBrief,
  TicketFacts,
} from '../flows/facts.ts';
import type { CaseRow } from '../storage/stores/applications.ts';
import type { OperatorRow } from '../storage/stores/operators.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import type { ReadStores } from '../storage/stores.ts';
import { isOver } from './stages.ts';
import { keptRules } from './kept-rules.ts';
import { openUntil } from './window.ts';
import type { ReadWork } from './work.ts';

/** So many things one burst may begin; whoever wants more writes once more. */
const MOST_BEGUN = 12;

/** More cases than one person has; older ones are found at the desk. */
const MOST_APPLICATIONS = 20;
/** Nobody types to more people at a time. */
const MOST_PHONE_CHATS = 200;

/** Everything the engine may know about one chat, read in the turn's own transaction. */
export async function loadFacts(work: ReadWork): Promise<Facts> {
  const { stores, chat, ids } = work;
  const asked = chat.session?.aside?.asked ?? chat.session?.frames.at(-1)?.asked;
  const { officer, ticketed, sentAt } = await stores.chats.glance(chat.people, asked?.row);
  const rows = await stores.applications.ofPeople(chat.people, MOST_APPLICATIONS);
  const answers = await stores.answers.of([chat.contact, ...rows.map(({ id }) => id)]);
  const items = await stores.checklist.of(rows.filter(({ judged }) => judged).map(({ id }) => id));
  const histories = await stores.histories.of(
    rows.filter(({ stage }) => stage !== 'draft').map(({ id }) => id),
  );
  const operator = officer ? await stores.operators.byContact(chat.contact) : undefined;
  const until = await openUntil(work);
  const after = work.world.windows?.get(chat.account);
  const ticket = ticketed ? await stores.tickets.openOf(chat.id, chat.people) : undefined;
  return {
    chat: {
      id: chat.id,
      owner: chat.owner,
      byPhone: chat.byPhone,
      ...(sentAt === null ? {} : { askedSentAt: sentAt }),
      ...(until === undefined || !after ? {} : { window: { until, after } }),
    },
    contact: {
      id: chat.contact,
      language: chat.language,
      blocked: chat.blocked,
      answers: answers.get(chat.contact) ?? new Map<string, Answer>(),
      ...(phoneOf(work) === undefined ? {} : { phone: phoneOf(work)! }),
    },
    applications: await Promise.all(
      rows.map(async (row) => ({
        ...applicationFacts(row),
        ...(await rulesOf(work, row)),
        ...histories.get(row.id),
        ...(await promiseOf(work, row)),
        answers: answers.get(row.id) ?? new Map(),
        items: items.get(row.id) ?? new Map(),
      })),
    ),
    ...(ticket ? { ticket: await ticketFacts(work, ticket) } : {}),
    ...(operator && operator.disabledAt === null ? { operator: await operatorFacts(work, operator) } : {}),
    elsewhere: otherChats(chat.id, [
      ticket?.chat,
      operator?.chat,
      ...rows.filter(({ stage }) => !isOver(stage)).map((row) => row.chat),
    ]),
    freshIds: Array.from({ length: MOST_BEGUN }, () => ids.next()),
  };
}

function otherChats(here: string, chats: readonly (string | null | undefined)[]): string[] {
  return [...new Set(chats.filter((chat): chat is string => chat != null && chat !== here))];
}

/** The phone number of the chat itself, where the channel tells it. */
function phoneOf({ chat }: ReadWork): string | undefined {
  if (chat.address.kind === 'phone') return chat.address.value;
  return chat.address.kind === 'sim' && /^\+\d{8,15}$/.test(chat.address.value)
    ? chat.address.value
    : undefined;
}

function applicationFacts(row: CaseRow): Omit<ApplicationFacts, 'answers' | 'items'> {
  return {
    id: row.id,
    version: row.version,
    permits: row.permits,
    stage: row.stage,
    stageSince: row.stageSince,
    ...(row.number === null ? {} : { number: row.number }),
    ...(row.submittedAt === null ? {} : { submittedAt: row.submittedAt }),
  };
}

/** A submitted application goes by the catalogue it was submitted under; a draft by the one that runs. */
async function rulesOf(
  { stores, world }: ReadWork,
  row: CaseRow,
): Promise<Pick<ApplicationFacts, 'rules' | 'before'>> {
  if (row.revision === null || row.revision === world.catalogue.revision) return {};
  const rules = await keptRules(stores, row.revision);
  if (!rules) return {};
  return row.number === null ? { before: rules.catalogue } : { rules };
}

async function promiseOf(
  { stores }: ReadWork,
  row: CaseRow,
): Promise<Pick<ApplicationFacts, 'promisedAt' | 'missedAt' | 'paperAt'>> {
  if (row.stage === 'draft') return {};
  const due = await stores.promises.dueOf(row.id);
  const [next] = due;
  if (!next) return {};
  const news = due.find(({ permit }) => permit === null);
  const paper = due.find(({ permit }) => permit !== null);
  const missed = next.late
    ? (await stores.promises.ofApplication(row.id)).findLast(({ state }) => state === 'missed')
    : undefined;
  return {
    ...(news ? { promisedAt: news.dueAt } : {}),
    ...(paper ? { paperAt: paper.dueAt } : {}),
    ...(missed ? { missedAt: missed.dueAt } : {}),
  };
}

async function ticketFacts(work: ReadWork, row: TicketRow): Promise<TicketFacts> {
  const { stores } = work;
  const operator = row.operator === null ? undefined : await stores.operators.byId(row.operator);
  return {
    id: row.id,
    number: row.number,
    state: row.state === 'claimed' ? 'claimed' : 'waiting',
    topic: row.topic,
    place: row.topic === 'application' ? 0 : ((await stores.tickets.place(row.id)) ?? 0),
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt }),
    ...(operator ? { operatorName: operator.name } : {}),
  };
}

async function operatorFacts(work: ReadWork, row: OperatorRow): Promise<OperatorFacts> {
  const { stores } = work;
  const claimed = await stores.tickets.ofOperator(row.id);
  const mine = await Promise.all(claimed.map((ticket) => brief(work, ticket)));
  const active = mine[claimed.findIndex((ticket) => ticket.active)];
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    onDuty: row.onDuty,
    officeDevice: row.officeDevice,
    mine,
    queue: await Promise.all((await stores.tickets.waiting()).map((ticket) => brief(work, ticket))),
    phone: await servedFromPhone(stores),
    ...(active ? { active } : {}),
  };
}

async function brief({ stores }: ReadWork, row: TicketRow): Promise<TicketBrief> {
  return {
    id: row.id,
    number: row.number,
    name: await nameOf(stores, row.contact),
    topic: row.topic,
    createdAt: row.createdAt,
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt }),
    ...(row.application === null ? {} : { application: row.application }),
  };
}

/** Chats that somebody serves from the office phone itself, the liveliest first. */
export async function servedFromPhone(stores: ReadStores): Promise<PhoneChat[]> {
  const chats = await stores.chats.list({ owner: 'operator', byPhone: true, limit: MOST_PHONE_CHATS });
  return Promise.all(
    chats.map(async ({ id, contact, lastInAt, createdAt }) => ({
      chat: id,
      name: await nameOf(stores, contact),
      lastAt: lastInAt ?? createdAt,
    })),
  );
}

/** How staff call a person: the name they gave last for an application, else the one their phone shows. */
export async function nameOf(stores: ReadStores, contact: string): Promise<string> {
  const rows = await stores.applications.ofContact(contact, MOST_APPLICATIONS);
  const answers = await stores.answers.of(rows.map(({ id }) => id));
  for (const { id } of rows) {
    const given = answers.get(id)?.get('name')?.value;
    if (typeof given === 'string') return given;
  }
  return (await stores.contacts.get(contact))?.name ?? 'Pemohon';
}
