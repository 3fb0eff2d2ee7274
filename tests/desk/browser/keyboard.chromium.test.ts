import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm, OPEN_QUESTION } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { openBrowserDesk, PASSWORD } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';

/** Far more than any page has places to stop at. */
const MOST_TABS = 60;

/** What one meets with a screen reader: landmarks, headings and controls by name, without the texts between. */
async function outlineOf(part: Locator): Promise<string[]> {
  const lines = (await part.ariaSnapshot()).split('\n').map((line) => line.trim().replace(/:.*$/, ''));
  return lines
    .filter((line) => /^- (heading|region|log|article|button|textbox|link|switch|navigation) "/.test(line))
    .map((line) => line.slice(2).replace(/ \[level=\d\]$/, ''));
}

/** Tab until the focus stands on something whose role and name begin so; a place without a name fails. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    const focused = page.locator(':focus');
    const here = (await focused.count()) === 0 ? '' : (await focused.ariaSnapshot()).slice(2);
    if (here.startsWith(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by keyboard: ${wanted}`);
}

describeWith('without a mouse, without seeing', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  let applicant: Applicant;
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
    applicant = desk.applicant('+6281200000001');
    await fillForm(applicant, OPEN_QUESTION);
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
  });
  afterAll(async () => {
    await desk.close();
  });

  test('an officer logs in, claims, replies and hands back with the keyboard alone', async () => {
    const page = await desk.browse();
    await page.goto('/masuk');
    await tabTo(page, 'textbox "Nama pengguna"');
    await page.keyboard.type('siti');
    await tabTo(page, 'textbox "Kata sandi"');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Antrean', level: 1 }).waitFor();
    await page.getByRole('button', { name: /^Ambil tiket/ }).waitFor();
    expect(await outlineOf(page.locator('main'))).toEqual([
      'heading "Antrean"',
      'switch "Saya bertugas Nyalakan saat mulai melayani."',
      'region "Tiket saya 0"',
      'heading "Tiket saya 0"',
      'region "Menunggu 1"',
      'heading "Menunggu 1"',
      'button "Ambil tiket 1, Rahmah Wulandari"',
      'region "Sedang dilayani petugas lain 0"',
      'heading "Sedang dilayani petugas lain 0"',
    ]);
    await tabTo(page, 'button "Ambil tiket 1');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/percakapan/*');
    await page.getByRole('button', { name: 'Kembalikan ke bot' }).waitFor();
    const outline = await outlineOf(page.locator('main'));
    expect(outline).toEqual(
      expect.arrayContaining([
        'link "← Ke antrean"',
        'heading "Rahmah Wulandari"',
        'button "Kembalikan ke bot"',
        'button "Selesai"',
        'log "Pesan"',
        'textbox "Balasan untuk pemohon"',
        'button "Lampirkan berkas"',
        'button "Kirim"',
        'region "Permohonan"',
        'button "Buat janji"',
      ]),
    );
    const levels = (await page.locator('main').ariaSnapshot()).match(/heading .*\[level=1\]/g);
    expect(levels).toHaveLength(1);

    await tabTo(page, 'textbox "Balasan untuk pemohon"');
    await page.keyboard.type('Saya bantu, Bu.');
    await page.keyboard.press('Enter');
    await applicant.hears('Saya bantu, Bu.');

    await tabTo(page, 'button "Kembalikan ke bot"');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Kembalikan percakapan ke bot?' }).waitFor();
    await tabTo(page, 'button "Kembalikan ke bot"');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/antrean');
    await applicant.hears('yang menemani lagi');
  });

  test('a dialog keeps the focus and gives it back; a verdict leaves it at the item', async () => {
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
    const page = await desk.as('siti');
    await page.goto('/antrean');
    await page.getByRole('button', { name: /^Ambil tiket/ }).click();
    await page.getByRole('button', { name: 'Selesai' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Tutup tiket ini?' });
    await dialog.waitFor();
    for (let tabs = 0; tabs < 5; tabs += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.locator(':focus').count()).toBe(1);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator(':focus').ariaSnapshot()).toBe('- button "Selesai"');

    // Whoever judges an item stays there, though its buttons change.
    const item = page.getByRole('listitem').filter({ hasText: 'Nama usaha' });
    await item.getByRole('button', { name: 'Nama usaha: sesuai' }).focus();
    await page.keyboard.press('Enter');
    await item.getByText('sesuai', { exact: true }).waitFor();
    await page.locator('li:focus').filter({ hasText: 'Nama usaha' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').ariaSnapshot()).toContain('Nama usaha: perlu diganti');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Tulis nama di papan usaha.');
    await tabTo(page, 'button "Kirim ke pemohon"');
    await page.keyboard.press('Enter');
    await item.getByText('perlu diganti', { exact: true }).waitFor();
    await page.locator('li:focus').filter({ hasText: 'Nama usaha' }).waitFor();
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
