import type { ContentKind } from '../flows/message.ts';
import type { UnhandledRow } from '../storage/stores/message-reads.ts';
import { answeredByPhone } from './answered-by-phone.ts';
import { setOwner } from './chat-state.ts';
import { isWithPhone } from './leave-phone.ts';
import type { Work } from './work.ts';

const MINUTE = 60_000;

/** WhatsApp Business answers by itself at once; nobody reads and types as fast. The provider's times are seconds. */
const AT_ONCE_MS = 2_000;
/** The same words to so many chats within so long are nobody's typing either. */
const CHATS = 3;
export const WITHIN_MS = 10 * 60_000;
/** Key of the timer that gives a chat back which nobody had taken over. */
export const NOBODY = 'nobody';
/** Shorter ones ("Baik, ditunggu") are typed by hand many times an hour. */
const LEAST_CHARACTERS = 20;
const MOST_KEPT = 200;

/** A heart on a message, a line taken back: nobody has said anything to the person. */
const NO_WORDS: ReadonlySet<ContentKind> = new Set<ContentKind>(['reaction', 'delete', 'poll_vote']);

/** What the phone said lately, by keyed hash. `took`: the chat was taken over by it. */
type Said = { text: string; chat: string; at: number; took: boolean };
const saidSetting = (account: string): string => `phone-said:${account}`;
const greetingSetting = (account: string): string => `phone-greeting:${account}`;

export const saysNothing = ({ kind }: { kind: ContentKind }): boolean => NO_WORDS.has(kind);

/** Sent by WhatsApp Business itself, right after the person's message (both by the provider's clock, UTC ms). */
export const isAutomatic = (at: number, lastIn: number | null): boolean =>
  lastIn !== null && Math.abs(at - lastIn) <= AT_ONCE_MS;

/** When WhatsApp Business last answered by itself on this number (UTC ms), if it ever did. */
export async function greetingSeen(
  settings: { get(key: string): Promise<string | undefined> },
  account: string,
): Promise<number | undefined> {
  const at = await settings.get(greetingSetting(account));
  return at === undefined ? undefined : Number(at);
}

/**
 * A message from the office phone takes the chat over (law 3), unless it is WhatsApp Business's own greeting or
 * away message. Chats that the same words took over before it showed are given back. The time after which the bot serves
 * again runs from when the officer wrote: words that are read later than that take nothing over.
 */
export async function takenOverByPhone(
  work: Work,
  row: Extract<UnhandledRow, { direction: 'in' }>,
): Promise<void> {
  if (saysNothing(row.body)) return;
  const { chat, stores, world, now } = work;
  const idleAt = row.at + world.office.settings.phone_idle_minutes.value * MINUTE;
  const lastIn = await stores.messages.lastInAt(chat.id, row.id);
  const atOnce = isAutomatic(row.at, lastIn);
  const took = !atOnce && idleAt > now && chat.owner !== 'operator';
  const alike = await repeated(work, row, took);
  if (atOnce || alike) {
    for (const other of alike ?? []) await stores.timers.set(other, 'officer_idle', NOBODY, now);
    return stores.settings.set(greetingSetting(chat.account), String(now));
  }
  // What the person wrote after it, it cannot have answered.
  if (lastIn === null || row.at >= lastIn) await answeredByPhone(work);
  if (took) setOwner(chat, 'operator', null, true);
  // Whoever has the chat by a ticket has it for as long as they answer.
  if (!isWithPhone(work)) return;
  // Words may come late, and out of order.
  const set = (await stores.timers.dueAt(chat.id, 'officer_idle', chat.id)) ?? 0;
  await stores.timers.set(chat.id, 'officer_idle', chat.id, Math.max(set, idleAt));
}

/**
 * Notes the words; when they went to enough chats lately, the chats that they took over and where the phone has
 * said nothing since.
 */
async function repeated(
  { chat, stores, hash }: Work,
  row: Extract<UnhandledRow, { direction: 'in' }>,
  took: boolean,
): Promise<string[] | undefined> {
  const { body, at } = row;
  const words = body.kind === 'text' ? body.text.trim() : '';
  const setting = saidSetting(chat.account);
  const before = (JSON.parse((await stores.settings.get(setting)) ?? '[]') as Said[]).filter(
    (said) => at - said.at <= WITHIN_MS,
  );
  const own: Said = { text: hash('phone-text', words), chat: chat.id, at, took };
  const same = words.length >= LEAST_CHARACTERS ? before.filter(({ text }) => text === own.text) : [];
  const known = new Set([...same.map((said) => said.chat), chat.id]).size >= CHATS;
  const said = [...before, known ? { ...own, took: false } : own].slice(-MOST_KEPT);
  await stores.settings.set(setting, JSON.stringify(said));
  if (!known) return undefined;
  const last = new Map(before.map((entry) => [entry.chat, entry]));
  return [...last.values()]
    .filter((entry) => entry.took && entry.text === own.text)
    .map((entry) => entry.chat);
}
