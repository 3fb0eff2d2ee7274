import { localDate } from '../../licensing/calendar/local-time.ts';
import type { FileRef } from '../../flows/message.ts';
import type { Reading } from '../../licensing/reading.ts';
import { ReaderBusy } from '../../documents/reader.ts';
import type { DocumentReader } from '../../documents/reader.ts';
import type { Views } from '../../documents/views.ts';
import type { Storage } from '../../storage/database.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { TimerRow } from '../../storage/stores/timers.ts';
import { packCrops } from '../../storage/files/crops.ts';
import type { FileKeeper } from './file-keeper.ts';
import { longChores } from './long-chores.ts';
import type { Chore } from './timers.ts';

export type Readings = {
  /** Begins to read what a timer names; true once there is nothing to read. The timer stays until it was read. */
  due: Chore;
  /** Resolves when nothing waits to be read. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

type ReadingsParts = {
  storage: Storage;
  clock: Clock;
  log: Log;
  files: FileKeeper;
  zone: string;
  /** None where reading is off or its models are missing: then an officer looks at every file. */
  reader: DocumentReader | undefined;
};

const MOST_AT_ONCE = 200;
const KIND = 'read_document';
/** A file that could not be read while the machine was busy is tried once more, so long after it. */
const AGAIN_MS = 10 * 60_000;
const LAST_TRY = { last: true };

/**
 * Has files read outside the turns. The timer is the promise that it will be done: it is taken away in the transaction
 * that tells the chat, so that a crash in between reads the file again and tells it once.
 */
export function openReadings({ storage, clock, log, files, zone, reader }: ReadingsParts): Readings {
  let stopped = false;

  async function read(row: TimerRow): Promise<void> {
    const file = await fileOf(row);
    try {
      return await tell(row, file, file && reader ? await readingOf(reader, file) : undefined);
    } catch (error) {
      // The queue is full or the house closes: the timer stays, and it is read later.
      if (error instanceof ReaderBusy || stopped) return;
      log.warn('document_not_read', { chat: row.chat });
      await tell(row, file, undefined, row.payload === null && file !== undefined);
    }
  }

  async function readingOf(from: DocumentReader, file: FileRef): Promise<Reading> {
    const bytes = await files.get(file);
    const today = localDate(clock.now(), zone);
    const { cpuMs, views, ...reading } = await from.read({ bytes, mime: file.mime, today });
    if (views) await keepViews(file, views);
    log.info('document_read', { type: reading.type, decision: reading.decision, cpuMs });
    return reading;
  }

  /** Small pictures for staff, each sealed like the file itself. */
  async function keepViews(file: FileRef, { thumbnail, crops }: Views): Promise<void> {
    if (await storage.read(({ previews }) => previews.of(file.id))) return;
    const cropped = Object.keys(crops).length > 0;
    if (!thumbnail && !cropped) return;
    const preview = {
      file: file.id,
      contact: file.owner,
      thumbnail: thumbnail ? await files.add(file.owner, thumbnail) : null,
      crops: cropped ? await files.add(file.owner, packCrops(crops)) : null,
      at: clock.now(),
    };
    await storage.write(({ previews }) => previews.add(preview));
  }

  /** `again`: it was not read this time, and is to be tried once more. */
  const tell = (
    row: TimerRow,
    file: FileRef | undefined,
    reading: Reading | undefined,
    again = false,
  ): Promise<void> =>
    storage.write(async ({ timers, messages }) => {
      if (!(await timers.remove(row.id))) return;
      if (again) await timers.set(row.chat, KIND, row.key, clock.now() + AGAIN_MS, LAST_TRY);
      const body = {
        notice: 'document_read',
        message: row.key,
        ...(file && reader ? { file } : {}),
        ...(reading ? { reading } : {}),
      } as const;
      await messages.insertInternal({ chat: row.chat, cause: `read:${row.id}`, body, at: clock.now() });
    });

  async function fileOf(row: TimerRow): Promise<FileRef | undefined> {
    const message = await storage.read(({ messages }) => messages.get(row.key));
    if (message?.direction !== 'in') return undefined;
    const { body } = message;
    if (body.kind !== 'image' && body.kind !== 'document') return undefined;
    return 'fault' in body.file ? undefined : body.file;
  }

  const chores = longChores({
    storage,
    clock,
    log,
    kind: KIND,
    most: MOST_AT_ONCE,
    fault: 'reading_failed',
    work: read,
  });
  return {
    due: chores.due,
    idle: chores.idle,
    async stop() {
      stopped = true;
      chores.close();
      await reader?.stop();
      await chores.ended();
    },
  };
}
