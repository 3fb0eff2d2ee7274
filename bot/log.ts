import { pino } from 'pino';
import type { Logger } from 'pino';
import { maskNumbersIn } from '../licensing/identity/mask.ts';
import type { Log } from '../storage/ports.ts';
import { openLines } from './log-lines.ts';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * The one place that writes logs. Fields are ids, counts and codes; should a number of six digits or
 * more slip into one all the same, it is masked here.
 */
export function openLog(level: Level): { log: Log; logger: Logger } {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, openLines(2));
  return {
    logger,
    log: {
      info: (event, fields) => logger.info(cleanFields(fields), event),
      warn: (event, fields) => logger.warn(cleanFields(fields), event),
      error: (event, fields) => logger.error(cleanFields(fields), event),
    },
  };
}

/** Exported for its test: what may be logged of some fields. */
export function cleanFields(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, name === 'error' ? describe(value) : mask(value)]),
  );
}

function mask(value: unknown): unknown {
  return typeof value === 'string' && !ID.test(value) ? maskNumbersIn(value) : value;
}

/** Our own row ids (ULID) are not identity numbers. */
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return mask(String(error));
  const { name, message, stack } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  return { name, message: mask(message), ...(code === undefined ? {} : { code }), stack: mask(stack ?? '') };
}
