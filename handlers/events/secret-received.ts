import type { EventHandler } from '../handler.ts';

/** A password or OTP is blanked in the transaction that read it; that it came is recorded, never what. */
export const secretReceived: EventHandler<'secret_received'> = async ({ stores, chat, now }, event) => {
  await stores.messages.blank(event.message);
  await stores.audit.add({
    at: now,
    who: 'bot',
    action: 'secret_blanked',
    subjectKind: 'chat',
    subject: chat.id,
  });
};
