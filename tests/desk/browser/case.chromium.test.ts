import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { HOUSE } from '../../support/world.ts';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { openBrowserDesk } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';
import { paintJpeg } from './picture.ts';

const KTP = 'KTP-el pemilik atau penanggung jawab';
const WORKERS = 'Jumlah tenaga kerja';
/** Verdicts are told after 15 s of quiet. */
const QUIET_MS = 25_000;
const REASON = 'Tulisannya kabur, belum terbaca. Mohon difoto lagi di tempat terang.';

describeWith('a case at the desk', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  let applicant: Applicant;
  let officer: Page;
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
    applicant = desk.applicant('+6281200000001');
    officer = await desk.as('siti');
    await fillForm(applicant);
    await applicant.sends(await paintJpeg(officer, 'KTP, buram'));
    await applicant.says('1', 'Nomor: *BLG-');
    await officer.goto('/antrean');
    await officer.getByRole('button', { name: /^Ambil tiket/ }).click();
    await officer.waitForURL('**/percakapan/*');
  });
  afterAll(async () => {
    await desk.close();
  });

  const item = (label: string) =>
    officer
      .getByRole('region', { name: 'Permohonan' })
      .getByRole('listitem')
      .filter({ has: officer.getByText(label, { exact: true }) });

  test('what was written is not asked for as a photo: its usual reasons are others', async () => {
    await item(WORKERS)
      .getByRole('button', { name: `${WORKERS}: perlu diganti` })
      .click();
    const dialog = officer.getByRole('dialog', { name: `${WORKERS} perlu diganti` });
    await dialog.getByRole('button', { name: 'Isinya belum lengkap.' }).waitFor();
    expect(await dialog.getByRole('button', { name: /foto/ }).count()).toBe(0);
    await officer.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('an item that must be replaced: the reason is read on the phone, the new photo at the desk', async () => {
    const phone = await desk.as('rudi');
    await phone.goto('/simulator');
    const talk = phone.getByRole('log', { name: 'Percakapan di HP pemohon' });

    await item(KTP).getByText('sudah masuk').waitFor();
    await item(KTP)
      .getByRole('button', { name: `${KTP}: perlu diganti` })
      .click();
    await officer.getByRole('dialog').getByRole('button', { name: REASON }).click();
    await officer.getByRole('dialog').getByRole('button', { name: 'Kirim ke pemohon' }).click();
    await item(KTP).getByText('perlu diganti').waitFor();
    await item(KTP).getByText(`Alasan: ${REASON}`).waitFor();
    // Told once the officer is through, with whatever else was judged.
    await talk.getByText(REASON).waitFor({ timeout: QUIET_MS });

    const chooser = phone.waitForEvent('filechooser');
    await phone.getByRole('button', { name: 'Lampirkan' }).click();
    const photo = await paintJpeg(phone, 'KTP, jelas');
    await (await chooser).setFiles({ name: 'ktp-baru.jpg', mimeType: 'image/jpeg', buffer: photo });
    await phone.getByRole('button', { name: 'Kirim', exact: true }).click();

    await item(KTP).getByText('sudah masuk').waitFor();
    await item(KTP)
      .getByRole('button', { name: `Lihat ${KTP} (foto)` })
      .click();
    const picture = officer.getByRole('dialog').getByRole('img', { name: KTP });
    await picture.waitFor();
    const shown = await officer.request.get((await picture.getAttribute('src')) ?? '');
    expect(await shown.body()).toEqual(photo);
    await officer.keyboard.press('Escape');

    await item(KTP)
      .getByRole('button', { name: `${KTP}: sesuai` })
      .click();
    await item(KTP).getByText('sesuai', { exact: true }).waitFor();
    // Verdicts are told together, once no more come.
    await talk.getByText('sudah diperiksa petugas dan sesuai').waitFor({ timeout: 30_000 });
  });

  test('a stage is changed with a preview of what will be heard, and the permit arrives as a PDF', async () => {
    const dialog = officer.getByRole('dialog', { name: 'Ubah tahap permohonan' });
    const confirm = dialog.getByRole('button', { name: 'Ubah tahap' });
    const prepare = async (stage: string): Promise<string> => {
      await officer.getByRole('button', { name: 'Ubah tahap' }).click();
      await dialog.getByLabel('Tahap baru').selectOption({ label: stage });
      const words = dialog.getByRole('region', { name: 'Yang akan dibaca pemohon' }).getByText('BLG-');
      await words.first().waitFor();
      return (await words.last().textContent()) ?? '';
    };

    await prepare('didaftarkan di sistem resmi');
    await dialog.getByLabel('Catatan untuk pemohon').fill('sedang diisi di OSS');
    const preview = dialog.getByRole('region', { name: 'Yang akan dibaca pemohon' });
    await preview.getByText('sedang diisi di OSS').waitFor();
    const foretold = (await preview.getByRole('paragraph').textContent()) ?? '';
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    await applicant.hears('sedang diisi di OSS');
    const news = (await applicant.seen()).at(-1)?.text ?? '';
    expect(foretold).toBe(news.replaceAll('*', ''));

    // What was put off must be settled before a permit: the dialog says so and asks why one goes on.
    await prepare('izin terbit');
    await confirm.click();
    await dialog.getByRole('alert').filter({ hasText: 'Kelengkapannya belum beres' }).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Batal' }).click();
    for (const label of ['Alamat dan titik lokasi usaha', 'Alamat e-mail aktif']) {
      await item(label)
        .getByRole('button', { name: `${label}: tidak diperlukan` })
        .click();
      await officer.getByRole('dialog').getByLabel('Alasan', { exact: true }).fill('diurus bersama di loket');
      await officer.getByRole('dialog').getByRole('button', { name: 'Catat' }).click();
      await item(label).getByText('tidak diperlukan', { exact: true }).first().waitFor();
    }

    await prepare('izin terbit');
    const chooser = officer.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Lampiran PDF' }).click();
    await (await chooser).setFiles(join(HOUSE, 'tests', 'support', 'files', 'izin.pdf'));
    await dialog.getByText('izin.pdf').waitFor();
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    const phone = await desk.as('rudi');
    await phone.goto('/simulator');
    const talk = phone.getByRole('log', { name: 'Percakapan di HP pemohon' });
    await talk.getByText('sudah terbit').waitFor();
    const link = talk.getByRole('link', { name: /izin\.pdf/ });
    await link.waitFor();
    const pdf = await phone.request.get((await link.getAttribute('href')) ?? '');
    expect(await pdf.body()).toEqual(readFileSync(join(HOUSE, 'tests', 'support', 'files', 'izin.pdf')));
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
