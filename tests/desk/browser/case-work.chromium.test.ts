/** What an officer does for an applicant at the desk: fills in what was put off, waits for others, moves one permit. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import { openBrowserDesk, PHONE_WIDTH } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';
import { paintJpeg } from './picture.ts';

const EMAIL = 'Alamat e-mail aktif';

/** A second permit beside the NIB, as an office files them in one application. */
function addPermit(file: string, permit: string): void {
  const database = new Database(file);
  try {
    const { id, stage_since: since } = database
      .prepare<[], { id: string; stage_since: number }>('select id, stage_since from applications')
      .get()!;
    const permits = JSON.stringify(['NIB-UMK', permit]);
    database.prepare('update applications set permits = ? where id = ?').run(permits, id);
    database
      .prepare('insert into permit_lines (application, permit, stage, since) values (?, ?, ?, ?)')
      .run(id, permit, 'submitted', since);
  } finally {
    database.close();
  }
}

/** The photo of the KTP once more, as a paper that nothing asked for. */
function addExtra(file: string): void {
  const database = new Database(file);
  try {
    const columns = 'application, contact, file, mime, size, digest, version, state, message, at';
    database.exec(
      `insert into documents (id, code, ${columns}) select 'extra', 'other', ${columns} from documents where code = 'ktp'`,
    );
  } finally {
    database.close();
  }
}

describeWith('an officer works on a case', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  let applicant: Applicant;
  let officer: Page;
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
    applicant = desk.applicant('+6281200000007');
    officer = await desk.as('siti');
    await fillForm(applicant);
    await applicant.sends(await paintJpeg(officer, 'KTP'));
    await applicant.says('1', 'Nomor: *BLG-');
    addPermit(desk.database, 'SPPL');
    addExtra(desk.database);
    await officer.goto('/antrean');
    await officer.getByRole('button', { name: /^Ambil tiket/ }).click();
    await officer.waitForURL('**/percakapan/*');
  });
  afterAll(async () => {
    await desk.close();
  });

  const panel = () => officer.getByRole('region', { name: 'Permohonan' });
  const item = (label: string) =>
    panel()
      .getByRole('listitem')
      .filter({ has: officer.getByText(label, { exact: true }) });

  test('what was sent beyond the checklist stands below it, and opens like any other document', async () => {
    await panel().getByRole('heading', { name: 'Berkas tambahan' }).waitFor();
    await item('Berkas tambahan (1)')
      .getByRole('button', { name: 'Lihat Berkas tambahan (1) (foto)' })
      .click();
    const dialog = officer.getByRole('dialog', { name: 'Berkas tambahan (1)' });
    await dialog.getByRole('img', { name: 'Berkas tambahan (1)' }).waitFor();
    await dialog.getByText('Membuka berkas dicatat.').waitFor();
    await officer.keyboard.press('Escape');
  });

  test('a value put off is filled in beside its item; what is no value is refused with the reason', async () => {
    const field = item(EMAIL).getByLabel('E-mail (isian petugas)');
    await field.fill('bukan alamat');
    await item(EMAIL).getByRole('button', { name: 'Isikan E-mail' }).click();
    await item(EMAIL).getByRole('alert').filter({ hasText: 'belum terbaca' }).waitFor();
    await field.fill('rahmah.wulandari@gmail.com');
    await field.press('Enter');
    await item(EMAIL).getByText('sesuai', { exact: true }).waitFor();
    await applicant.hears('Petugas sudah mengisikan *E-mail*: r');
    expect(await panel().textContent()).not.toContain('rahmah.wulandari@gmail.com');
  });

  test('one permit moves alone; the preview names it, and both stand in the case', async () => {
    await officer.getByRole('button', { name: 'Ubah tahap' }).click();
    const dialog = officer.getByRole('dialog', { name: 'Ubah tahap permohonan' });
    await dialog.getByLabel('Izin', { exact: true }).selectOption({ label: 'NIB perorangan' });
    await dialog.getByLabel('Tahap baru').selectOption({ label: 'diperiksa petugas' });
    await dialog
      .getByRole('region', { name: 'Yang akan dibaca pemohon' })
      .getByText('NIB perorangan')
      .waitFor();
    await dialog.getByRole('button', { name: 'Ubah tahap' }).click();
    await dialog.waitFor({ state: 'detached' });
    await applicant.hears('NIB perorangan*: petugas mulai memeriksa');
    const places = panel().getByRole('listitem');
    await places.filter({ hasText: 'NIB perorangan' }).getByText('diperiksa petugas').first().waitFor();
    await places.filter({ hasText: 'SPPL' }).getByText('diterima, menunggu diperiksa').first().waitFor();
  });

  test('for whom a permit waits is noted on a phone too, and the clock is told', async () => {
    await officer.setViewportSize(PHONE_WIDTH);
    await officer.goto(officer.url());
    await officer.getByRole('radio', { name: 'Permohonan' }).press('Space');
    await officer.getByRole('button', { name: 'Menunggu pihak lain' }).click();
    const dialog = officer.getByRole('dialog', { name: 'Menunggu pihak lain' });
    await dialog.getByLabel('Izin', { exact: true }).selectOption({ label: 'SPPL' });
    await dialog.getByLabel('Menunggu siapa').fill('OSS');
    await dialog.getByRole('button', { name: 'Catat' }).click();
    await dialog.waitFor({ state: 'detached' });
    await applicant.hears('SPPL*: sekarang menunggu *OSS*');
    await panel().getByText('Menunggu OSS').first().waitFor();
    await panel().getByText('Belum genap 1 hari kerja').first().waitFor();
    const wide = await officer.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(PHONE_WIDTH.width);
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
