/** What an officer judges, and what the applicant hears of it: nothing is judged that is not there. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { Actor } from '../../handlers/policies.ts';
import { presentApplication } from '../../desk/server/presenters/application.ts';
import { onChat, runCommand } from '../../handlers/run-command.ts';
import { JPEG, openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { actOn, newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const ANOTHER_JPEG = Buffer.concat([JPEG, Buffer.from([0])]);

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  given = await openCase(house, undefined, {
    putOff: ['email', 'kbli', 'workers', 'address', 'location', 'npwp'],
  });
});
afterEach(() => house.close());

async function act(does: Omit<OfficerAct, 'application'>): Promise<string | undefined> {
  return (await actOn(house, siti, given, does))?.code;
}
const heard = (): string =>
  house
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : message.kind))
    .join('\n');
const write = async (text: string): Promise<string> => (await house.write(given.phone, text)).join('\n');
const stage = async () => (await describeChat(house.app, given.phone)).application?.['stage'];

describe('what is not there', () => {
  test('cannot be refused, and nobody is told that it was looked at', async () => {
    expect(await act({ verb: 'reject', item: 'email', reason: 'belum ada' })).toBe('nothing_given');
    expect(heard()).toBe('');
    expect(await stage()).toBe('submitted');
  });

  test('cannot be called fitting, whatever was recorded of it before', async () => {
    const { storage, clock } = house.app.house;
    await storage.write((stores) =>
      stores.checklist.set(given.application, 'email', 'rejected', { at: clock.now(), by: siti.id }),
    );
    expect(await act({ verb: 'accept', item: 'email' })).toBe('needs_value');
  });
});

describe('what never came', () => {
  test('cannot be refused either: the applicant is not asked with a reason for what they never sent', async () => {
    const bare = await openCase(house, '+6281250000009', { permits: ['NIB-UMK'] });
    const judge = async (item: string) =>
      (await actOn(house, siti, bare, { verb: 'reject', item, reason: 'buram' }))?.code;
    expect(await judge('email')).toBe('nothing_given');
    expect(house.taken()).toEqual([]);
  });
});

test('what fits is told once, however often it is said', async () => {
  expect(await act({ verb: 'accept', item: 'ktp' })).toBeUndefined();
  expect(heard()).toContain('sesuai');
  expect(await act({ verb: 'accept', item: 'ktp' })).toBeUndefined();
  expect(heard()).toBe('');
});

describe('an item refused by mistake and then accepted', () => {
  test('brings the case back to the officers; the applicant is thanked for nothing', async () => {
    await act({ verb: 'reject', item: 'ktp', reason: 'buram' });
    expect(await stage()).toBe('returned');
    heard();
    expect(await act({ verb: 'accept', item: 'ktp' })).toBeUndefined();
    const words = heard();
    expect(words).toContain('sesuai');
    expect(words).not.toContain('penggantinya sudah sampai');
    expect(await stage()).toBe('verifying');
    const [status] = await house.write(given.phone, 'status');
    expect(status).toContain('Giliran: petugas kami.');
    expect(status).not.toContain('penggantinya');
  });

  test('stays with the applicant while another item is to be replaced', async () => {
    await act({ verb: 'reject', item: 'ktp', reason: 'buram' });
    await act({ verb: 'reject', item: 'nik', reason: 'beda dengan KTP' });
    await act({ verb: 'accept', item: 'ktp' });
    expect(await stage()).toBe('returned');
  });
});

describe('one question of an item that has several', () => {
  test('only the one that the officer named is asked, with the reason, and then the item is done', async () => {
    await act({ verb: 'reject', item: 'nik', reason: 'angkanya tertukar' });
    const words = heard();
    expect(words).toContain('angkanya tertukar');
    expect(words).toContain('NIK');
    expect(words).not.toContain('Nama lengkap');
    expect(await write('6311064101900001')).toContain('penggantinya sudah sampai');
    expect(await stage()).toBe('verifying');
  });

  test('a second one is asked beside it; the item by its own code asks all', async () => {
    await act({ verb: 'reject', item: 'nik', reason: 'angkanya tertukar' });
    await act({ verb: 'reject', item: 'name', reason: 'tidak sama dengan KTP' });
    heard();
    expect(await write('Nurul Hidayati')).toContain('NIK');
    expect(await write('6311064101900001')).toContain('penggantinya sudah sampai');
  });
});

describe('what an officer refused and the applicant puts off', () => {
  const listed = async (): Promise<string> => {
    const does = { verb: 'documents', application: given.application } as const;
    return String((await runCommand(house.app.house, siti, does)).values?.['lines']);
  };

  test('is not thanked for as if it had come, and the officer still reads why it was refused', async () => {
    await act({ verb: 'reject', item: 'ktp', reason: 'foto buram' });
    const words = await write('lewati');
    expect(words).not.toContain('penggantinya sudah sampai');
    expect(words).toContain('KTP* belum diganti');
    expect(await stage()).toBe('verifying');
    expect(await listed()).toContain('*ktp* perlu diganti (foto buram), belum ada gantinya: bantu pemohon');
  });

  test('is told beside what was replaced; once an officer fills it in the reason is gone', async () => {
    await act({ verb: 'reject', item: 'ktp', reason: 'foto buram' });
    await act({ verb: 'reject', item: 'nik', reason: 'angkanya tertukar' });
    const words = [await write('6311064101900001'), await write('lewati')].join('\n');
    expect(words).toContain('Terima kasih, penggantinya sudah sampai');
    expect(words).toContain('KTP* belum diganti');
    const { contact } = (await house.app.house.storage.read(({ chats }) => chats.get(given.chat)))!;
    const file = await house.app.files.put(contact, JPEG, 'ktp.jpg');
    if ('fault' in file) throw new Error(file.fault);
    expect(await act({ verb: 'fill', item: 'ktp', file })).toBeUndefined();
    expect(await listed()).toContain('*ktp* sesuai');
    expect(await listed()).not.toContain('foto buram');
  });
});

test('"apa yang kurang" while something is to be replaced shows the list', async () => {
  await act({ verb: 'reject', item: 'ktp', reason: 'foto buram' });
  for (const words of ['apa yang kurang?', 'kurang apa lagi min'])
    expect(await write(words)).toContain('Perlu diganti:* KTP (foto buram)');
});

describe('"ubah" where no form is filled in', () => {
  test('after sending it says who can change it, and while mending that the rest stands', async () => {
    expect(await write('ubah')).toContain('BLG-2026-000001-B');
    expect(await write('ubah')).toMatch(/sudah dikirim.*\*petugas\*/s);
    await act({ verb: 'reject', item: 'ktp', reason: 'foto buram' });
    expect(await write('ubah')).toMatch(/hanya yang diminta petugas.*KTP/s);
  });

  test('in a complaint it is no complaint', async () => {
    await write('keluhan');
    expect(await write('ubah')).toContain('*batal*');
    const { storage } = house.app.house;
    expect((await storage.read(({ tickets }) => tickets.waiting())).map(({ topic }) => topic)).toEqual([
      'application',
    ]);
  });

  test('with a draft left aside it shows what can be changed in it', async () => {
    const other = '+6281250000009';
    for (const words of ['mau urus nib perorangan', 'warung kopi', '5 juta']) await house.write(other, words);
    await house.write(other, 'keluhan');
    await house.write(other, 'batal');
    expect((await house.write(other, 'ubah')).join('\n')).toContain('Yang mana mau diubah?');
    expect((await house.write('+6281250000008', 'ubah')).join('\n')).toContain('Belum ada isian');
  });
});

test('what need not be sent is told with its reason', async () => {
  await act({ verb: 'waive', item: 'ktp', reason: 'sudah ada di OSS' });
  expect(heard()).toContain('tidak perlu dikirim, karena: sudah ada di OSS');
});

describe('several verdicts in one go', () => {
  /** Judges without the quiet after it. */
  const judge = async (...acts: Omit<OfficerAct, 'application'>[]): Promise<void> => {
    for (const does of acts) {
      await runCommand(house.app.house, siti, { ...does, application: given.application });
      house.app.queue.wake(given.chat);
      await house.app.settled();
    }
  };

  test('are told in one message, after some quiet', async () => {
    await judge(
      { verb: 'accept', item: 'ktp' },
      { verb: 'waive', item: 'email', reason: 'pakai e-mail kantor' },
      { verb: 'accept', item: 'hp' },
      { verb: 'waive', item: 'npwp', reason: 'cukup NIK' },
    );
    expect(heard()).toBe('');
    await house.pass(15_000);
    const said = house.taken().map(({ message }) => (message.kind === 'text' ? message.text : ''));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('*KTP, Nomor HP* sudah diperiksa petugas dan sesuai');
    expect(said[0]).toContain('*E-mail*: pakai e-mail kantor\n• *NPWP*: cukup NIK');
  });

  test('come before what is to be replaced, and before the answer to whoever writes meanwhile', async () => {
    await judge({ verb: 'accept', item: 'hp' }, { verb: 'reject', item: 'ktp', reason: 'buram' });
    expect(heard()).toBe('');
    await house.pass(15_000);
    expect(heard()).toMatch(/Nomor HP.*sesuai.*perlu diganti: buram/s);
    await judge({ verb: 'accept', item: 'pemilik' });
    expect(await write('status')).toMatch(/Nama dan NIK.*sesuai.*Posisi/s);
    await house.pass(60_000);
    expect(heard()).toBe('');
  });

  test('of one item only the last is told', async () => {
    await judge({ verb: 'accept', item: 'ktp' }, { verb: 'reject', item: 'ktp', reason: 'buram' });
    await house.pass(15_000);
    const words = heard();
    expect(words).toContain('buram');
    expect(words).not.toContain('sesuai');
    await judge({ verb: 'reject', item: 'hp', reason: 'tidak aktif' }, { verb: 'accept', item: 'hp' });
    await house.pass(15_000);
    expect(heard()).not.toContain('tidak aktif');
  });

  test('what is to be replaced is told in one message, each with its reason, and asked for once', async () => {
    await judge(
      { verb: 'reject', item: 'ktp', reason: 'foto buram' },
      { verb: 'reject', item: 'nik', reason: 'angkanya tertukar' },
      { verb: 'reject', item: 'name', reason: 'beda dengan KTP' },
      { verb: 'accept', item: 'hp' },
    );
    expect(heard()).toBe('');
    await house.pass(15_000);
    const said = house.taken().map(({ message }) => (message.kind === 'text' ? message.text : ''));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /Nomor HP.*sesuai.*Yang ini perlu diganti:\n.*KTP.*: foto buram\n• \*NIK\*: angkanya tertukar\n• \*Nama.*beda dengan KTP/s,
    );
    expect(said[0]?.match(/beda dengan KTP/g)).toHaveLength(1);
    expect(said[0]).toMatch(/nama lengkap/i);
  });

  test('nothing more to judge: what is to be replaced is told at once', async () => {
    await judge({ verb: 'accept', item: 'hp' }, { verb: 'accept', item: 'pemilik' });
    await judge(
      { verb: 'accept', item: 'nama_usaha' },
      { verb: 'accept', item: 'modal' },
      { verb: 'waive', item: 'npwp', reason: 'cukup NIK' },
    );
    expect(heard()).toBe('');
    await judge({ verb: 'reject', item: 'ktp', reason: 'buram' });
    expect(heard()).toMatch(/sesuai.*perlu diganti: buram/s);
  });

  test('what came in while an officer spoke is not asked for again', async () => {
    await act({ verb: 'claim', ticket: given.ticket });
    heard();
    await judge({ verb: 'reject', item: 'ktp', reason: 'buram' });
    const photo = { kind: 'image', file: { bytes: ANOTHER_JPEG, mime: 'image/jpeg' } } as const;
    await house.receive(given.phone, photo);
    await house.app.settled();
    await house.pass(60_000);
    expect(heard()).not.toContain('perlu diganti');
  });

  test('the very photo that was refused replaces nothing while an officer speaks either', async () => {
    await act({ verb: 'claim', ticket: given.ticket });
    await judge({ verb: 'reject', item: 'ktp', reason: 'buram' });
    const state = async () => {
      const { checklist = [] } = (await describeChat(house.app, given.phone)).application ?? {};
      return (checklist as { code: string; state: string }[]).find(({ code }) => code === 'ktp')?.state;
    };
    expect(await state()).toBe('rejected');
    await house.receive(given.phone, { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg' } });
    await house.app.settled();
    expect(await state()).toBe('rejected');
  });

  test('nothing is asked for any more once the case is over', async () => {
    await judge(
      { verb: 'reject', item: 'ktp', reason: 'buram' },
      { verb: 'stage', stage: 'rejected', note: 'bukan wilayah kami' },
    );
    const words = heard();
    expect(words).toContain('bukan wilayah kami');
    expect(words).not.toContain('perlu diganti');
  });
});

describe('a case that has ended', () => {
  test.each(['rejected', 'withdrawn', 'expired'])(
    'asks for nothing any more (%s), says so in the status, and a new wish starts afresh',
    async (end) => {
      await act({ verb: 'reject', item: 'ktp', reason: 'buram' });
      expect(await write('status')).toContain('Perlu diganti');
      await act({ verb: 'stage', stage: end, note: 'bukan wilayah kami' });
      heard();
      const status = await write('status');
      expect(status).toContain('sudah berakhir');
      expect(status).not.toMatch(/erlu diganti|Giliran/);
      expect(await write('mau urus nib lagi')).toContain('izin apa');
    },
  );
});

test('words that ask for a secret never reach the applicant, by whichever verb', async () => {
  await act({ verb: 'claim', ticket: given.ticket });
  heard();
  const reply = (text: string) => act({ verb: 'reply', ticket: given.ticket, text });
  expect(await reply('Mohon kirim OTP nya ya bu')).toBe('asks_secret');
  expect(await act({ verb: 'reject', item: 'ktp', reason: 'kirim kata sandi OSS-nya' })).toBe('asks_secret');
  expect(heard()).toBe('');
  expect(await reply('Jangan beri OTP kepada siapa pun ya Bu')).toBeUndefined();
  expect(heard()).toContain('Jangan beri OTP');
});

test('given back with a note alone, the status says that the note tells what to do', async () => {
  await act({ verb: 'stage', stage: 'returned', note: 'lengkapi dulu' });
  expect(await write('status')).toContain('catatan petugas');
});

test('a pin in another district than the address is shown to the officer, to be checked', async () => {
  const { storage, clock } = house.app.house;
  await storage.write(async (stores) => {
    const { contact } = (await stores.chats.get(given.chat))!;
    const put = (key: string, value: string | { lat: number; lon: number }) =>
      stores.answers.put(given.application, contact, key, { value, source: 'applicant', at: clock.now() });
    await put('location', { lat: -2.335, lon: 115.46 });
    await put('district', 'Halong');
  });
  const does = { verb: 'documents', application: given.application } as const;
  const { values } = await runCommand(house.app.house, siti, does);
  expect(values?.['fields']).toMatch(/-2\.335, 115\.46 \*\(perlu dicek: di (?!Halong)/);
  expect(values?.['lines']).toMatch(/lokasi.*perlu dicek/);
  const shown = await onChat(
    house.app.house,
    () => Promise.resolve(given.chat),
    async (work) => {
      const row = (await work.stores.applications.get(given.application))!;
      return { result: await presentApplication(work, row), idle: true };
    },
  );
  expect(shown.fields.at(-1)).toMatchObject({ key: 'location', problems: ['pin-in-other-district'] });
  expect(shown.fields.at(-1)?.value).toContain('-2.335, 115.46');
  const rest = ['Alamat usaha', 'Desa atau kelurahan'];
  expect(shown.checklist.find(({ code }) => code === 'lokasi')).toMatchObject({ left: rest });
  expect(values?.['lines']).toContain(`*lokasi* kurang (${rest.join(', ')})`);
});
