import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm, OPEN_QUESTION, until } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { ask } from './ask.ts';
import { openBrowserDesk } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';
import { paintJpeg } from './picture.ts';

type Line = { author: string; direction: string; text: string | null; state: string; id: string };
const TAKEN_OVER = 'Saya diam dulu';
const HANDED_BACK = 'yang menemani lagi';

const chatOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const linesOf = async (page: Page): Promise<Line[]> =>
  (await ask<{ messages: Line[] }>(page, `GET /api/chats/${chatOf(page)}`)).messages;

/** Nothing that came in waits for a turn, nothing that goes out waits to be sent. */
const settled = (page: Page) =>
  until('rest', async () => {
    const lines = await linesOf(page);
    return !lines.some(({ state }) => ['received', 'queued', 'sending', 'errored'].includes(state)) && lines;
  });

/** Photos whose answer waits for quiet. */
function photoTimers(file: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare("select * from timers where kind = 'photo_quiet'").all().length;
  } finally {
    database.close();
  }
}

describeWith('an officer takes over', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
  });
  afterAll(async () => {
    await desk.close();
  });

  /** Asks for an officer; the ticket is the only one that waits. */
  const asksForOfficer = async (phone: string): Promise<Applicant> => {
    const applicant = desk.applicant(phone);
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
    return applicant;
  };
  const claims = async (officer: Page): Promise<void> => {
    await officer.goto('/antrean');
    await officer.getByRole('button', { name: /^Ambil tiket/ }).click();
    await officer.waitForURL('**/percakapan/*');
  };
  const handsBack = async (officer: Page): Promise<void> => {
    await officer.getByRole('button', { name: 'Kembalikan ke bot' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: 'Kembalikan ke bot' }).click();
  };

  test('of two officers who claim at once one gets the ticket, the other is told so', async () => {
    const applicant = await asksForOfficer('+6281200000011');
    const officers = await Promise.all([desk.as('siti'), desk.as('budi')]);
    // Both claims are held until the other one is on its way as well.
    let under = 0;
    let bothUnderWay = (): void => undefined;
    const barrier = new Promise<void>((resolve) => (bothUnderWay = resolve));
    for (const page of officers) {
      await page.route('**/claim', async (route) => {
        under += 1;
        if (under === 2) bothUnderWay();
        await barrier;
        await route.continue();
      });
      await page.goto('/antrean');
    }
    await Promise.all(officers.map((page) => page.getByRole('button', { name: /^Ambil tiket/ }).click()));

    const fates = await Promise.all(
      officers.map((page) =>
        Promise.race([
          page.waitForURL('**/percakapan/*').then(() => 'got it' as const),
          page
            .getByRole('alert')
            .filter({ hasText: 'Tiket ini baru saja diambil petugas lain.' })
            .waitFor()
            .then(() => 'told' as const),
        ]),
      ),
    );
    expect([...fates].sort()).toEqual(['got it', 'told']);
    await applicant.hears(TAKEN_OVER);
    expect((await applicant.seen()).filter(({ text }) => text?.includes(TAKEN_OVER))).toHaveLength(1);

    const [winner, loser] = fates[0] === 'got it' ? officers : [...officers].reverse();
    if (!winner || !loser) throw new Error('two officers');
    const others = loser.getByRole('region', { name: /Sedang dilayani petugas lain/ });
    await others.getByRole('listitem').waitFor();
    await handsBack(winner);
    await applicant.hears(HANDED_BACK);
  });

  test('what the bot was composing when an officer takes over never reaches the phone', async () => {
    const officer = await desk.as('siti');
    const applicant = desk.applicant('+6281200000021');
    await fillForm(applicant);
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
    await officer.goto('/antrean');
    const claim = officer.getByRole('button', { name: /^Ambil tiket/ });
    await claim.waitFor();
    // A photo is answered after three seconds of quiet, a question at once: both answers are under way now.
    await applicant.shows(await paintJpeg(officer, 'KTP'));
    await until('the answer to a photo is planned', () => Promise.resolve(photoTimers(desk.database) === 1));
    await Promise.all([applicant.writes('berapa lama, Bu?'), claim.click()]);
    await officer.waitForURL('**/percakapan/*');
    await applicant.hears(TAKEN_OVER);
    const queued = (await linesOf(officer)).filter(
      ({ author, state }) => author === 'bot' && state === 'queued',
    );

    await until('the photo is due', () => Promise.resolve(photoTimers(desk.database) === 0));
    await officer.getByRole('textbox', { name: 'Balasan untuk pemohon' }).fill('Saya Siti, ada apa?');
    await officer.keyboard.press('Enter');
    await applicant.hears('Saya Siti, ada apa?');
    await settled(officer);
    const phone = await applicant.seen();
    const after = phone.slice(phone.findIndex(({ text }) => text?.includes(TAKEN_OVER)) + 1);
    expect(after.filter(({ from }) => from === 'office').map(({ text }) => text)).toEqual([
      'Saya Siti, ada apa?',
    ]);
    expect(phone.filter(({ id }) => queued.some((line) => line.id === id))).toEqual([]);

    await handsBack(officer);
    await applicant.hears(HANDED_BACK);
  });

  test('the bot is silent until it is handed back, then asks the question that is still open', async () => {
    const applicant = desk.applicant('+6281200000031');
    await fillForm(applicant, OPEN_QUESTION);
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
    const officer = await desk.as('siti');
    const phone = await desk.as('rudi');
    await phone.goto('/simulator');
    await phone.getByLabel('Pemohon', { exact: true }).selectOption(applicant.phone);
    const talk = phone.getByRole('log', { name: 'Percakapan di HP pemohon' });
    await claims(officer);
    await talk.getByText(TAKEN_OVER).waitFor();

    const before = (await applicant.seen()).length;
    const write = phone.getByRole('textbox', { name: 'Pesan sebagai pemohon' });
    await write.fill('Bu, KTP saya masih yang lama');
    await write.press('Enter');
    await officer.getByRole('log', { name: 'Pesan' }).getByText('KTP saya masih yang lama').waitFor();
    await write.fill('6311064101900001');
    await write.press('Enter');
    await officer.getByRole('log', { name: 'Pesan' }).getByText('6311').last().waitFor();
    await settled(officer);
    expect((await applicant.seen()).slice(before).map(({ from }) => from)).toEqual(['me', 'me']);

    await officer.getByRole('textbox', { name: 'Balasan untuk pemohon' }).fill('Tidak apa-apa, Bu.');
    await officer.getByRole('button', { name: 'Kirim', exact: true }).click();
    await talk.getByText('Tidak apa-apa, Bu.').waitFor();
    await handsBack(officer);
    await officer.waitForURL('**/antrean');
    await talk.getByText(HANDED_BACK).waitFor();
    const last = (await applicant.seen()).at(-1);
    expect(last).toMatchObject({ from: 'office', text: expect.stringContaining(OPEN_QUESTION) });
    await applicant.says('6311064101900001', 'HP atau WhatsApp');
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
