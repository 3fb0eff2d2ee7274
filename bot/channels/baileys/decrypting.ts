import { MISSING_KEYS_ERROR_TEXT } from '@whiskeysockets/baileys';
import type { Journal } from './journal.ts';

type Make = Journal['makeSignalRepository'];

/** Tells when the library begins to decrypt a message, and that one was only delivered again. */
export function tellDecrypting(
  make: Make,
  { begun, repeated }: { begun: (ciphertext: Uint8Array) => void; repeated: () => void },
): Make {
  return (auth, logger, pnToLid) => {
    const repository = make(auth, logger, pnToLid);
    return {
      ...repository,
      async decryptMessage(opts) {
        begun(opts.ciphertext);
        try {
          return await repository.decryptMessage(opts);
        } catch (error) {
          // The library refuses it and hands nothing on.
          if ((error as Error).message === MISSING_KEYS_ERROR_TEXT) repeated();
          throw error;
        }
      },
    };
  };
}
