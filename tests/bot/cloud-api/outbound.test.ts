import { expect, test } from '@jest/globals';
import { fileBody, recipientOf, templateBody, textBody } from '../../../bot/channels/cloud-api/outbound.ts';
import type { Option } from '../../../flows/message.ts';
import { request } from '../../support/cloud-api-fake/rules.ts';

const text = 'Untuk siapa? Balas angkanya.\n\n*1* Sendiri\n*2* Orang lain';
const envelope = { messaging_product: 'whatsapp', ...recipientOf({ kind: 'phone', value: '+62811111' }) };
const options = (...labels: string[]): Option[] => labels.map((label, at) => ({ id: `o${at}`, label }));
const kindOf = (body: object): string => {
  const { type, interactive } = request.parse({ ...envelope, ...body }) as {
    type: string;
    interactive?: { type: string };
  };
  return interactive?.type ?? type;
};

test.each([
  ['no options', [], 'text'],
  ['three short ones', options('Sendiri', 'Orang lain', 'Belum tahu'), 'button'],
  ['a title of 20', options('x'.repeat(20)), 'button'],
  ['a title of 21', options('x'.repeat(21)), 'list'],
  ['four', options('a', 'b', 'c', 'd'), 'list'],
  ['ten', options(...'abcdefghij'), 'list'],
  ['a row of 24', options('x'.repeat(24)), 'list'],
  ['a row of 25', options('x'.repeat(25)), 'list'],
  ['a row of 72', options('x'.repeat(72)), 'list'],
  ['a row of 73', options('x'.repeat(73)), 'text'],
  ['eleven', options(...'abcdefghijk'), 'text'],
  ['two of the same label', options('a', 'a'), 'text'],
  ['a label of two lines', options('a\nb'), 'text'],
  ['an id of 200', [{ id: 'i'.repeat(200), label: 'a' }], 'button'],
  ['an id of 201', [{ id: 'i'.repeat(201), label: 'a' }], 'text'],
])('options: %s go as %s', (_, given, kind) => {
  expect(kindOf(textBody({ kind: 'text', text, options: given }))).toBe(kind);
});

test('labels too long for a title stand below the number that the words show', () => {
  const body = textBody({
    kind: 'text',
    text,
    options: options('Punya saya sendiri', 'Punya orang lain, saya wakil'),
  });
  expect(body).toMatchObject({
    interactive: {
      action: {
        sections: [
          {
            rows: [
              { id: 'o0', title: '1', description: 'Punya saya sendiri' },
              { id: 'o1', title: '2', description: 'Punya orang lain, saya wakil' },
            ],
          },
        ],
      },
    },
  });
});

test('labels that fit are the titles of their rows', () => {
  const body = textBody({ kind: 'text', text, options: options('a', 'b', 'c', 'x'.repeat(24)) });
  const rows = [...'abc', 'x'.repeat(24)].map((title, at) => ({ id: `o${at}`, title }));
  expect(body).toMatchObject({ interactive: { action: { sections: [{ rows }] } } });
});

test('a text too long for buttons goes with its numbers only', () => {
  for (const given of [options('Ya'), options('a', 'b', 'c', 'd')])
    expect(kindOf(textBody({ kind: 'text', text: 'x'.repeat(1_024), options: given }))).not.toBe('text');
  expect(kindOf(textBody({ kind: 'text', text: 'x'.repeat(1_025), options: options('Ya') }))).toBe('text');
});

test('with buttons the numbered lines stay: the words ask for a number', () => {
  const body = textBody({ kind: 'text', text, options: options('Sendiri', 'Orang lain') });
  expect(body).toMatchObject({ interactive: { body: { text } } });
});

const file = { id: 'f', owner: 'o', mime: 'image/jpeg', size: 10, sha256: '' };

test.each([
  ['image', file, { type: 'image', image: { id: 'M', caption: 'Peta' } }],
  ['image', { ...file, mime: 'image/png' }, { type: 'image' }],
  ['image', { ...file, mime: 'strange' }, { type: 'document', document: { filename: 'dokumen.bin' } }],
  ['image', { ...file, mime: 'image/webp' }, { type: 'document', document: { filename: 'dokumen.webp' } }],
  ['image', { ...file, size: 6_000_000 }, { type: 'document' }],
  ['image', { ...file, size: 5 * 1024 * 1024 }, { type: 'image' }],
  // Meant as a paper: it stays one.
  ['document', file, { type: 'document', document: { filename: 'dokumen.jpeg' } }],
  [
    'document',
    { ...file, mime: 'application/pdf', name: 'izin.pdf' },
    { document: { filename: 'izin.pdf' } },
  ],
] as const)('%s of %j', (kind, given, expected) => {
  const body = fileBody({ kind, file: given, caption: 'Peta' }, 'M');
  expect(request.parse({ ...envelope, ...body })).toMatchObject(expected);
});

test('a caption is no longer than they take, and none where there is none', () => {
  const captionOf = (caption?: string) => {
    const message = { kind: 'image', file, ...(caption === undefined ? {} : { caption }) } as const;
    const { image } = request.parse({ ...envelope, ...fileBody(message, 'M') }) as {
      image: { caption?: string };
    };
    return image.caption;
  };
  expect([captionOf('x'.repeat(2_000))?.length, captionOf()]).toEqual([1_024, undefined]);
});

test('a user id and a phone number go in fields of their own', () => {
  expect(recipientOf({ kind: 'cloud', value: 'ID.1' })).toEqual({
    recipient_type: 'individual',
    recipient: 'ID.1',
  });
  expect(recipientOf({ kind: 'phone', value: '+62811' })).toEqual({
    recipient_type: 'individual',
    to: '62811',
  });
  expect(recipientOf({ kind: 'lid', value: '1' })).toBeUndefined();
});

const template = { name: 'kabar_izin', language: 'id' };

test('a template carries the words in one line', () => {
  const body = templateBody(template, {
    kind: 'text',
    text: 'Izin terbit. \n\n\n*1* Ya\t     sekali\n*2* Tidak\n',
  });
  expect(request.parse({ ...envelope, ...body })).toMatchObject({
    template: {
      name: 'kabar_izin',
      language: { code: 'id' },
      components: [{ parameters: [{ text: 'Izin terbit. · *1* Ya sekali · *2* Tidak' }] }],
    },
  });
});

test('a template carries 900 characters', () => {
  expect(templateBody(template, { kind: 'text', text: 'x'.repeat(900) })).toBeDefined();
});

test.each([
  ['without a template in the settings', undefined, { kind: 'text', text: 'a' }],
  ['a text that is too long', template, { kind: 'text', text: 'x'.repeat(901) }],
  ['a text of blanks', template, { kind: 'text', text: ' \n ' }],
  ['a file', template, { kind: 'document', file }],
] as const)('%s goes as no template', (_, given, message) => {
  expect(templateBody(given, message)).toBeUndefined();
});
