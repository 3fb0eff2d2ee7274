/** What contradicts itself is shown to the officer, and to the person before sending, as all answers stand now. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { presentApplication } from '../../desk/server/presenters/application.ts';
import { review } from '../../flows/steps/review.ts';
import { renderValue } from '../../flows/engine/render.ts';
import { caseContext } from '../../handlers/commands/checklist-of.ts';
import { documents } from '../../handlers/commands/documents.ts';
import { dataSheet } from '../../handlers/data-sheet.ts';
import type { Actor } from '../../handlers/policies.ts';
import { onChat } from '../../handlers/run-command.ts';
import type { Json } from '../../flows/json.ts';
import { openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  given = await openCase(house);
});
afterEach(() => house.close());

async function tell(answers: Record<string, Json>): Promise<void> {
  const { storage, clock } = house.app.house;
  await storage.write(async (stores) => {
    const row = await stores.applications.get(given.application);
    for (const [key, value] of Object.entries(answers))
      await stores.answers.put(given.application, row!.contact, key, {
        value,
        source: 'document',
        at: clock.now(),
      });
  });
}

/** What the desk marks, what the officer's chat says, and what the person reads above the review. */
async function shown(): Promise<{ desk: string[]; chat: string; review: string; sheet: string }> {
  return onChat(
    house.app.house,
    () => Promise.resolve(given.chat),
    async (work) => {
      const row = (await work.stores.applications.get(given.application))!;
      const { fields } = await presentApplication(work, row);
      const { values } = (await documents(work, siti, {
        verb: 'documents',
        application: given.application,
      })) as { values: { fields: string } };
      const context = await caseContext(work, row);
      const question = review.question?.(context, 'review') ?? '';
      const result = {
        desk: fields.flatMap(({ key, problems }) => problems.map((rule) => `${key} ${rule}`)),
        chat: values.fields,
        review: String(renderValue(work.world, 'id', question)),
        sheet: dataSheet(context).parts[0]?.rows.find(({ key }) => key === 'nik')?.source ?? '',
      };
      return { result };
    },
  );
}

test('a card of another birth date is named to everybody, until the NIK is mended', async () => {
  await tell({ birth_date: '1988-05-05', sex: 'LAKI-LAKI' });
  const before = await shown();
  expect(before.desk).toEqual(['nik nik-other-birth-date']);
  expect(before.chat).toContain('(tanggal lahir dalam NIK');
  expect(before.review).toContain('Tanggal lahir dalam NIK lain daripada di KTP.');
  await tell({ nik: '6311060505880001' });
  const after = await shown();
  expect(after.desk).toEqual([]);
  expect(after.review).not.toContain('Mohon dilihat dulu');
});

test('a NIK from elsewhere is for the officer alone', async () => {
  await tell({ nik: '6371010101900001' });
  const { desk, review: asked } = await shown();
  expect(desk).toEqual(['nik nik-from-elsewhere']);
  expect(asked).not.toContain('Mohon dilihat dulu');
});

test('a KTP whose region is not that of its number, or not the one of the business, is marked for the officer alone', async () => {
  const nik = '6311060505880001';
  const card = (regency: string, rules: string[]) => ({
    nik,
    'read:ktp': {
      type: 'ktp',
      decision: 'confirm',
      fields: { nik: { value: nik, confidence: 1 }, regency: { value: regency, confidence: 1 } },
      reasons: rules.map((rule) => ({ rule, field: 'nik' })),
    },
  });
  await tell(card('KABUPATEN BALANGAN', ['region-differs']));
  const before = await shown();
  expect(before.desk).toEqual(['nik nik-other-region']);
  expect(before.chat).toContain('angka depan NIK menunjuk daerah lain');
  expect(before.sheet).toContain('(perlu dicek: angka depan NIK menunjuk daerah lain');
  expect(before.review).not.toContain('Mohon dilihat dulu');
  await tell(card('KOTA BANJARMASIN', []));
  const after = await shown();
  expect(after.desk).toEqual(['nik home-in-other-regency']);
  expect(after.sheet).toContain('KTP dari luar kabupaten ini');
  // Once another number counts, the card says nothing about it.
  await tell({ nik: '6311060505880002' });
  expect((await shown()).desk).toEqual([]);
});
