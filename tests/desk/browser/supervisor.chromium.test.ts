import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { fillForm, OPEN_QUESTION } from './applicant.ts';
import { ask } from './ask.ts';
import { openBrowserDesk } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';

/** All that a conversation is made of; who read it is kept elsewhere. */
const TALK = [
  'chats',
  'messages',
  'contacts',
  'tickets',
  'applications',
  'answers',
  'checklist',
  'timers',
] as const;

describeWith('a supervisor', chromiumPath, (chromium) => {
  let desk: BrowserDesk;
  let chat = '';
  beforeAll(async () => {
    desk = await openBrowserDesk(chromium);
    const applicant = desk.applicant('+6281200000001');
    await fillForm(applicant, OPEN_QUESTION);
    await applicant.says('petugas', 'Antrean Bapak/Ibu');
    const officer = await desk.as('siti');
    const { waiting } = await ask<{ waiting: { chat: string }[] }>(officer, 'GET /api/queue');
    chat = waiting[0]?.chat ?? '';
  });
  afterAll(async () => {
    await desk.close();
  });

  const rowsOf = (tables: readonly string[]): Record<string, unknown[]> => {
    const database = new Database(desk.database, { readonly: true });
    try {
      return Object.fromEntries(
        tables.map((table) => [table, database.prepare(`select * from ${table}`).all()]),
      );
    } finally {
      database.close();
    }
  };
  const readings = () =>
    rowsOf(['audit'])['audit']?.filter((row) => (row as { action: string }).action === 'log_read') ?? [];

  test('reading a log leaves no trace in the talk and one in the audit', async () => {
    const before = rowsOf(TALK);
    expect(before['messages']?.length).toBeGreaterThan(10);
    expect(readings()).toEqual([]);

    const page = await desk.as('kabid');
    await page.goto('/log');
    await page.getByRole('link', { name: /^Baca percakapan/ }).click();
    const talk = page.getByRole('log', { name: 'Pesan' });
    await talk.getByText('warung kopi', { exact: true }).waitFor();
    await page.getByText('Pembacaan ini sudah dicatat atas nama Anda.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Kembalikan|Selesai|Ubah tahap|sesuai/ }).count()).toBe(0);

    await page.getByRole('link', { name: 'Jejak audit' }).click();
    await page.getByRole('row').filter({ hasText: 'membaca percakapan' }).getByText('Ibu Kabid').waitFor();
    expect(rowsOf(TALK)).toEqual(before);
    expect(readings()).toEqual([expect.objectContaining({ subject_kind: 'chat', subject: chat })]);
  });

  test('an officer finds no way to it and is refused', async () => {
    const page = await desk.as('siti');
    await page.goto('/antrean');
    const pages = page.getByRole('navigation', { name: 'Halaman' });
    await pages.getByRole('link', { name: 'Antrean' }).waitFor();
    expect(await pages.getByRole('link', { name: 'Percakapan tercatat' }).count()).toBe(0);
    expect((await page.request.get('/api/logs')).status()).toBe(403);
    expect((await page.request.get(`/api/logs/${chat}`)).status()).toBe(403);
    await page.goto(`/log/${chat}`);
    await page.getByRole('heading', { name: 'Bukan halaman Anda' }).waitFor();
    expect(readings()).toHaveLength(1);
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  });
});
