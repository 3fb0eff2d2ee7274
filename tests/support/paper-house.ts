import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { DocumentReader } from '../../documents/reader.ts';
import type { Answer } from '../../flows/facts.ts';
import type { Reading } from '../../licensing/reading.ts';
import type { DocumentRow } from '../../storage/stores/documents.ts';
import { openTestApp } from './test-app.ts';
import type { TestApp } from './test-app.ts';

/** Who sends papers. */
export const FROM = '+6281234567890';
const card = readFileSync(join(import.meta.dirname, 'files/cards/npwp_07_good.jpg'));
const letter = readFileSync(join(import.meta.dirname, 'files/izin.pdf'));
/** No two photos are the same to the byte, though they show the same. */
const photo = (serial: number): Buffer => Buffer.concat([card, Buffer.from([serial])]);

const said = (value: string) => ({ value, confidence: 0.95 });

/** A reading of some kind with these values. */
export const read = (type: string, fields: Record<string, string>, more: Partial<Reading> = {}): Reading => ({
  type,
  fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, said(value)])),
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'confirm',
  reasons: [],
  ...more,
});
export const KTP = read('ktp', { nik: '6311066010908001', name: 'RAUDAH' }, { decision: 'accept' });

export type PaperHouse = {
  house: TestApp;
  /** Says what the next photos turn out to be; what is not said is a KTP. */
  readsNext(...readings: Reading[]): void;
  /** Writes line after line; the words that came back for the last. */
  write(...texts: string[]): Promise<string>;
  /** Photos sent together, each with its caption or none; all that came back. */
  send(...captions: (string | undefined)[]): Promise<string>;
  /** The same in a PDF. */
  sendPdf(caption?: string): Promise<string>;
  /** The last photo once more, to the byte. */
  sendAgain(): Promise<string>;
  stateOf(code: string): Promise<string | undefined>;
  /** What is asked now; '' where nothing is. */
  asks(): Promise<string>;
  fields(): Promise<Record<string, unknown>>;
  answer(key: string): Promise<Answer | undefined>;
  /** What is kept for the newest case, under this code where one is named. */
  kept(code?: string): Promise<DocumentRow[]>;
};

/** A house whose reader says what the test tells it. */
export async function openPaperHouse(): Promise<PaperHouse> {
  let next: Reading[] = [];
  let taken = 0;
  /** By photo: those of an album may be read in any order. */
  const planned = new Map<number, Reading>();
  const reader: DocumentReader = {
    read({ bytes }) {
      const serial = bytes.at(-1)!;
      const reading = planned.get(serial) ?? next.shift() ?? KTP;
      planned.delete(serial);
      return Promise.resolve({ ...reading, cpuMs: 1 });
    },
    pid: () => undefined,
    stop: () => Promise.resolve(),
  };
  const house = await openTestApp(undefined, { reader });
  const { storage } = house.app.house;
  const application = async () => (await describeChat(house.app, FROM)).application as Shown;
  const draft = async () => {
    const wanted = { stages: ['draft' as const], limit: 1, offset: 0 };
    const [row] = await storage.read(({ applications }) => applications.list(wanted));
    return row?.id ?? '';
  };
  const deliver = async (
    photos: readonly { bytes: Buffer; caption: string | undefined }[],
    mime = 'image/jpeg',
  ): Promise<string> => {
    house.taken();
    await house.app.inbox.receiveAll(
      photos.map(({ bytes, caption }) => ({
        account: 'sim',
        chat: { kind: 'sim', value: FROM },
        externalId: house.app.house.ids.next(),
        at: house.app.clock.now(),
        from: 'contact',
        content: {
          kind: mime === 'image/jpeg' ? 'image' : 'document',
          file: { bytes, mime },
          ...(caption === undefined ? {} : { caption }),
        },
      })),
    );
    await house.settle();
    return house
      .taken()
      .map(({ message }) => (message.kind === 'text' ? message.text : ''))
      .join('\n---\n');
  };
  return {
    house,
    readsNext(...readings) {
      next = readings;
    },
    async write(...texts) {
      let words: string[] = [];
      for (const text of texts) words = await house.write(FROM, text);
      return words.join('\n');
    },
    send: (...captions) => {
      const photos = captions.map((caption) => {
        taken += 1;
        const reading = next.shift();
        if (reading) planned.set(taken, reading);
        return { bytes: photo(taken), caption };
      });
      return deliver(photos);
    },
    sendPdf: (caption) => {
      taken += 1;
      const bytes = Buffer.concat([letter, Buffer.from([taken])]);
      return deliver([{ bytes, caption }], 'application/pdf');
    },
    sendAgain: () => deliver([{ bytes: photo(taken), caption: undefined }]),
    stateOf: async (code) => (await application()).checklist.find((item) => item.code === code)?.state,
    asks: async () => ((await describeChat(house.app, FROM)).chat as { asks?: string } | null)?.asks ?? '',
    fields: async () => (await application()).fields,
    async answer(key) {
      const id = await draft();
      return (await storage.read((stores) => stores.answers.of([id]))).get(id)?.get(key);
    },
    async kept(code) {
      const id = await draft();
      const rows = await storage.read(({ documents }) => documents.ofApplication(id));
      return rows.filter((row) => row.state === 'kept' && (code === undefined || row.code === code));
    },
  };
}

type Shown = { fields: Record<string, unknown>; checklist: { code: string; state: string }[] };
