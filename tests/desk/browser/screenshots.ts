/**
 * The pictures of the README, taken from the running program:
 * `node tests/desk/browser/screenshots.ts /usr/bin/chromium` writes docs/images/*.png.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { HOUSE } from '../../support/world.ts';
import { fillForm, OPEN_QUESTION } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { ask } from './ask.ts';
import { openBrowserDesk, PHONE_WIDTH } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';
import { paintJpeg } from './picture.ts';

/** Low enough for pictures of less than 150 kB. */
const SIZE = { width: 1280, height: 720 };
/** Room for a phone. */
const TALL = { width: 1280, height: 860 };
const FOLDER = join(HOUSE, 'docs', 'images');
const shoot = (page: Page, name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`) });

/** Three people at different places of their way, so that no list is empty. */
async function fillOffice(desk: BrowserDesk, officer: Page): Promise<Applicant> {
  const rahmah = desk.applicant('+6281251230001');
  await fillForm(rahmah);
  await rahmah.sends(await paintJpeg(officer, 'contoh foto KTP'));
  await rahmah.says('1', 'Nomor: *BLG-');
  const noor = desk.applicant('+6285248770002');
  await fillForm(noor, OPEN_QUESTION, 'M. Noor Hidayat');
  await noor.says('petugas', 'Antrean Bapak/Ibu');
  const sari = desk.applicant('+6281349560003');
  await fillForm(sari, OPEN_QUESTION, 'Sari Lestari');
  await sari.says('mau ngobrol sama petugas', 'Antrean Bapak/Ibu');
  await sari.says('6311064101900001', 'HP atau WhatsApp');
  return rahmah;
}

async function takePictures(desk: BrowserDesk): Promise<void> {
  const officer = await desk.as('siti', SIZE);
  await ask(officer, 'POST /api/me/duty', { on: true });
  const rahmah = await fillOffice(desk, officer);

  await officer.setViewportSize(TALL);
  await officer.goto('/simulator');
  await officer.getByLabel('Pemohon', { exact: true }).selectOption('+6281349560003');
  await officer
    .getByRole('button', { name: /^Ambil tiket/ })
    .first()
    .waitFor();
  await officer.getByRole('button', { name: '1. Nomor ini' }).waitFor();
  await shoot(officer, 'simulator');

  await officer.setViewportSize(SIZE);
  await officer.goto('/antrean');
  await officer.getByRole('button', { name: /Rahmah/ }).click();
  await officer.waitForURL('**/percakapan/*');
  await officer
    .getByRole('textbox', { name: 'Balasan untuk pemohon' })
    .fill('Halo, Bu Rahmah. Saya Siti, saya periksa berkasnya dulu ya.');
  await officer.keyboard.press('Enter');
  await rahmah.hears('saya periksa berkasnya');
  await rahmah.writes('Baik, Bu. Terima kasih banyak');
  await officer.getByText('Terima kasih banyak').waitFor();
  await officer
    .getByRole('button', { name: /: sesuai$/ })
    .first()
    .click();
  await officer.getByText('Kabar baik').waitFor({ timeout: 20_000 });
  await shoot(officer, 'conversation');

  await officer.setViewportSize(PHONE_WIDTH);
  await officer.reload();
  await officer.getByText('saya periksa berkasnya').waitFor();
  await shoot(officer, 'phone-width');

  const other = await desk.as('budi', SIZE);
  await ask(other, 'POST /api/me/duty', { on: true });
  await other.goto('/antrean');
  await other.getByRole('button', { name: /^Ambil tiket.*Noor/ }).click();
  await other.getByRole('link', { name: 'Ke antrean' }).click();
  await other.getByRole('button', { name: /^Buka percakapan/ }).waitFor();
  await other.getByRole('button', { name: /^Ambil tiket/ }).waitFor();
  await shoot(other, 'queue');

  const supervisor = await desk.as('kabid', SIZE);
  await supervisor.goto('/log');
  await supervisor.getByRole('link', { name: /^Baca percakapan Rahmah/ }).click();
  await supervisor.getByRole('log', { name: 'Pesan' }).getByText('saya periksa berkasnya').waitFor();
  await shoot(supervisor, 'log');
}

const chromium = process.argv[2];
if (chromium === undefined) throw new Error('Which Chromium? Give its path.');
mkdirSync(FOLDER, { recursive: true });
const desk = await openBrowserDesk(chromium);
try {
  await takePictures(desk);
} finally {
  await desk.close();
}
