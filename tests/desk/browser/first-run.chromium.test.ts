import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { openBrowserDesk, PASSWORD } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';

describeWith('the first run', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium, 'nobody');
  });
  afterAll(async () => {
    await desk.close();
  });

  test('makes the admin, then the first officer, and leads to the simulator', async () => {
    const page = await desk.browse();
    // First only half of the link is copied; the whole one then works on the same page.
    await page.goto(desk.setupUrl.replace(/#.*/, ''));
    await page.getByText('Tautan ini tidak lengkap').waitFor();
    await page.goto(desk.setupUrl);
    await page.getByRole('textbox', { name: 'Nama lengkap' }).fill('Rudi Admin');
    await page.getByRole('textbox', { name: 'Nama pengguna' }).fill('rudi');
    await page.getByRole('textbox', { name: 'Kata sandi', exact: true }).fill(PASSWORD);
    await page.getByRole('textbox', { name: 'Ulangi kata sandi' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Buat admin' }).click();

    await page.getByRole('heading', { name: 'Akun petugas pertama' }).waitFor();
    await page.getByRole('link', { name: 'Lanjut sebagai admin' }).waitFor();
    await page.getByRole('textbox', { name: 'Nama lengkap' }).fill('Siti Aminah');
    await page.getByRole('textbox', { name: 'Nama pengguna' }).fill('siti');
    await page.getByRole('textbox', { name: 'Kata sandi awal' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Buat akun petugas' }).click();
    await page.getByText('Masuk sebagai petugas untuk mencoba Simulator.').waitFor();

    // Whoever goes on as admin finds the same way on the simulator's page.
    await page.goto('/simulator');
    const side = page.getByRole('region', { name: 'Meja petugas' });
    await side.getByText('Antrean tampil di sini bila Anda masuk sebagai petugas').waitFor();
    await side.getByRole('button', { name: 'Keluar, lalu masuk sebagai siti' }).click();
    await page.waitForURL('**/masuk?*');
    expect(await page.getByRole('textbox', { name: 'Nama pengguna' }).inputValue()).toBe('siti');
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/simulator');

    await page.getByRole('textbox', { name: 'Pesan sebagai pemohon' }).fill('petugas');
    await page.keyboard.press('Enter');
    await side.getByRole('button', { name: /^Ambil tiket 1/ }).waitFor();
  });

  test('a page that was asked for before the login is come back to after it; after logging out it is not', async () => {
    const page = await desk.browse();
    const enter = async (): Promise<void> => {
      await page.getByRole('textbox', { name: 'Nama pengguna' }).fill('siti');
      await page.getByRole('textbox', { name: 'Kata sandi' }).fill(PASSWORD);
      await page.keyboard.press('Enter');
    };
    await page.goto('/permohonan');
    await page.getByRole('button', { name: 'Masuk' }).click();
    const fault = 'document.querySelector("input:invalid").validationMessage';
    expect(await page.evaluate<string>(fault)).toBe('Mohon diisi dulu.');
    await enter();
    await page.waitForURL('**/permohonan');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForURL('**/masuk');
    await enter();
    await page.waitForURL('**/antrean');
    // Somebody else's page, or none of the desk's, leads to one's own first.
    for (const elsewhere of ['/pengguna', '//example.id/antrean', 'https://example.id']) {
      await page.goto(`/masuk?ke=${encodeURIComponent(elsewhere)}`);
      await page.waitForURL('**/antrean');
    }
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
