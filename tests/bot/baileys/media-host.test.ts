import { expect, test } from '@jest/globals';
import { mediaHostOf } from '../../../bot/channels/baileys/media-host.ts';

const real = 'wss://web.whatsapp.com/ws/chat';
const usual = 'mmg.whatsapp.net';

test.each([
  'mmg.whatsapp.net',
  'media-sin6-1.cdn.whatsapp.net',
  'media.fsub1-2.fna.whatsapp.net',
  'media.fsub1-2.fna.whatsapp.net:443',
])("%s is WhatsApp's", (named) => {
  expect(mediaHostOf(named, real)).toBe(named);
});

test.each([
  'files.example.org',
  'whatsapp.net.example.org',
  'mmg.whatsapp.net.example.org',
  'evilwhatsapp.net',
  '127.0.0.1:8080',
  '169.254.169.254',
  'example.org/.whatsapp.net',
  'user@mmg.whatsapp.net',
  'mmg.whatsapp.net@example.org',
  'mmg.whatsapp.net:443@example.org',
  'mmg.whatsapp.net/../../elsewhere',
  'example.org#.whatsapp.net',
  '',
  undefined,
])('%p is refused: the usual host is asked', (named) => {
  expect(mediaHostOf(named, real)).toBe(usual);
});

test('beside a server double files are on its own host', () => {
  expect(mediaHostOf('127.0.0.1:40001', 'ws://127.0.0.1:40000/ws/chat')).toBe('127.0.0.1:40001');
  expect(mediaHostOf('10.0.0.1:40001', 'ws://127.0.0.1:40000/ws/chat')).toBe(usual);
});
