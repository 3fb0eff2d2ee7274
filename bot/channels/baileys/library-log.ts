import type { ILogger } from '@whiskeysockets/baileys/lib/Utils/logger.js';
import type { Log } from '../../../storage/ports.ts';

/**
 * No trouble of its own: a device that was just linked has no name to show itself under until the phone tells it; and
 * the server ends the stream at each linking. Why a connection ended the channel says itself.
 */
const USUAL = /^(no name present|stream errored out)/;

/**
 * Baileys' logger over ours. Its objects hold JIDs, keys and texts, so only the sentence is kept, digits out;
 * info and below are dropped.
 */
export function libraryLog(log: Log): ILogger {
  const say = (event: string) => (first: unknown, second: unknown) => {
    const text = typeof second === 'string' ? second : typeof first === 'string' ? first : 'without words';
    if (!USUAL.test(text)) log.warn(event, { what: text.replaceAll(/\d{4,}/g, '…').slice(0, 200) });
  };
  const drop = (): void => undefined;
  const logger: ILogger = {
    level: 'warn',
    child: () => logger,
    trace: drop,
    debug: drop,
    info: drop,
    warn: say('baileys'),
    error: say('baileys.error'),
  };
  return logger;
}
