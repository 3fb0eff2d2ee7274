import { expect, test } from '@jest/globals';
import { contentFor, quoteFor, recall } from '../../../bot/channels/baileys/outbound.ts';

const pdf = { id: 'f', owner: 'c', sha256: '', mime: 'application/pdf', size: 3 };
const bytes = Buffer.from('abc');

test('a text, without looking its links up', () => {
  expect(contentFor({ kind: 'text', text: 'oss.go.id' })).toEqual({ text: 'oss.go.id', linkPreview: null });
});

test('a document by its name, or one that its type gives', () => {
  expect(contentFor({ kind: 'document', file: { ...pdf, name: 'NIB.pdf' }, caption: 'c' }, bytes)).toEqual({
    document: bytes,
    mimetype: 'application/pdf',
    fileName: 'NIB.pdf',
    caption: 'c',
  });
  expect(contentFor({ kind: 'document', file: pdf }, bytes)).toMatchObject({ fileName: 'dokumen.pdf' });
});

test('a picture', () => {
  expect(contentFor({ kind: 'image', file: { ...pdf, mime: 'image/png' } }, bytes)).toEqual({
    image: bytes,
    mimetype: 'image/png',
  });
});

test('a file without its bytes is a fault of the caller', () => {
  expect(() => contentFor({ kind: 'document', file: pdf })).toThrow('without its bytes');
});

test('a quote names the message it answers', () => {
  expect(quoteFor({ kind: 'text', text: 'a', quotes: 'Q' }, '1@lid').quoted?.key).toEqual({
    id: 'Q',
    remoteJid: '1@lid',
    fromMe: false,
  });
  expect(quoteFor({ kind: 'text', text: 'a' }, '1@lid')).toEqual({});
});

test('a text can be given again, a file only with its bytes', async () => {
  const upload = () => Promise.reject(new Error('not asked'));
  expect(await recall({ message: { kind: 'text', text: 'a' } }, upload)).toEqual({
    extendedTextMessage: { text: 'a' },
  });
  expect(await recall({ message: { kind: 'document', file: pdf } }, upload)).toBeUndefined();
  expect(await recall(undefined, upload)).toBeUndefined();
  await expect(recall({ message: { kind: 'document', file: pdf }, bytes }, upload)).rejects.toThrow(
    'not asked',
  );
});
