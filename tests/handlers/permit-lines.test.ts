/** An application with several permits: each has a stage of its own, and moves alone or with the others. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OfficerAct } from '../../flows/event.ts';
import { caseContext } from '../../handlers/commands/checklist-of.ts';
import type { Actor } from '../../handlers/policies.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import { openCase, PDF } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { actOn, newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const BOTH = ['NIB-UMK', 'SPPL'];
const PUT_OFF = ['applicant_type', 'kbli', 'workers', 'email', 'address', 'district', 'village', 'location'];
const DOCUMENTS = ['doc:nib', 'doc:self'];

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
});
afterEach(() => house.close());

const open = async (phone?: string): Promise<void> => {
  given = await openCase(house, phone, { permits: BOTH, putOff: [...PUT_OFF, ...DOCUMENTS] });
};

/** The code with which it was refused. */
async function act(does: Omit<OfficerAct, 'application'>): Promise<string | undefined> {
  return (await actOn(house, siti, given, does))?.code;
}
const to = (stage: string, permit?: string, reason?: string) =>
  act({ verb: 'stage', stage, ...(permit ? { permit } : {}), ...(reason ? { reason } : {}) });

const heard = (): string[] =>
  house
    .taken()
    .filter(({ to: phone }) => phone === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.caption}]`));
const row = async (): Promise<ApplicationRow> =>
  (await house.app.house.storage.read(({ applications }) => applications.get(given.application)))!;
const stages = async () => (await row()).lines.map(({ stage }) => stage);

describe('one permit moves', () => {
  beforeEach(() => open());

  test('the application shows the least advanced, and the applicant hears which one moved', async () => {
    expect(await to('verifying', 'sppl')).toBeUndefined();
    expect(await stages()).toEqual(['submitted', 'verifying']);
    expect((await row()).stage).toBe('submitted');
    expect(heard().join()).toMatch(/BLG-2026-000001-., SPPL\*: petugas mulai memeriksa/);
    expect(await to('verifying')).toBeUndefined();
    // Of all together only the one that was behind moved.
    expect(heard().join()).toMatch(/BLG-2026-000001-., NIB perorangan\*: petugas mulai/);
    expect((await row()).stage).toBe('verifying');
    expect(await to('registering', undefined, 'cek di loket')).toBeUndefined();
    expect(heard().join()).toMatch(/\*BLG-2026-000001-.\*: sekarang didaftarkan/);
  });

  test('its PDF goes with its permit', async () => {
    const kept = await house.app.files.put((await row()).contact, PDF, 'sppl.pdf');
    if ('fault' in kept) throw new Error(kept.fault);
    const reason = 'lengkap di loket';
    expect(await act({ verb: 'stage', stage: 'issued', permit: 'SPPL', reason, file: kept })).toBeUndefined();
    const words = heard();
    expect(words[0]).toContain('SPPL* sudah *terbit*');
    expect(words[1]).toMatch(/^\[BLG-2026-000001-., SPPL\]$/);
    expect(await stages()).toEqual(['submitted', 'issued']);
    // The other is still ours to work on: its next news is promised.
    expect(words[0]).toContain('Kabar berikutnya sebelum');
  });

  test('what is issued for one is the paper that the other waits for, and until then that one is not approved', async () => {
    const open = async () => {
      const { world, ids, storage, clock } = house.app.house;
      return storage.read(async (stores) => {
        const chat = (await stores.chats.get(given.chat))!;
        const work = { stores, world, ids, now: clock.now(), chat };
        const { checklist } = await caseContext(work, (await stores.applications.get(given.application))!);
        return checklist(['SPPL']).find(({ code }) => code === 'nib')?.state;
      });
    };
    given = await openCase(house, '+6281250000009', { permits: BOTH, putOff: PUT_OFF });
    expect(await open()).toBe('deferred');
    expect(await to('approving', 'SPPL')).toBe('checklist_blocks');
    const kept = await house.app.files.put((await row()).contact, PDF, 'nib.pdf');
    if ('fault' in kept) throw new Error(kept.fault);
    const reason = 'lengkap di loket';
    expect(
      await act({ verb: 'stage', stage: 'issued', permit: 'NIB-UMK', reason, file: kept }),
    ).toBeUndefined();
    expect(await open()).toBe('accepted');
  });

  test('a permit that the application has not, or that may not go there, is refused', async () => {
    expect(await to('verifying', 'PBG')).toBe('invalid_permit');
    await to('rejected', 'SPPL', 'bukan wilayah kami');
    expect(await to('verifying', 'SPPL')).toBe('invalid_stage');
    // Together: the one that was refused stays refused.
    expect(await to('verifying')).toBeUndefined();
    expect(await stages()).toEqual(['verifying', 'rejected']);
  });

  test('status answers tell each permit where they differ, with the clocks of the shown one', async () => {
    await house.pass(3 * 24 * 3_600_000);
    await to('registering', 'SPPL', 'lengkap');
    heard();
    const [status] = await house.write(given.phone, 'status');
    expect(status).toContain('– *NIB perorangan*: diterima, menunggu diperiksa sejak Selasa 17 Nov.');
    expect(status).toContain('– *SPPL*: didaftarkan di sistem resmi sejak Jumat 20 Nov.');
    expect(status).toContain('Sudah berjalan *3 hari kerja*: kantor 3.');
    expect(status).toContain('Kabar berikutnya sebelum');
    expect(status!.length).toBeLessThanOrEqual(700);
  });

  test('an item to be replaced returns only the permits that ask for it', async () => {
    await to('verifying');
    const file = await house.app.files.put((await row()).contact, PDF, 'pernyataan.pdf');
    if ('fault' in file) throw new Error(file.fault);
    expect(await act({ verb: 'fill', item: 'self', file })).toBeUndefined();
    expect(await act({ verb: 'reject', item: 'self', reason: 'belum ditandatangani' })).toBeUndefined();
    expect(await stages()).toEqual(['verifying', 'returned']);
    expect(await act({ verb: 'reject', item: 'ktp', reason: 'buram' })).toBeUndefined();
    expect(await stages()).toEqual(['returned', 'returned']);
  });
});

describe('law 6 with several permits', () => {
  test('a permit is barred by its own items, not by those of the other', async () => {
    await open();
    expect(await to('registering')).toBeUndefined();
    for (const item of ['nib', 'self']) await act({ verb: 'waive', item, reason: 'sudah ada di kantor' });
    for (const [item, text] of [
      ['kbli', 'warung kopi'],
      ['address', 'Jl. Merdeka, desa Lampihong Kanan, kec Lampihong'],
      ['location', '-2.33, 115.46'],
      ['applicant_type', 'perseorangan'],
    ] as const)
      expect([item, await act({ verb: 'fill', item, text })]).toEqual([item, undefined]);
    // The e-mail address and the workers are asked by the NIB alone.
    expect(await to('approving', 'NIB-UMK')).toBe('checklist_blocks');
    expect(await to('approving')).toBe('checklist_blocks');
    expect(await to('approving', 'SPPL')).toBeUndefined();
    expect(await stages()).toEqual(['registering', 'approving']);
  });

  test('an override of one permit is audited with its name and what was open', async () => {
    await open();
    expect(await to('issued', 'SPPL')).toBe('checklist_blocks');
    expect(await to('issued', 'SPPL', 'diperiksa di lapangan')).toBeUndefined();
    const [entry] = await house.app.house.storage.read(({ audit }) => audit.list({ limit: 1 }));
    expect(entry).toMatchObject({
      action: 'stage_overridden',
      detail: { permits: ['SPPL'], from: 'submitted', to: 'issued' },
    });
    expect(entry?.detail?.['open']).toEqual(expect.arrayContaining(['nib', 'self']));
  });

  test('whatever an officer tries, no permit passes the gate with an item of its own open', async () => {
    const past = ['approving', 'issued', 'completed'];
    const permit = fc.constantFrom(undefined, ...BOTH);
    const stage = fc.constantFrom('verifying', 'returned', 'registering', 'payment', ...past);
    const items = fc.constantFrom('nib', 'self', 'email', 'ktp', 'tk', 'kbli', 'lokasi', 'npwp', 'modal');
    const acts = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.record({ verb: fc.constant('stage' as const), permit, stage }) },
        {
          weight: 4,
          arbitrary: fc.record({
            verb: fc.constant('waive' as const),
            item: items,
            reason: fc.constant('x'),
          }),
        },
        { weight: 1, arbitrary: fc.record({ verb: fc.constant('accept' as const), item: items }) },
      ),
      { minLength: 20, maxLength: 20 },
    );
    let passed = 0;
    for (const [index, tried] of fc.sample(acts, { seed: 20_261_123, numRuns: 12 }).entries()) {
      await open(`+62814${String(index).padStart(7, '0')}`);
      for (const { permit: one, ...does } of tried.map((act) => ({ permit: undefined, ...act })))
        await act({ ...does, ...(one === undefined ? {} : { permit: one }) });
      const { world, ids, storage, clock } = house.app.house;
      await storage.read(async (stores) => {
        const chat = (await stores.chats.get(given.chat))!;
        const application = (await stores.applications.get(given.application))!;
        const work = { stores, world, ids, now: clock.now(), chat };
        const { checklist } = await caseContext(work, application);
        for (const line of application.lines.filter((one) => past.includes(one.stage))) {
          passed += 1;
          const open = checklist([line.permit]).filter(
            ({ state, mandatory, demand }) =>
              state === 'deferred' ||
              state === 'rejected' ||
              (state === 'missing' && mandatory && demand === 'applies'),
          );
          expect(open.map(({ code }) => code)).toEqual([]);
        }
      });
    }
    expect(passed).toBeGreaterThan(0);
  });
});
