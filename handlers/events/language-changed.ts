import type { EventHandler } from '../handler.ts';

export const languageChanged: EventHandler<'language_changed'> = async ({ stores, chat }, event) => {
  chat.language = event.language;
  await stores.contacts.setLanguage(chat.contact, event.language, true);
};
