import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm, until } from './applicant.ts';
import { ask } from './ask.ts';
import { openBrowserDesk, PHONE_WIDTH } from './browser-desk.ts';
import type { BrowserDesk, StaffName } from './browser-desk.ts';
import { paintJpeg } from './picture.ts';

/** Words of a library that nobody has translated. */
const ENGLISH = /\b(toggle|password|close|open|search|loading|select|remove|clear|next|previous|submit)\b/i;

/** What is read out on a page, without the names of the roles, which are English. */
const wordsOf = async (part: Locator): Promise<string> =>
  (await part.ariaSnapshot()).replaceAll(/^\s*- [a-z]+/gm, '');

describeWith('every page', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  let chat = '';
  let application = '';
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
    const officer = await desk.as('siti');
    const applicant = desk.applicant('+6281200000001');
    await fillForm(applicant);
    await applicant.sends(await paintJpeg(officer, 'KTP'));
    await applicant.says('1', 'Nomor: *BLG-');
    await desk.applicant('+6281200000002').says('petugas', 'Antrean Bapak/Ibu');
    type Queue = { waiting: { id: string; chat: string; application: { id: string } | null }[] };
    const { waiting } = await ask<Queue>(officer, 'GET /api/queue');
    const ticket = waiting.find((one) => one.application);
    if (!ticket?.application) throw new Error('the submitted case has no ticket');
    chat = ticket.chat;
    application = ticket.application.id;
    await ask(officer, `POST /api/tickets/${ticket.id}/claim`);
    await applicant.hears('Saya diam dulu');
  });
  afterAll(async () => {
    await desk.close();
  });

  const pagesOf = (): Record<StaffName, string[]> => ({
    siti: [
      '/antrean',
      `/percakapan/${chat}`,
      '/permohonan',
      `/permohonan/${application}`,
      '/simulator',
      '/saya',
    ],
    budi: [`/percakapan/${chat}`, '/log'],
    kabid: ['/antrean', '/permohonan', '/log', `/log/${chat}`, '/audit', '/simulator', '/saya'],
    rudi: ['/tidak-ada', '/nomor', '/pengguna', '/simulator'],
  });
  /** Loaded: the heading is there and nothing says that it is still loading. */
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await page.locator('main').waitFor();
    await until(`${path} loaded`, async () => (await page.getByText('Sedang memuat').count()) === 0);
  };
  const overflowOf = (page: Page) =>
    page.evaluate<number>('document.scrollingElement.scrollWidth - window.innerWidth');

  test('fits into 360 pixels and speaks Indonesian', async () => {
    const wrong: string[] = [];
    const look = async (page: Page, where: string): Promise<void> => {
      const over = await overflowOf(page);
      if (over > 0) wrong.push(`${where}: ${over} px too wide`);
      const english = ENGLISH.exec(await wordsOf(page.locator('body')));
      if (english) wrong.push(`${where}: ${english[0]}`);
    };
    const stranger = await desk.browse(PHONE_WIDTH);
    for (const path of ['/masuk', '/mulai', '/mulai#used']) {
      await open(stranger, path);
      await look(stranger, path);
    }
    for (const [who, paths] of Object.entries(pagesOf())) {
      const page = await desk.as(who as StaffName, PHONE_WIDTH);
      for (const path of paths) {
        await open(page, path);
        await look(page, `${who} ${path}`);
        for (const tab of await page.getByRole('radio').all()) {
          await tab.press('Space');
          await look(page, `${who} ${path}, other side`);
        }
      }
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('navigation', { name: 'Halaman' }).waitFor();
      await look(page, `${who}, menu`);
    }
    expect(wrong).toEqual([]);
  });

  test('of the dialogs none is wider than a phone either', async () => {
    const page = await desk.as('siti', PHONE_WIDTH);
    await open(page, `/percakapan/${chat}`);
    await page.getByRole('radio', { name: 'Permohonan' }).press('Space');
    for (const name of ['Ubah tahap', 'Buat janji', /: perlu diganti$/, /^Lihat KTP/]) {
      await page.getByRole('button', { name }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await overflowOf(page)).toBeLessThanOrEqual(0);
      expect(ENGLISH.exec(await wordsOf(dialog))).toBeNull();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
