import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Content, InboundMessage, Media } from '../../flows/message.ts';
import type { App } from '../app.ts';
import { SIMULATOR_ACCOUNT } from '../channels/simulator/channel.ts';

/** A line that says something impossible; the message is a sentence. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const base = {
  from: z.string().min(3),
  id: z.string().optional(),
  name: z.string().optional(),
  /** `id` of a message this person was shown, or of a line of their own. */
  quote: z.string().optional(),
};

/** One message of a person, as `chat --json` takes it. */
export const personLine = z.union([
  z.object({ ...base, text: z.string() }),
  z.object({ ...base, image: z.string(), caption: z.string().optional() }),
  z.object({ ...base, document: z.string(), caption: z.string().optional() }),
  z.object({ ...base, location: z.object({ lat: z.number(), lon: z.number() }) }),
  z.object({ ...base, voice: z.string() }),
  z.object({
    ...base,
    kind: z.enum([
      'sticker',
      'contact_card',
      'view_once',
      'poll',
      'poll_vote',
      'call',
      'group_invite',
      'group_message',
      'other',
      'video',
    ]),
  }),
]);
export type PersonLine = z.infer<typeof personLine>;

/** The line as the simulated phone sends it. Throws LineError: its file cannot be read, its place is none. */
export async function messageOf(app: App, line: PersonLine): Promise<InboundMessage> {
  const quotes = line.quote === undefined ? undefined : await providersId(app, line.quote);
  return {
    account: SIMULATOR_ACCOUNT,
    chat: { kind: 'sim', value: line.from },
    externalId: line.id ?? app.house.ids.next(),
    at: app.clock.now(),
    from: 'contact',
    content: contentOf(line),
    ...(line.name === undefined ? {} : { name: line.name }),
    ...(quotes === undefined ? {} : { quotes }),
  };
}

/** By which the channel knows a message that was shown; a line of the person's own bears its id there too. */
async function providersId(app: App, id: string): Promise<string> {
  const shown = await app.house.storage.read(({ messages }) => messages.get(id));
  return shown?.externalId ?? id;
}

function contentOf(line: PersonLine): Content<Media> {
  if ('text' in line) return { kind: 'text', text: line.text };
  if ('location' in line) return { kind: 'location', ...placeOf(line.location) };
  if ('voice' in line) return { kind: 'voice', file: fileAt(line.voice) };
  if ('kind' in line) return { kind: line.kind };
  const caption = line.caption === undefined ? {} : { caption: line.caption };
  return 'image' in line
    ? { kind: 'image', file: fileAt(line.image), ...caption }
    : { kind: 'document', file: fileAt(line.document), ...caption };
}

function placeOf({ lat, lon }: { lat: number; lon: number }): { latitude: number; longitude: number } {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    throw new LineError(
      'bad_location',
      `Tidak ada tempat seperti itu: lat ${lat}, lon ${lon}. (lat lies within ±90 and lon within ±180.)`,
    );
  }
  return { latitude: lat, longitude: lon };
}

export function fileAt(path: string): { bytes: Uint8Array; mime: string; name: string } {
  try {
    return { bytes: readFileSync(path), mime: 'application/octet-stream', name: basename(path) };
  } catch {
    throw new LineError('no_file', `Berkas tidak terbaca (cannot read): ${path}`);
  }
}
