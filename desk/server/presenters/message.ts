import { z } from 'zod';
import { LATE_MS } from '../../../flows/engine/advance.ts';
import type { Content, FileFault, FileRef, Outgoing } from '../../../flows/message.ts';
import type { MessageRow } from '../../../storage/stores/message-reads.ts';
import { nameOfAuthor } from './names.ts';
import type { Names } from './names.ts';

const fileShape = z.object({
  /** To be put into /api/files/:id. */
  id: z.string(),
  mime: z.string(),
  size: z.number(),
  name: z.string().nullable(),
});

export const messageShape = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  author: z.enum(['contact', 'bot', 'phone', 'system', 'operator']),
  authorName: z.string().nullable(),
  kind: z.string(),
  text: z.string().nullable(),
  file: fileShape.nullable(),
  at: z.number(),
  /** When it was read, where that was long after it had been written. */
  readAt: z.number().optional(),
  state: z.string(),
  options: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
  location: z.object({ lat: z.number(), lon: z.number() }).optional(),
  /** Why a file was refused. */
  fault: z.string().optional(),
  /** Why a message of ours has not left or not arrived: a code of the channel or of the outbox. */
  trouble: z.string().optional(),
});
export type Message = z.infer<typeof messageShape>;

type LogRow = Exclude<MessageRow, { direction: 'internal' }>;
type Body = Content | Outgoing;

/** `cover` hides what the reader may not see in full. */
export function presentMessage(row: LogRow, names: Names, cover: (text: string) => string): Message {
  const body: Body = row.body;
  const file = 'file' in body ? body.file : undefined;
  const text = textOf(body);
  return {
    id: row.id,
    direction: row.direction,
    author: authorOf(row.author),
    authorName: nameOfAuthor(names, row.author),
    kind: row.kind,
    text: text === undefined ? null : cover(text),
    file: file === undefined || 'fault' in file ? null : presentFile(row.id, file, cover),
    at: row.at,
    ...(row.direction === 'in' && row.receivedAt - row.at > LATE_MS ? { readAt: row.receivedAt } : {}),
    state: row.state,
    ...('options' in body && body.options
      ? { options: body.options.map(({ id, label }) => ({ id, label: cover(label) })) }
      : {}),
    ...(body.kind === 'location' ? { location: { lat: body.latitude, lon: body.longitude } } : {}),
    ...(file !== undefined && 'fault' in file ? { fault: file.fault } : {}),
    ...(row.error === null ? {} : { trouble: row.error }),
  };
}

/** A file is named to the outside by the message that carries it. */
function presentFile(message: string, file: FileRef, cover: (text: string) => string) {
  return {
    id: message,
    mime: file.mime,
    size: file.size,
    name: file.name === undefined ? null : cover(file.name),
  };
}

function authorOf(author: LogRow['author']): Message['author'] {
  if (author === 'contact' || author === 'bot' || author === 'phone' || author === 'system') return author;
  return 'operator';
}

function textOf(body: Body): string | undefined {
  if ('text' in body) return body.text;
  if ('caption' in body) return body.caption;
  return body.kind === 'reaction' ? body.emoji : undefined;
}

/** The file a message carries, if it was kept. */
export function fileOf(row: MessageRow): FileRef | undefined {
  const body: { file?: FileRef | FileFault } = 'file' in row.body ? row.body : {};
  return body.file === undefined || 'fault' in body.file ? undefined : body.file;
}
