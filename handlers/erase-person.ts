import type { Stage } from '../flows/facts.ts';
import type { House } from './run-command.ts';

/** Where nothing is done any more; a person who is erased ends every other case. */
const ENDED: ReadonlySet<Stage> = new Set<Stage>(['issued', 'completed', 'rejected', 'withdrawn', 'expired']);
/** More cases than one person has. */
const MOST = 500;

/** What is left of a person: the office's record that there was a case, without them. */
export type Erased = { files: string[]; cases: number };

/**
 * Erases a person (law 8): messages, answers, documents, index and key. Numbers, permits and stages of their
 * cases stay, for the archive; running ones are withdrawn. `by` is the audit's word for who did it. Returns the
 * files to remove now; undefined where there is nobody, or where it is an officer's own chat.
 */
export async function erasePerson(house: House, contact: string, by: string): Promise<Erased | undefined> {
  const at = house.clock.now();
  return house.storage.write(async ({ applications, audit, contacts, operators }) => {
    const person = await contacts.get(contact);
    if (!person || (await operators.byContact(person.id))) return undefined;
    const rows = await applications.ofContact(person.id, MOST);
    for (const { id, version, stage } of rows.filter((row) => !ENDED.has(row.stage)))
      await applications.setStage(id, version, { to: stage === 'draft' ? 'expired' : 'withdrawn', by, at });
    const { files } = await contacts.erase(person.id, at);
    const cases = rows.filter(({ number }) => number !== null).length;
    await audit.add({
      at,
      who: by,
      action: 'person_erased',
      subjectKind: 'contact',
      subject: person.id,
      detail: { cases, files: files.length },
    });
    return { files, cases };
  });
}
