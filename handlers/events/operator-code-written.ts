import type { EventHandler } from '../handler.ts';
import { hashOperatorCode } from '../operator-code.ts';
import { helpNoMore } from './queue-left.ts';

/** Binds an officer to the contact that wrote the code: to the person, never to a number in a text. */
export const operatorCodeWritten: EventHandler<'operator_code_written'> = async (work, event) => {
  const { stores, chat, now, ids } = work;
  const id = await stores.operators.useCode(hashOperatorCode(work, event.code), now);
  const operator = id === null ? undefined : await stores.operators.byId(id);
  const usable = operator !== undefined && operator.disabledAt === null;
  if (usable) {
    await stores.operators.update(operator.id, { contact: chat.contact, chat: chat.id, onDuty: true });
    await stores.audit.add({
      at: now,
      who: `operator:${operator.id}`,
      action: 'whatsapp_bound',
      subjectKind: 'operator',
      subject: operator.id,
    });
    // Whoever asked for an officer before writing the code is one: nobody shall take that ticket, least of all they.
    await helpNoMore(work, 'closed');
  }
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `operator-code:${ids.next()}`,
    body: usable ? { notice: 'operator_bound', name: operator.name } : { notice: 'operator_code_refused' },
    at: now,
  });
};
