import { EXTRA } from '../flows/engine/files/extras.ts';
import { answerFields } from '../flows/engine/answer-lines.ts';
import { renderValue } from '../flows/engine/render.ts';
import type { Value } from '../flows/event.ts';
import { DEFAULT_LANGUAGE } from '../flows/texts.ts';
import { maskNumbersIn, maskPhone } from '../licensing/identity/mask.ts';
import type { ReadStores } from '../storage/stores.ts';
import { caseContext } from './commands/checklist-of.ts';
import type { House } from './run-command.ts';

/** More than one person has. */
const MOST_CASES = 500;
const MOST_MESSAGES = 100_000;

/** Everything that is kept of one person, in words, identity numbers masked. Times in UTC ms. */
export type PersonData = {
  name: string | null;
  addresses: string[];
  since: number;
  cases: {
    number: string | null;
    permits: string[];
    stage: string;
    startedAt: number;
    submittedAt: number | null;
    fields: { label: string; value: string }[];
    files: { document: string; at: number; bytes: number }[];
  }[];
  messages: { at: number; from: string; text: string }[];
};

/** Gathers it; undefined where there is nobody. */
export async function personData(house: House, contact: string): Promise<PersonData | undefined> {
  return house.storage.read(async (stores) => {
    const person = await stores.contacts.get(contact);
    if (!person) return undefined;
    const chats = await stores.chats.ofContact(person.id);
    return {
      name: person.name,
      addresses: (await stores.contacts.addresses(person.id)).map(({ value }) => maskPhone(value)),
      since: person.createdAt,
      cases: await casesOf(house, stores, person.id),
      messages: (await Promise.all(chats.map((chat) => messagesOf(stores, chat)))).flat(),
    };
  });
}

async function casesOf(house: House, stores: ReadStores, contact: string): Promise<PersonData['cases']> {
  const { world, ids } = house;
  const words = (value: Value): string => String(renderValue(world, DEFAULT_LANGUAGE, value));
  const found: PersonData['cases'] = [];
  for (const row of await stores.applications.ofContact(contact, MOST_CASES)) {
    const chat = await stores.chats.get(row.chat);
    if (!chat) continue;
    const context = await caseContext({ stores, world, ids, now: house.clock.now(), chat }, row);
    const labels = new Map(context.checklist().map(({ code, label }) => [code, label]));
    labels.set(EXTRA, words({ text: 'file.extra_name' }));
    found.push({
      number: row.number,
      permits: row.permits.map((code) => world.catalogue.permits.get(code)?.name ?? code),
      stage: words({ text: `stage.${row.stage}` }),
      startedAt: row.createdAt,
      submittedAt: row.submittedAt,
      fields: answerFields(context).map(({ label, value }) => ({ label: words(label), value: words(value) })),
      files: (await stores.documents.ofApplication(row.id)).map(({ code, at, size }) => ({
        document: labels.get(code) ?? code,
        at,
        bytes: size,
      })),
    });
  }
  return found;
}

/** Oldest first. A file is told by its kind. */
async function messagesOf(stores: ReadStores, chat: string): Promise<PersonData['messages']> {
  const rows = await stores.messages.ofChat(chat, MOST_MESSAGES);
  return rows.reverse().map(({ at, author, body }) => {
    const said = 'text' in body ? body.text : 'caption' in body ? (body.caption ?? '') : '';
    return {
      at,
      from: author.startsWith('operator:') ? 'operator' : author,
      text: maskNumbersIn(body.kind === 'text' ? said : `[${body.kind}] ${said}`.trim()),
    };
  });
}
