import { createRequire } from 'node:module';

/** Loads what the WhatsApp library itself depends on, in the very version it uses. */
export const fromLibrary = createRequire(import.meta.resolve('@whiskeysockets/baileys'));
