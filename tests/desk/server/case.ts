/** A stall keeper with a submitted NIB-UMK and a KTP photo, as the conversations leave them. */
import { applicationSubmitted } from '../../../handlers/events/application-submitted.ts';
import { onChat } from '../../../handlers/run-command.ts';
import type { TestApp } from '../../support/test-app.ts';

export const NIK = '6311060101900001';
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF');

const ANSWERS = {
  consent: 'yes',
  name: 'Nurul Hidayah',
  nik: NIK,
  phone: '+6281250000001',
  business_name: 'Warung Nurul',
  capital: 5_000_000,
};

export type Case = { phone: string; chat: string; ticket: string; application: string; photo: string };

/** `putOff`: questions left to an officer; nothing else but ANSWERS and the photo is there. */
export async function openCase(
  desk: TestApp,
  phone = '+6281250000001',
  { permits = ['NIB-UMK'], putOff = [] }: { permits?: string[]; putOff?: string[] } = {},
): Promise<Case> {
  const { house } = desk.app;
  await desk.write(phone, `NIK saya ${NIK} ya bu`);
  await desk.receive(phone, { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg' }, caption: 'ktp' });
  await desk.settle();
  const chat = await house.storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone }));
  if (!chat) throw new Error('no chat');
  const application = house.ids.next();
  const photo = await house.storage.write(async (stores) => {
    const at = house.clock.now();
    await stores.applications.create({
      id: application,
      contact: chat.contact,
      chat: chat.id,
      permits,
      at,
    });
    for (const [key, value] of Object.entries(ANSWERS)) {
      await stores.answers.put(application, chat.contact, key, { value, source: 'applicant', at });
    }
    for (const key of putOff) {
      const answer = { value: null, mark: 'deferred', source: 'applicant', at } as const;
      await stores.answers.put(application, chat.contact, key, answer);
    }
    const log = await stores.messages.ofChat(chat.id, 50);
    const sent = log.find(({ kind, direction }) => kind === 'image' && direction === 'in');
    if (sent?.body.kind !== 'image' || 'fault' in sent.body.file) throw new Error('no photo');
    const { id: file, mime, size, sha256 } = sent.body.file;
    await stores.documents.add({
      application,
      contact: chat.contact,
      code: 'ktp',
      file,
      mime,
      size,
      sha256,
      message: sent.id,
      at,
    });
    await stores.answers.put(application, chat.contact, 'doc:ktp', {
      value: { file },
      source: 'applicant',
      at,
    });
    return sent.id;
  });
  await onChat(
    house,
    () => Promise.resolve(chat.id),
    async (work) => {
      await applicationSubmitted(work, { type: 'application_submitted', application });
      return { result: undefined };
    },
  );
  desk.app.queue.wake(chat.id);
  await desk.settle();
  const ticket = await house.storage.read(({ tickets }) => tickets.openOfChat(chat.id));
  if (!ticket) throw new Error('no ticket');
  desk.taken();
  return { phone, chat: chat.id, ticket: ticket.id, application, photo };
}
