/** Each permit of the office's catalogue, from the wish in a person's words until it is completed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import { runOfficerLine } from '../../bot/cli/officer-line.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const WISHES: Readonly<Record<string, string>> = {
  DRH: 'urus izin praktik dokter hewan',
  'IZIN-APOTEK': 'urus izin apotek',
  'IZIN-KLINIK': 'urus izin klinik pratama',
  'IZIN-T': 'urus izin usaha risiko tinggi',
  'IZIN-TOKOOBAT': 'urus izin toko obat',
  KKPR: 'urus kkpr',
  LKP: 'urus izin lembaga kursus',
  LPK: 'urus izin lpk',
  'NIB-BU': 'urus nib cv',
  'NIB-UBAH': 'ubah nib',
  'NIB-UMK': 'urus nib perorangan',
  'OSS-AKUN': 'bantu buat akun oss',
  PAUD: 'urus izin paud',
  PBG: 'urus pbg',
  REKLAME: 'urus izin reklame',
  'SIP-APOTEKER': 'urus sip apoteker',
  'SIP-BIDAN': 'urus sip bidan',
  'SIP-DOKTER': 'urus sip dokter',
  'SIP-PERAWAT': 'urus sip perawat',
  'SIP-TTK': 'urus sip ttk',
  SKP: 'urus surat keterangan penelitian',
  SLF: 'urus slf',
  SLHS: 'urus slhs rumah makan',
  'SPP-IRT': 'urus pirt',
  SPPL: 'urus sppl',
  'SS-MT': 'verifikasi sertifikat standar',
  STPW: 'urus stpw waralaba',
  TDG: 'urus tdg',
  TERNAK: 'urus izin ternak ayam',
  TRAYEK: 'urus izin trayek',
};

/** These have no form: the one is another office's, the other is an officer's from the start. */
const NO_FORM: Readonly<Record<string, { wish: string; says: RegExp; owner: string }>> = {
  'TAMBANG-RUJUK': { wish: 'urus izin tambang pasir', says: /bukan urusan kantor kami/, owner: 'bot' },
  'SKPL-MINOL': { wish: 'urus skpl minuman beralkohol', says: /didampingi petugas/, owner: 'queue' },
};

const ANSWERS: Readonly<Record<string, string>> = {
  applicant_type: '1',
  case_kind: '1',
  for_whom: '1',
  consent: 'setuju',
  kbli: 'warung kopi',
  capital: '5 juta',
  workers: '2',
  business_name: 'Usaha Siti',
  name: 'Siti Aminah',
  nik: '6311014506850001',
  phone: '1',
  email: 'siti@gmail.com',
  address: 'Jl. A. Yani RT 3 Lasung Batu Paringin',
  confirm: 'ya',
  review: 'kirim',
};
const STAGES = ['verifying', 'registering', 'reviewing', 'payment', 'approving', 'issued', 'completed'];
const PAPER = join(import.meta.dirname, '../support/files/izin.pdf');

let house: TestApp;
let people = 0;
beforeAll(async () => {
  house = await openTestApp();
});
afterAll(() => house.close());

const newPhone = (): string => `+62812000${String((people += 1)).padStart(5, '0')}`;

/** Every text that a person or this officer was shown. */
async function act(phone: string, does: Record<string, unknown>): Promise<string[]> {
  house.taken();
  const { outcome } = await runOfficerLine(house.app, { as: 'siti', ...does } as never, true);
  expect(outcome).not.toHaveProperty('error');
  await house.settle();
  return house
    .taken()
    .filter(({ to }) => to === phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}]`));
}

test('every permit of the catalogue has its life here', () => {
  const told = [...Object.keys(WISHES), ...Object.keys(NO_FORM)].toSorted();
  expect(told).toEqual([...house.app.house.world.catalogue.permits.keys()].toSorted());
});

test.each(Object.entries(WISHES))('%s: from "%s" to completed', async (code, wish) => {
  const phone = newPhone();
  const said = [...(await house.write(phone, wish))];
  const where = () => describeChat(house.app, phone);
  for (let turn = 0; turn < 40; turn += 1) {
    const { chat, application } = await where();
    if (application && application['stage'] !== 'draft') break;
    const asks = chat?.['asks'];
    said.push(...(await house.write(phone, (typeof asks === 'string' && ANSWERS[asks]) || 'lewati')));
  }
  const { application } = await where();
  expect(application).toMatchObject({ stage: 'submitted', permits: [code] });
  const { number } = application as { number: string };
  for (const { code: item, state } of application!['checklist'] as { code: string; state: string }[]) {
    const verdict = state === 'received' ? { do: 'accept' } : { do: 'waive', reason: 'dilihat di loket' };
    said.push(...(await act(phone, { ...verdict, application: number, item })));
  }
  for (const stage of STAGES) {
    const paper = stage === 'issued' ? { document: PAPER } : {};
    const news = await act(phone, { do: 'stage', application: number, stage, ...paper });
    expect(news.join()).toContain(number);
    said.push(...news);
  }
  expect(said).toContain('[document]');
  expect((await where()).application).toMatchObject({ stage: 'completed' });
  for (const text of said) {
    expect(text.length).toBeLessThanOrEqual(700);
    expect(text).not.toMatch(/undefined|null|\{\{|\[object/);
  }
});

test.each(Object.entries(NO_FORM))('%s is not filled in here', async (_, { wish, says, owner }) => {
  const phone = newPhone();
  expect((await house.write(phone, wish)).join('\n')).toMatch(says);
  expect((await describeChat(house.app, phone)).chat).toMatchObject({ owner });
});
