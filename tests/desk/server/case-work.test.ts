/** What an officer does for an applicant at the desk, and who may not. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { JPEG, openCase, PDF } from './case.ts';
import type { Case } from './case.ts';
import { openTestDesk } from './test-desk.ts';
import type { Caller, TestDesk } from './test-desk.ts';

const EMAIL = 'nurul.hidayah@gmail.com';

let desk: TestDesk;
let siti: Caller;
let kabid: Caller;
let given: Case;
beforeEach(async () => {
  desk = await openTestDesk();
  siti = await desk.user('operator', 'siti');
  kabid = await desk.user('supervisor', 'kabid');
  given = await openCase(desk, undefined, {
    permits: ['NIB-UMK', 'SPPL'],
    putOff: ['email', 'doc:nib', 'doc:self'],
  });
}, 15_000);
afterEach(() => desk.close());

const at = (path: string) => `POST /api/applications/${given.application}/${path}`;
const upload = (who: Caller, request: string, bytes: Buffer, type: string) =>
  desk.ask(who, request, undefined, { payload: bytes, headers: { 'content-type': type } });
const heard = async (): Promise<string> => {
  await desk.settle();
  return desk
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.caption}]`))
    .join('\n');
};
type Shown = {
  standings: { permits: string[]; stage: string; waiting: { for: string } | null; clocks: string[] }[];
  permitStages: { permit: string; stage: string; stages: string[] }[];
  checklist: {
    code: string;
    state: string;
    toFill: { key: string }[];
    document: { pages: { id: string }[] } | null;
  }[];
  history: { permit: string | null; waitingFor: string | null }[];
};
const shown = async (): Promise<Shown> => {
  const { body } = await desk.ask(siti, `GET /api/applications/${given.application}`);
  return body['application'] as Shown;
};
const item = async (code: string) => (await shown()).checklist.find((one) => one.code === code);

test('what another permit of the application brings is told so: nobody has to ask for it', async () => {
  const both = await openCase(desk, '+6281250000009', { permits: ['NIB-UMK', 'SPPL'], putOff: ['email'] });
  const { body } = await desk.ask(siti, `GET /api/applications/${both.application}`);
  const { checklist } = body['application'] as { checklist: { code: string; brought: boolean }[] };
  expect(checklist.filter(({ brought }) => brought).map(({ code }) => code)).toEqual(['nib']);
});

describe('what was put off', () => {
  test('an officer gives the value, a supervisor may not; a refusal says why', async () => {
    expect((await item('email'))?.toFill.map(({ key }) => key)).toEqual(['email']);
    expect((await desk.ask(kabid, at('items/email/value'), { value: EMAIL })).status).toBe(403);
    const refused = await desk.ask(siti, at('items/email/value'), { value: 'bukan alamat' });
    expect([refused.status, refused.code]).toEqual([409, 'invalid_value']);
    expect(refused.text).toContain('E-mail');
    expect((await desk.ask(siti, at('items/email'), { verdict: 'accepted' })).code).toBe('needs_value');
    expect((await desk.ask(siti, at('items/email/value'), { value: EMAIL })).status).toBe(200);
    expect(await item('email')).toMatchObject({ state: 'accepted', toFill: [] });
    expect(await heard()).toContain('mengisikan *E-mail*');
    expect((await desk.ask(siti, at('items/email/value'), { value: EMAIL })).code).toBe('already_filled');
  });

  test('an officer attaches the document, which then opens by its message', async () => {
    const path = at(`items/${encodeURIComponent('doc:nib')}/file?name=nib.jpg`);
    expect((await upload(kabid, path, JPEG, 'image/jpeg')).status).toBe(403);
    expect((await upload(siti, path, Buffer.from('<html>'), 'image/jpeg')).code).toBe('file_refused');
    expect((await upload(siti, path, JPEG, 'image/jpeg')).status).toBe(200);
    const nib = await item('nib');
    expect(nib?.state).toBe('accepted');
    const opened = await desk.ask(kabid, `GET /api/files/${nib?.document?.pages[0]?.id}`);
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'image/jpeg']);
  });
});

test('one permit moves with its PDF, as the preview said; a supervisor may, and may note a wait', async () => {
  const move = { stage: 'issued', permit: 'SPPL', note: 'Selamat' };
  const preview = await desk.ask(kabid, at('stage/preview'), { ...move, file: true });
  const query = new URLSearchParams({ ...move, reason: 'lengkap di loket', name: 'sppl.pdf' }).toString();
  expect((await upload(kabid, at(`stage/file?${query}`), PDF, 'application/pdf')).status).toBe(200);
  const words = await heard();
  expect(words.startsWith(String(preview.body['text']))).toBe(true);
  expect(words).toMatch(/\[BLG-2026-000001-., SPPL\]$/);
  expect((await desk.ask(kabid, at('stage'), { stage: 'verifying', permit: 'PBG' })).code).toBe(
    'invalid_permit',
  );
  expect((await desk.ask(kabid, at('waiting'), { party: 'OSS' })).status).toBe(200);
  const { standings, permitStages, history } = await shown();
  expect(standings).toMatchObject([
    { permits: ['NIB perorangan'], stage: 'submitted', waiting: { for: 'OSS' } },
    { permits: ['SPPL'], stage: 'issued', waiting: null, clocks: ['Seluruhnya belum sampai 1 hari kerja.'] },
  ]);
  expect(permitStages).toMatchObject([
    { permit: 'NIB-UMK', stage: 'submitted' },
    { permit: 'SPPL', stage: 'issued', stages: ['issued', 'completed'] },
  ]);
  // Of what is out the paper may still be given, and only the paper.
  const again = { stage: 'issued', permit: 'SPPL' };
  expect((await desk.ask(kabid, at('stage/preview'), again)).code).toBe('no_file');
  const paper = await desk.ask(kabid, at('stage/preview'), { ...again, file: true });
  expect(paper.body['text']).toContain('Ini berkas izin');
  expect(history.slice(-2)).toMatchObject([
    { permit: 'SPPL', waitingFor: null },
    { permit: 'NIB perorangan', waitingFor: 'OSS' },
  ]);
  expect((await desk.ask(kabid, at('waiting'), { party: null })).status).toBe(200);
  expect((await desk.ask(kabid, at('waiting'), { party: null })).code).toBe('not_waiting');
});
