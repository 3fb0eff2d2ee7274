/** The data sheet for OSS: in full, beside what it was read from, and never opened without a record. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packCrops } from '../../../storage/files/crops.ts';
import { NIK, openCase } from './case.ts';
import type { Case } from './case.ts';
import { openTestDesk } from './test-desk.ts';
import type { Caller, TestDesk } from './test-desk.ts';

const CROP = readFileSync(join(import.meta.dirname, '../../support/files/cards/npwp_07_good.jpg'));

let desk: TestDesk;
let siti: Caller;
let given: Case;
beforeEach(async () => {
  desk = await openTestDesk();
  siti = await desk.user('operator', 'siti');
  given = await openCase(desk);
  await read();
}, 15_000);
afterEach(() => desk.close());

/** What reading leaves of the photo: a small picture, and the piece the number was read from. */
async function read(): Promise<void> {
  const { house, files } = desk.app;
  const [document] = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
  const { file, contact } = document!;
  const thumbnail = await files.add(contact, CROP);
  const crops = await files.add(contact, packCrops({ nik: CROP }));
  await house.storage.write(async ({ answers, previews }) => {
    await previews.add({ file, contact, thumbnail, crops, at: 1 });
    const kept = { type: 'ktp', fields: { nik: { value: NIK, confidence: 0.973 } } };
    const given_ = { source: 'document', at: 1 } as const;
    await answers.put(given.application, contact, 'read:ktp', { value: kept, ...given_ });
    await answers.put(given.application, contact, 'nik', { value: NIK, ...given_ });
    await answers.put(given.application, contact, 'home_village', { value: 'PARINGIN TIMUR', ...given_ });
  });
}

type Sheet = {
  text: string;
  parts: { title: string; rows: { key: string; value: string; source: string; crop: string | null }[] }[];
};
const path = () => `/api/applications/${given.application}/sheet`;
const row = (sheet: Sheet, key: string) =>
  sheet.parts.flatMap(({ rows }) => rows).find((one) => one.key === key);

test('every value stands in full with its source, beside the piece of the photo it was read from', async () => {
  const { status, body } = await desk.ask(siti, `POST ${path()}`);
  expect(status).toBe(200);
  const sheet = body as unknown as Sheet;
  expect(sheet.parts.map(({ title }) => title)).toEqual(['Pelaku usaha', 'Kegiatan usaha']);
  expect(row(sheet, 'nik')).toEqual({
    key: 'nik',
    label: 'NIK',
    value: NIK,
    source: 'terbaca di KTP, yakin 97 %',
    crop: `data:image/jpeg;base64,${CROP.toString('base64')}`,
  });
  expect(row(sheet, 'name')).toMatchObject({ value: 'Nurul Hidayah', source: 'ditulis pemohon', crop: null });
  expect(row(sheet, 'workers')).toMatchObject({ value: '', source: 'belum ada' });
  expect(sheet.text).toContain(`NIK: ${NIK}\nNama: Nurul Hidayah`);
  expect(sheet.text).toContain('Desa atau kelurahan di KTP: PARINGIN TIMUR');
});

test('of two cards on one photo the piece is one of the card that counts', async () => {
  const { house, files } = desk.app;
  const [document] = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
  const { contact, mime, size, message } = document!;
  const file = await files.add(contact, CROP);
  const other = Buffer.from('the number of the other card');
  const crops = await files.add(contact, packCrops({ nik: other, 'second.nik': CROP }));
  await house.storage.write(async ({ answers, documents, previews }) => {
    const photo = { application: given.application, contact, code: 'ktp', file, mime, size, message };
    await documents.replace(
      given.application,
      'ktp',
      await documents.add({ ...photo, sha256: 'two cards', at: 2 }),
    );
    await previews.add({ file, contact, thumbnail: null, crops, at: 2 });
    const kept = { type: 'ktp', fields: { nik: { value: NIK, confidence: 0.973 } }, crops: 'second.' };
    await answers.put(given.application, contact, 'read:ktp', { value: kept, source: 'document', at: 2 });
  });
  const sheet = (await desk.ask(siti, `POST ${path()}`)).body as unknown as Sheet;
  expect(row(sheet, 'nik')?.crop).toBe(`data:image/jpeg;base64,${CROP.toString('base64')}`);
});

test('what the QR code of a paper says stands beside it, identity numbers covered', async () => {
  const { house } = desk.app;
  const [document] = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
  const kept = { type: document!.code, fields: {}, codes: [`https://oss.go.id/periksa?nik=${NIK}`] };
  await house.storage.write(({ answers }) =>
    answers.put(given.application, document!.contact, `read:${document!.code}`, {
      value: kept,
      source: 'document',
      at: 1,
    }),
  );
  const { body } = await desk.ask(siti, `GET /api/applications/${given.application}`);
  const { application } = body as {
    application: { checklist: { code: string; document: { codes: string[] } | null }[] };
  };
  const codes = application.checklist.find(({ code }) => code === document!.code)?.document?.codes;
  expect(codes).toEqual([expect.stringContaining('https://oss.go.id/periksa?nik=')]);
  expect(JSON.stringify(codes)).not.toContain(NIK);
});

test('a place of business taken from the KTP is shown as read there; a written one is not', async () => {
  const { house } = desk.app;
  const [document] = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
  const address = async (source: 'document' | 'applicant') => {
    await house.storage.write(async ({ answers }) => {
      const kept = { type: 'ktp', fields: { address: { value: 'JL. KENANGA 7', confidence: 0.9 } } };
      await answers.put(given.application, document!.contact, 'read:ktp', {
        value: kept,
        source: 'document',
        at: 1,
      });
      await answers.put(given.application, document!.contact, 'address', {
        value: 'JL. KENANGA 7',
        source,
        at: 1,
      });
    });
    const { body } = await desk.ask(siti, `POST ${path()}`);
    return row(body as unknown as Sheet, 'address')?.source;
  };
  expect(await address('document')).toBe('terbaca di KTP, yakin 90 %');
  expect(await address('applicant')).toBe('ditulis pemohon');
});

test('the groups of KBLI chosen in the talk are there to be copied, of every trade; the case shows them too', async () => {
  const { house } = desk.app;
  const { contact } = (
    await house.storage.read(({ documents }) => documents.ofApplication(given.application))
  )[0]!;
  const told = { source: 'applicant', at: 2 } as const;
  const group = (code: string, of: string) => ({ value: { code, version: '2025', of }, ...told });
  await house.storage.write(async ({ answers }) => {
    const put = (key: string, value: Parameters<typeof answers.put>[3]) =>
      answers.put(given.application, contact, key, value);
    await put('kbli', { value: 'jual kue', ...told });
    await put('kbli_code', group('47242', 'jual kue'));
    await put('activity[]', { value: { last: 1, items: [1] }, ...told });
    await put('activity[1].kbli', { value: 'laundry', ...told });
    await put('activity[1].kbli_code', group('96100', 'laundry'));
  });
  const { text } = (await desk.ask(siti, `POST ${path()}`)).body as unknown as Sheet;
  expect(text).toContain(
    'Jenis usaha: jual kue\nKode KBLI: 47242\nUsaha ke-2: laundry\nKode KBLI usaha ke-2: 96100',
  );
  const shown = JSON.stringify((await desk.ask(siti, `GET /api/applications/${given.application}`)).body);
  expect(shown).toContain('jual kue (KBLI 2025: 47242)');
  expect(shown).toContain('laundry (KBLI 2025: 96100)');
});

test('it is a PDF too', async () => {
  const { status, raw } = await desk.ask(siti, `GET ${path()}.pdf`);
  expect(status).toBe(200);
  expect(raw.subarray(0, 5).toString()).toBe('%PDF-');
});

test('each opening is written down, by whatever road, without what it says; who may not, opens nothing', async () => {
  await desk.ask(siti, `POST ${path()}`);
  await desk.ask(siti, `GET ${path()}.pdf`);
  const entries = await desk.audited(2);
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ['sheet_opened', given.application],
    ['sheet_opened', given.application],
  ]);
  expect(JSON.stringify(entries)).not.toContain(NIK);
  const admin = await desk.user('admin', 'rudi');
  expect((await desk.ask(admin, `POST ${path()}`)).status).toBe(403);
  expect((await desk.ask(null, `GET ${path()}.pdf`)).status).toBe(401);
});

test('the small picture of a paper stands beside its item, for whoever judges it', async () => {
  const small = `GET /api/files/${given.photo}/thumbnail`;
  const { status, raw } = await desk.ask(siti, small);
  expect([status, raw.equals(CROP)]).toEqual([200, true]);
  const { body } = await desk.ask(siti, `GET /api/applications/${given.application}`);
  const { checklist } = body['application'] as {
    checklist: { code: string; document: { pages: { thumbnail: boolean }[] } | null }[];
  };
  expect(checklist.find(({ code }) => code === 'ktp')?.document?.pages[0]?.thumbnail).toBe(true);
});

test('of a paper of two pages both are shown in their order, and a value stands beside the first that has it', async () => {
  const { house, files } = desk.app;
  const OTHER = readFileSync(join(import.meta.dirname, '../../support/files/cards/ktp_20_good.jpg'));
  const [first] = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
  const { contact, mime, size, message } = first!;
  const file = await files.add(contact, OTHER);
  const crops = await files.add(contact, packCrops({ nik: OTHER, name: OTHER }));
  await house.storage.write(async ({ documents, previews, answers }) => {
    const page = { application: given.application, contact, code: 'ktp', file, mime, size, message };
    await documents.addPage({ ...page, sha256: 'other', at: 2 });
    await previews.add({ file, contact, thumbnail: null, crops, at: 2 });
    const value = { file: first!.file, further: [file] };
    await answers.put(given.application, contact, 'doc:ktp', { value, source: 'applicant', at: 2 });
  });
  const { body } = await desk.ask(siti, `GET /api/applications/${given.application}`);
  const { checklist } = body['application'] as {
    checklist: { code: string; document: { version: number; pages: { thumbnail: boolean }[] } | null }[];
  };
  const { version, pages } = checklist.find(({ code }) => code === 'ktp')!.document!;
  expect([version, pages.map(({ thumbnail }) => thumbnail)]).toEqual([1, [true, false]]);
  const sheet = (await desk.ask(siti, `POST ${path()}`)).body as unknown as Sheet;
  const shown = (key: string) => row(sheet, key)?.crop?.slice(-60);
  expect(shown('nik')).toBe(CROP.toString('base64').slice(-60));
  expect(shown('name')).toBe(OTHER.toString('base64').slice(-60));
  expect(row(sheet, 'nik')?.source).toBe('terbaca di KTP (2 halaman), yakin 97 %');
});

test('what a company of one person was founded with is named as the paper it was read from', async () => {
  const { house, files } = desk.app;
  const one = await openCase(desk, '+6281250000002', { permits: ['NIB-BU'] });
  const [document] = await house.storage.read(({ documents }) => documents.ofApplication(one.application));
  const { contact, mime, size, message } = document!;
  const file = await files.add(contact, CROP);
  const crops = await files.add(contact, packCrops({ legal_name: CROP }));
  const code = 'pernyataan_pt_perorangan';
  await house.storage.write(async ({ answers, documents, previews }) => {
    const put = (key: string, value: object | string, source: 'document' | 'applicant') =>
      answers.put(one.application, contact, key, { value: value as never, source, at: 1 });
    await documents.add({
      application: one.application,
      contact,
      code,
      file,
      mime,
      size,
      message,
      sha256: 'x',
      at: 1,
    });
    await previews.add({ file, contact, thumbnail: null, crops, at: 1 });
    await put(`doc:${code}`, { file }, 'applicant');
    await put('applicant_type', 'pt_perorangan', 'applicant');
    const fields = { legal_name: { value: 'PT CONTOH BANUA', confidence: 0.9 } };
    await put(`read:${code}`, { type: code, fields }, 'document');
    await put('legal_name', 'PT CONTOH BANUA', 'document');
  });
  const sheet = (await desk.ask(siti, `POST /api/applications/${one.application}/sheet`))
    .body as unknown as Sheet;
  const found = row(sheet, 'legal_name');
  expect(found?.source).toContain('yakin 90 %');
  expect(found?.source).toContain('Pernyataan PT Perorangan');
  expect(found?.crop).toContain('data:image/jpeg');
});
