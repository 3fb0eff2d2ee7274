/** The admin's page of numbers, with a number on the server double. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumPath, describeWith } from '../../support/services.ts';
import { startWhatsAppServer } from '../../support/whatsapp-server/server.ts';
import type { WhatsAppServer } from '../../support/whatsapp-server/server.ts';
import { ask } from './ask.ts';
import { openBrowserDesk, PHONE_WIDTH } from './browser-desk.ts';
import type { BrowserDesk } from './browser-desk.ts';

const TRUST = new URL('../../support/whatsapp-server/trust-root.mjs', import.meta.url).href;

describeWith('a number at the desk', chromiumPath, (chromium) => {
  let server: WhatsAppServer;
  let desk: BrowserDesk;
  beforeAll(async () => {
    server = await startWhatsAppServer();
    desk = await openBrowserDesk(chromium, 'everybody', {
      flags: ['--no-warnings', '--import', TRUST],
      env: {
        WHATSAPP: 'on',
        WHATSAPP_ACCOUNTS: 'wa1',
        WHATSAPP_WEB_URL: server.url,
        TEST_WHATSAPP_ROOT: server.root,
      },
    });
  });
  afterAll(async () => {
    await desk.close();
    await server.stop();
  });

  const card = (page: Page) => page.getByRole('listitem').filter({ hasText: 'wa1' });
  type Accounts = { accounts: { id: string; qr: string | null }[] };
  const qrOf = async (page: Page): Promise<string> =>
    (await ask<Accounts>(page, 'GET /api/accounts')).accounts.find(({ id }) => id === 'wa1')?.qr ?? '';
  /** The program that had the number before says that it was thrown out by another one. */
  const replaced = () => server.streamError({}, [{ tag: 'conflict', attrs: { type: 'replaced' } }]);

  test('is linked by the QR that the page shows', async () => {
    const page = await desk.as('rudi');
    await page.goto('/nomor');
    await card(page).getByRole('button', { name: 'Hubungkan dengan QR' }).click();
    await card(page).getByRole('img', { name: 'Kode QR untuk menghubungkan WhatsApp' }).waitFor();
    server.scan(await qrOf(page));
    await card(page).getByText('terhubung', { exact: true }).waitFor();
    expect(server.logins()).toBe(1);
  });

  test.each([
    ['on a wide screen', undefined],
    ['on a phone', PHONE_WIDTH],
  ])('that another program has taken comes back with one press, %s', async (_where, viewport) => {
    const page = await desk.as('rudi', viewport);
    await page.goto('/nomor');
    await card(page).getByText('terhubung', { exact: true }).waitFor();
    const before = server.logins();
    replaced();
    await card(page).getByText('berhenti, perlu dihubungkan lagi').waitFor();
    await card(page).getByText('dipakai di tempat lain').waitFor();
    await card(page).getByRole('button', { name: 'Sambungkan lagi' }).click();
    await card(page).getByText('terhubung', { exact: true }).waitFor();
    expect(server.logins()).toBe(before + 1);
    expect(await card(page).getByRole('button', { name: 'Sambungkan lagi' }).count()).toBe(0);
  });

  test('no browser complained', () => {
    expect(desk.faults).toEqual([]);
    // That the number was taken away is an error in the log, and is meant here.
    expect(desk.errors.filter((line) => !line.includes('"msg":"whatsapp.stopped"'))).toEqual([]);
    expect(server.unknown).toEqual([]);
  });
});
