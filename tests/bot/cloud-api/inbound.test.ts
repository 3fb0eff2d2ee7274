import { describe, expect, test } from '@jest/globals';
import { readPosted } from '../../../bot/channels/cloud-api/inbound.ts';
import { envelopeOf, messageOf, statusOf } from '../../support/cloud-api-fake/webhooks.ts';

const own = { account: 'resmi', phoneNumberId: '106540352242922' };
const siti = { user: 'ID.13491208655302741918', phone: '6281234567890', name: 'Siti' };
const AT = 1_795_000_000_000;

const read = (value: object) => readPosted(envelopeOf(value), own);
const contentOf = (content: object) => read(messageOf(siti, 'wamid.1', content, AT))?.drafts[0]?.content;

describe('every kind of message', () => {
  test.each([
    [
      { type: 'text', text: { body: 'brp lama urus nib' } },
      { kind: 'text', text: 'brp lama urus nib' },
    ],
    [
      { type: 'image', image: { id: '11', mime_type: 'image/jpeg', sha256: 'x', caption: 'KTP saya' } },
      { kind: 'image', file: { id: '11' }, caption: 'KTP saya' },
    ],
    [
      { type: 'document', document: { id: '12', mime_type: 'application/pdf', filename: 'akta.pdf' } },
      { kind: 'document', file: { id: '12', name: 'akta.pdf' } },
    ],
    [
      { type: 'audio', audio: { id: '13', voice: true } },
      { kind: 'voice', file: { id: '13' } },
    ],
    [
      { type: 'audio', audio: { id: '14', voice: false } },
      { kind: 'voice', file: { id: '14' } },
    ],
    [
      { type: 'video', video: { id: '15', caption: 'lokasi' } },
      { kind: 'video', caption: 'lokasi' },
    ],
    [{ type: 'sticker', sticker: { id: '16', animated: false } }, { kind: 'sticker' }],
    [
      { type: 'location', location: { latitude: -2.33, longitude: 115.46, name: 'Paringin' } },
      { kind: 'location', latitude: -2.33, longitude: 115.46 },
    ],
    [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Budi' } }] }, { kind: 'contact_card' }],
    [
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Ya' } },
      },
      { kind: 'text', text: 'Ya' },
    ],
    [
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'halong', title: 'Halong', description: 'kec.' },
        },
      },
      { kind: 'text', text: 'Halong' },
    ],
    [
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      { kind: 'other' },
    ],
    [
      { type: 'button', button: { payload: 'p', text: 'Saya baca' } },
      { kind: 'text', text: 'Saya baca' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.9', emoji: '👍' } },
      { kind: 'reaction', target: 'wamid.9', emoji: '👍' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.9' } },
      { kind: 'reaction', target: 'wamid.9', emoji: '' },
    ],
    [
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.9', message: { type: 'text', text: { body: 'NIB' } } },
      },
      { kind: 'edit', target: 'wamid.9', text: 'NIB' },
    ],
    [
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.9', message: { type: 'image', image: { caption: 'KTP' } } },
      },
      { kind: 'edit', target: 'wamid.9', text: 'KTP' },
    ],
    [
      {
        type: 'edit',
        edit: {
          original_message_id: 'wamid.9',
          message: { type: 'document', document: { caption: 'Akta' } },
        },
      },
      { kind: 'edit', target: 'wamid.9', text: 'Akta' },
    ],
    [
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.9', message: { type: 'video', video: { caption: 'Akta' } } },
      },
      { kind: 'edit', target: 'wamid.9', text: 'Akta' },
    ],
    [
      { type: 'edit', edit: { original_message_id: 'wamid.9', message: { type: 'sticker' } } },
      { kind: 'other' },
    ],
    [
      { type: 'revoke', revoke: { original_message_id: 'wamid.9' } },
      { kind: 'delete', target: 'wamid.9' },
    ],
    [
      { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131051 }] },
      { kind: 'poll' },
    ],
    [{ type: 'unsupported', unsupported: { type: 'poll_update' } }, { kind: 'poll' }],
    [{ type: 'unsupported', errors: [{ code: 131051 }] }, { kind: 'other' }],
    [{ type: 'order', order: { catalog_id: '1' } }, { kind: 'other' }],
    [{ type: 'something_of_2030', something_of_2030: {} }, { kind: 'other' }],
    [{ type: 'text' }, { kind: 'other' }],
    [{ type: 'text', text: { body: '' } }, { kind: 'other' }],
    [
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'yes', title: '' } },
      },
      { kind: 'other' },
    ],
    [{ type: 'location', location: { latitude: 'north' } }, { kind: 'other' }],
  ])('%j', (content, expected) => {
    expect(contentOf(content)).toEqual(expected);
  });

  test.each([
    { type: 'system', system: { body: 'User changed number', wa_id: '62', type: 'user_changed_number' } },
    { type: 'request_welcome' },
  ])('nobody wrote %j', (content) => {
    expect(read(messageOf(siti, 'wamid.1', content, AT))).toEqual({ drafts: [], reports: [], unreadable: 0 });
  });
});

const words = { type: 'text', text: { body: 'halo' } };

test('the whole envelope of a message', () => {
  const quoting = { ...words, context: { from: '625262022222', id: 'wamid.8' } };
  expect(read(messageOf(siti, 'wamid.1', quoting, AT))?.drafts).toEqual([
    {
      account: 'resmi',
      chat: { kind: 'cloud', value: siti.user },
      also: [{ kind: 'phone', value: '+6281234567890' }],
      externalId: 'wamid.1',
      at: AT,
      from: 'contact',
      name: 'Siti',
      quotes: 'wamid.8',
      content: { kind: 'text', text: 'halo' },
    },
  ]);
});

test.each([
  ['hides the number', { user: siti.user }, { kind: 'cloud', value: siti.user }, undefined],
  ['has no user id yet', { phone: siti.phone }, { kind: 'phone', value: '+6281234567890' }, undefined],
])('a person who %s', (_, person, chat, also) => {
  expect(read(messageOf(person, 'wamid.1', words, AT))?.drafts[0]).toMatchObject({ chat });
  expect(read(messageOf(person, 'wamid.1', words, AT))?.drafts[0]?.also).toEqual(also);
});

test('the user id is found among the contacts when the message does not repeat it', () => {
  const value = {
    contacts: [
      { wa_id: '62811', user_id: 'ID.1' },
      { wa_id: siti.phone, user_id: siti.user, profile: {} },
    ],
    messages: [{ from: siti.phone, id: 'wamid.1', timestamp: '1795000000', ...words }],
  };
  expect(read(value)?.drafts[0]?.chat).toEqual({ kind: 'cloud', value: siti.user });
});

const writtenBy = (from: object, ...contacts: object[]) =>
  read({ contacts, messages: [{ ...from, id: 'wamid.1', timestamp: '1795000000', ...words }] })?.drafts[0];

test('the user id that stands in the message alone is the person', () => {
  const draft = writtenBy({ from: siti.phone, from_user_id: siti.user }, { wa_id: siti.phone });
  expect(draft?.chat).toEqual({ kind: 'cloud', value: siti.user });
});

test('the only contact tells who wrote, unless the message says that it was somebody else', () => {
  const budi = { wa_id: '62811222333', user_id: 'ID.2', profile: { name: 'Budi' } };
  expect(writtenBy({}, budi)).toMatchObject({ chat: { kind: 'cloud', value: 'ID.2' }, name: 'Budi' });
  // What is missing on one side contradicts nothing.
  const numbered = { wa_id: siti.phone, profile: { name: 'Siti' } };
  expect(writtenBy({ from_user_id: siti.user }, numbered)).toMatchObject({
    chat: { kind: 'cloud', value: siti.user },
    also: [{ kind: 'phone', value: '+6281234567890' }],
    name: 'Siti',
  });
  for (const [from, chat] of [
    [{ from: siti.phone }, { kind: 'phone', value: '+6281234567890' }],
    [{ from_user_id: siti.user }, { kind: 'cloud', value: siti.user }],
  ] as const) {
    const draft = writtenBy(from, budi);
    expect(draft?.chat).toEqual(chat);
    expect([draft?.also, draft?.name]).toEqual([undefined, undefined]);
  }
});

test('of two contacts nobody is taken for the other because an id is missing', () => {
  const budi = { wa_id: '62811222333', profile: { name: 'Budi' } };
  const nameless = { user_id: 'ID.3', profile: { name: 'Ani' } };
  const own = { wa_id: siti.phone, profile: { name: 'Siti' } };
  expect(writtenBy({ from: siti.phone }, budi, own)).toMatchObject({ name: 'Siti' });
  expect(writtenBy({ from_user_id: siti.user }, nameless, budi)?.name).toBeUndefined();
  const named = { user_id: siti.user, profile: { name: 'Siti' } };
  expect(writtenBy({ from_user_id: siti.user }, budi, named)?.name).toBe('Siti');
  // Two of them, and the message says nothing of who it was.
  expect(writtenBy({}, budi, own)).toBeUndefined();
});

test('a number that the contact alone tells is known; one that is none is left out', () => {
  const draft = writtenBy({ from_user_id: siti.user }, { wa_id: siti.phone, user_id: siti.user });
  expect(draft?.also).toEqual([{ kind: 'phone', value: '+6281234567890' }]);
  const strange = writtenBy({ from_user_id: siti.user }, { wa_id: 'siti', user_id: siti.user });
  expect(strange?.also).toBeUndefined();
});

test('a strange message takes none of its neighbours along', () => {
  const { contacts, messages } = messageOf(siti, 'wamid.1', words, AT) as Record<string, object[]>;
  const value = {
    contacts: [7, ...contacts!],
    messages: [{ from: 'x' }, 'text', ...messages!],
    statuses: [null],
  };
  const posted = read(value);
  expect(posted?.drafts.map(({ externalId }) => externalId)).toEqual(['wamid.1']);
  expect(posted?.unreadable).toBe(3);
});

test.each([
  [
    'a message without an id',
    { messages: [{ from: siti.phone, id: '', timestamp: '1795000000', ...words }] },
  ],
  ['a message of no time', { messages: [{ from: siti.phone, id: 'wamid.1', timestamp: '0', ...words }] }],
  [
    'a message of a strange time',
    { messages: [{ from: siti.phone, id: 'wamid.1', timestamp: '1.5', ...words }] },
  ],
  ['a report on nothing', statusOf('read', '', AT)],
])('%s is counted, and nothing else', (_, value) => {
  expect(read(value)).toEqual({ drafts: [], reports: [], unreadable: 1 });
});

test('where it is not told what is quoted, nothing is', () => {
  const quoting = { ...words, context: { forwarded: true } };
  expect(read(messageOf(siti, 'wamid.1', quoting, AT))?.drafts[0]).not.toHaveProperty('quotes');
});

test('a message whose writer is not named is counted, not answered', () => {
  expect(read(messageOf({}, 'wamid.1', words, AT))).toMatchObject({ drafts: [], unreadable: 1 });
});

test('other numbers, other fields and groups are left alone', () => {
  const value = messageOf(siti, 'wamid.1', words, AT);
  const nothing = { drafts: [], reports: [], unreadable: 0 };
  expect(readPosted(envelopeOf(value, 'messages', '999'), own)).toEqual(nothing);
  expect(readPosted(envelopeOf(value, 'message_template_status_update'), own)).toEqual(nothing);
  expect(read(messageOf(siti, 'wamid.1', { ...words, group_id: 'g' }, AT))).toEqual(nothing);
  expect(readPosted({ object: 'page' }, own)).toBeUndefined();
});

test.each([
  [statusOf('read', 'wamid.1', AT, 'ROW'), { externalId: 'wamid.1', state: 'read', at: AT, row: 'ROW' }],
  [statusOf('played', 'wamid.1', AT), { externalId: 'wamid.1', state: 'read', at: AT }],
  [statusOf('delivered', 'wamid.1', AT), { externalId: 'wamid.1', state: 'delivered', at: AT }],
  [statusOf('sent', 'wamid.1', AT), { externalId: 'wamid.1', state: 'sent', at: AT }],
  [
    statusOf('failed', 'wamid.1', AT, 'ROW', 131026),
    { externalId: 'wamid.1', state: 'failed', code: '131026', row: 'ROW' },
  ],
  [
    statusOf('failed', 'wamid.1', AT, 'ROW', 131047),
    { externalId: 'wamid.1', state: 'failed', code: 'window_closed', row: 'ROW', afterMs: 21_600_000 },
  ],
  [statusOf('failed', 'wamid.1', AT), { externalId: 'wamid.1', state: 'failed', code: 'not_delivered' }],
])('report %#', (value, expected) => {
  expect(read(value)?.reports).toEqual([expected]);
});

test.each(['deleted', 'warning', 'something_of_2030'])(
  'the status %s is none of ours, and no trouble',
  (status) => {
    expect(read(statusOf(status, 'wamid.1', AT))).toEqual({ drafts: [], reports: [], unreadable: 0 });
  },
);
