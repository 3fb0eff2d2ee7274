import { expect, test } from '@jest/globals';
import { addressOf, chatOf, isIgnored, jidOf } from '../../../bot/channels/baileys/ids.ts';

test.each([
  ['628123@s.whatsapp.net', { kind: 'phone', value: '+628123' }],
  ['628123:12@s.whatsapp.net', { kind: 'phone', value: '+628123' }],
  ['628123_1:2@s.whatsapp.net', { kind: 'phone', value: '+628123' }],
  ['628123@c.us', { kind: 'phone', value: '+628123' }],
  ['10001@lid', { kind: 'lid', value: '10001' }],
  ['10001:99@hosted.lid', { kind: 'lid', value: '10001' }],
])('%s is a person', (jid, address) => {
  expect(addressOf(jid)).toEqual(address);
});

test.each([
  '120363@g.us',
  'status@broadcast',
  '120363@newsletter',
  '0@s.whatsapp.net',
  's.whatsapp.net',
  '',
  'a@b',
])('%p is not', (jid) => {
  expect(addressOf(jid)).toBeUndefined();
});

test('groups and lists are ignored; people and the server itself are heard', () => {
  expect(
    ['120363@g.us', 'status@broadcast', '1@newsletter', '0@s.whatsapp.net'].map(isIgnored),
  ).not.toContain(false);
  expect(
    ['628123@s.whatsapp.net', '1@lid', '@s.whatsapp.net', 's.whatsapp.net'].map(isIgnored),
  ).not.toContain(true);
});

test('an address goes back to its JID; what has none is refused', () => {
  expect(jidOf({ kind: 'phone', value: '+628123' })).toBe('628123@s.whatsapp.net');
  expect(jidOf({ kind: 'lid', value: '10001' })).toBe('10001@lid');
  expect(() => jidOf({ kind: 'sim', value: '+628123' })).toThrow('sim');
});

const own = ['629999:7@s.whatsapp.net', '90000:7@lid'];
const lid = { kind: 'lid', value: '10001' };
const phone = { kind: 'phone', value: '+628123' };

test.each([
  ['the LID is the chat', { remoteJid: '10001@lid', remoteJidAlt: '628123@s.whatsapp.net' }, [lid, [phone]]],
  [
    'whichever comes first',
    { remoteJid: '628123@s.whatsapp.net', remoteJidAlt: '10001@lid' },
    [lid, [phone]],
  ],
  ['a phone alone is one too', { remoteJid: '628123@s.whatsapp.net', remoteJidAlt: '' }, [phone, []]],
  [
    'our own number is not the other half',
    { remoteJid: '10001@lid', remoteJidAlt: '629999@s.whatsapp.net' },
    [lid, []],
  ],
])('%s', (_name, key, [chat, also]) => {
  expect(chatOf(key, own)).toEqual({ chat, also });
});

test('notes to ourselves and groups are no chat', () => {
  expect(chatOf({ remoteJid: '90000@lid' }, own)).toBeUndefined();
  expect(chatOf({ remoteJid: '120363@g.us', remoteJidAlt: '10001@lid' }, own)).toBeUndefined();
});
