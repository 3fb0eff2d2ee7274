import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Log } from '../../../storage/ports.ts';

/**
 * Baileys' logger over ours. Its objects hold JIDs, keys and texts, so only the sentence is kept, digits out;
 * info and below are dropped.
 */
export function libraryLog(log: Log): ILogger {
  const sentence = (first: unknown, second: unknown): string => {
    const text = typeof second === 'string' ? second : typeof first === 'string' ? first : 'without words';
    return text.replaceAll(/\d{4,}/g, '…').slice(0, 200);
  };
  const drop = (): void => undefined;
  const logger: ILogger = {
    level: 'warn',
    child: () => logger,
    trace: drop,
    debug: drop,
    info: drop,
    warn: (first, second) => log.warn('baileys', { what: sentence(first, second) }),
    error: (first, second) => log.warn('baileys.error', { what: sentence(first, second) }),
  };
  return logger;
}
