import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { smtpMail } from '../../../bot/runtime/mail.ts';
import { startSmtpServer } from '../../support/smtp-server.ts';
import type { SmtpServer } from '../../support/smtp-server.ts';

let server: SmtpServer;
beforeEach(async () => {
  server = await startSmtpServer();
});
afterEach(() => server.stop());

test('a letter arrives as it was written', async () => {
  const mail = smtpMail(server.url, 'lantunan@balangan.example');
  await mail(
    'kadis@balangan.example',
    'WhatsApp wa1 putus',
    'Baris satu\nBaris dua: 10 menit — sudah dicek.',
  );
  expect(server.letters).toEqual([
    {
      to: 'kadis@balangan.example',
      subject: 'WhatsApp wa1 putus',
      text: expect.stringContaining('Baris dua: 10 menit — sudah dicek.'),
    },
  ]);
});

test('a server that refuses is told to the caller', async () => {
  server.refuse(true);
  const mail = smtpMail(server.url, 'lantunan@balangan.example');
  await expect(mail('kadis@balangan.example', 'x', 'y')).rejects.toThrow('451');
  expect(server.letters).toEqual([]);
});
