import type { Executor } from '../executor.ts';
import { openText } from '../sealed.ts';
import { eraseChannelKeys, eraseCopies } from './erase-copies.ts';
import { removeWordsOf } from './search.ts';

/** See contactsStore.erase. `id` may be any contact of the person; merged ones go with it. */
export async function eraseContact(tx: Executor, id: string, now: number): Promise<{ files: string[] }> {
  const { db } = tx;
  const asked = await db
    .selectFrom('contacts')
    .select(['id', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (asked === undefined) return { files: [] };
  const root = asked.merged_into ?? asked.id;
  const family = (
    await db
      .selectFrom('contacts')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', root), eb('merged_into', '=', root)]))
      .execute()
  ).map((row) => row.id);
  const chats = db.selectFrom('chats').select('id').where('contact', 'in', family);
  const applications = db.selectFrom('applications').select('id').where('contact', 'in', family);

  const inMessages = await db
    .selectFrom('messages')
    .select('file')
    .distinct()
    .where('chat', 'in', chats)
    .where('file', 'is not', null)
    .execute();
  const inDocuments = await db
    .selectFrom('documents')
    .select('file')
    .where('contact', 'in', family)
    .execute();
  const made = await db
    .deleteFrom('previews')
    .where('contact', 'in', family)
    .returning(['thumbnail', 'crops'])
    .execute();
  const files = new Set<string>();
  for (const { file } of [...inMessages, ...inDocuments]) if (file !== null) files.add(file);
  for (const { thumbnail, crops } of made)
    for (const file of [thumbnail, crops]) if (file !== null) files.add(file);

  const chatIds = (await chats.execute()).map((chat) => chat.id);
  for (const chat of chatIds) tx.hint('chat', chat);
  for (const application of await applications.execute()) tx.hint('application', application.id);

  const addresses = await db
    .selectFrom('addresses')
    .select(['hash', 'value', 'contact'])
    .where('contact', 'in', family)
    .execute();
  const values: string[] = [];
  for (const { contact, value } of addresses)
    values.push(openText(tx.cipher, await tx.keys.of(tx, contact), value));
  await eraseChannelKeys(tx, values);
  for (const file of await eraseCopies(tx, family, chatIds, new Set(files), now)) files.add(file);
  for (const { hash } of addresses) {
    await db
      .insertInto('erasures')
      .values({ hash, at: now })
      .onConflict((c) => c.column('hash').doUpdateSet({ at: now }))
      .execute();
  }
  await removeWordsOf(tx, family);
  await db.deleteFrom('timers').where('chat', 'in', chats).execute();
  await db.deleteFrom('messages').where('chat', 'in', chats).execute();
  await db.deleteFrom('answers').where('contact', 'in', family).execute();
  await db.deleteFrom('documents').where('contact', 'in', family).execute();
  await db.deleteFrom('addresses').where('contact', 'in', family).execute();
  await db.updateTable('checklist').set({ reason: null }).where('application', 'in', applications).execute();
  await db
    .updateTable('stage_changes')
    .set({ note: null })
    .where('application', 'in', applications)
    .execute();
  await db.updateTable('tickets').set({ reason: null }).where('contact', 'in', family).execute();
  await db
    .updateTable('tickets')
    .set({ state: 'closed', active: 0, closed_at: now, outcome: 'erased' })
    .where('contact', 'in', family)
    .where('state', '!=', 'closed')
    .execute();
  await db.updateTable('promises').set({ text: null }).where('contact', 'in', family).execute();
  await db
    .updateTable('operators')
    .set({ contact: null, chat: null })
    .where('contact', 'in', family)
    .execute();
  await db.updateTable('contacts').set({ name: null }).where('id', 'in', family).execute();
  await db.deleteFrom('chats').where('contact', 'in', family).execute();
  await db.deleteFrom('contact_keys').where('contact', 'in', family).execute();
  for (const contact of family) tx.keys.forget(contact);
  return { files: [...files] };
}
