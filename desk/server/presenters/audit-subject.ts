import { nameOf } from '../../../handlers/load-facts.ts';
import type { AuditRow } from '../../../storage/stores/audit.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { Names } from './names.ts';

/** What an entry is about as staff call it: a person, a ticket, a case; null for what is gone, or has no name. */
export async function nameOfSubject(
  stores: ReadStores,
  staff: Names,
  { subjectKind, subject }: AuditRow,
): Promise<string | null> {
  switch (subjectKind) {
    case 'operator':
      return staff.get(subject) ?? null;
    case 'chat': {
      const chat = await stores.chats.get(subject);
      return chat ? nameOf(stores, chat.contact) : null;
    }
    case 'contact':
      return (await stores.contacts.get(subject)) ? nameOf(stores, subject) : null;
    case 'message': {
      const message = await stores.messages.get(subject);
      const chat = message && (await stores.chats.get(message.chat));
      return chat ? nameOf(stores, chat.contact) : null;
    }
    case 'ticket': {
      const ticket = await stores.tickets.get(subject);
      return ticket ? `#${ticket.number} ${await nameOf(stores, ticket.contact)}` : null;
    }
    case 'application': {
      const application = await stores.applications.get(subject);
      return application ? (application.number ?? nameOf(stores, application.contact)) : null;
    }
    default:
      return null;
  }
}
