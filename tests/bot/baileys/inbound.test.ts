import type { BinaryNode, WAMessage, proto } from '@whiskeysockets/baileys';
import { describe, expect, test } from '@jest/globals';
import { contentOf } from '../../../bot/channels/baileys/content.ts';
import { callIn, contentlessIn, convert, groupWordIn } from '../../../bot/channels/baileys/inbound.ts';

const key = { id: 'target' };
const file = { mediaKey: Buffer.from('k'), directPath: '/v/1', mimetype: 'image/jpeg', fileLength: 9 };
const source = { mediaKey: Buffer.from('k'), directPath: '/v/1', mime: 'image/jpeg', size: 9 };

const photoOf = { kind: 'image', file: { ...source, type: 'image' } };
/** What belongs to a picture sent before, or beside it. */
const associated = (associationType: number, message: proto.IMessage): proto.IMessage => ({
  messageContextInfo: { messageAssociation: { associationType } },
  associatedChildMessage: { message },
});

type Kind = [string, proto.IMessage, object | undefined];
const kinds: Kind[] = [
  ['a text', { conversation: 'halo' }, { kind: 'text', text: 'halo' }],
  ['a quoting text', { extendedTextMessage: { text: 'ya' } }, { kind: 'text', text: 'ya' }],
  [
    'a disappearing text',
    { ephemeralMessage: { message: { extendedTextMessage: { text: 'ya' } } } },
    { kind: 'text', text: 'ya' },
  ],
  [
    'a photo',
    { imageMessage: { ...file, caption: 'KTP' } },
    { kind: 'image', file: { ...source, type: 'image' }, caption: 'KTP' },
  ],
  [
    'a document with a caption',
    {
      documentWithCaptionMessage: {
        message: { documentMessage: { ...file, fileName: 'a.pdf', caption: 'c' } },
      },
    },
    { kind: 'document', file: { ...source, type: 'document', name: 'a.pdf' }, caption: 'c' },
  ],
  [
    'a voice note',
    { audioMessage: { ...file, ptt: true } },
    { kind: 'voice', file: { ...source, type: 'audio' } },
  ],
  ['a video', { videoMessage: { caption: 'v' } }, { kind: 'video', caption: 'v' }],
  ['a round video', { ptvMessage: {} }, { kind: 'video' }],
  ['a sticker', { stickerMessage: {} }, { kind: 'sticker' }],
  ['a contact card', { contactMessage: { vcard: 'x' } }, { kind: 'contact_card' }],
  ['several cards', { contactsArrayMessage: {} }, { kind: 'contact_card' }],
  [
    'a place',
    { locationMessage: { degreesLatitude: -2.3, degreesLongitude: 115.4 } },
    { kind: 'location', latitude: -2.3, longitude: 115.4 },
  ],
  [
    'a moving place',
    { liveLocationMessage: { degreesLatitude: 0, degreesLongitude: 0 } },
    { kind: 'location', latitude: 0, longitude: 0, live: true },
  ],
  ['a place without coordinates', { locationMessage: {} }, { kind: 'other' }],
  ['a view-once photo', { viewOnceMessageV2: { message: { imageMessage: file } } }, { kind: 'view_once' }],
  ['a view-once flag', { imageMessage: { ...file, viewOnce: true } }, { kind: 'view_once' }],
  ['a voice note to be heard once', { audioMessage: { ...file, viewOnce: true } }, { kind: 'view_once' }],
  ['a video to be seen once', { videoMessage: { viewOnce: true } }, { kind: 'view_once' }],
  ['a poll', { pollCreationMessageV3: { name: '?' } }, { kind: 'poll' }],
  ['a vote', { pollUpdateMessage: {} }, { kind: 'poll_vote' }],
  [
    'a reaction',
    { reactionMessage: { key, text: '👍' } },
    { kind: 'reaction', target: 'target', emoji: '👍' },
  ],
  ['a reaction taken back', { reactionMessage: { key } }, { kind: 'reaction', target: 'target', emoji: '' }],
  ['a deleted message', { protocolMessage: { key, type: 0 } }, { kind: 'delete', target: 'target' }],
  [
    'an edit',
    {
      editedMessage: {
        message: { protocolMessage: { key, type: 14, editedMessage: { conversation: 'b' } } },
      },
    },
    { kind: 'edit', target: 'target', text: 'b' },
  ],
  [
    'an edited caption',
    { protocolMessage: { key, type: 14, editedMessage: { imageMessage: { ...file, caption: 'c' } } } },
    { kind: 'edit', target: 'target', text: 'c' },
  ],
  ['a group invitation', { groupInviteMessage: {} }, { kind: 'group_invite' }],
  [
    'a pressed button',
    { buttonsResponseMessage: { selectedDisplayText: 'Ya' } },
    { kind: 'text', text: 'Ya' },
  ],
  ['a chosen row', { listResponseMessage: { title: 'Satu' } }, { kind: 'text', text: 'Satu' }],
  ['an order', { orderMessage: {} }, { kind: 'other' }],
  [
    'something with a text behind it',
    { messageContextInfo: {}, conversation: 'a' },
    { kind: 'text', text: 'a' },
  ],
  ['a key for a group', { senderKeyDistributionMessage: {} }, undefined],
  ['an album that announces photos', { albumMessage: { expectedImageCount: 2 } }, undefined],
  ['a changed timer', { protocolMessage: { key, type: 3 } }, undefined],
  ['a text of no words', { extendedTextMessage: { text: '' } }, undefined],
  ['a reaction to nothing', { reactionMessage: { text: '👍' } }, undefined],
  ['a message taken back that nobody names', { protocolMessage: { type: 0 } }, undefined],
  ['an edit of nothing', { protocolMessage: { key, type: 14 } }, { kind: 'other' }],
  ...[{ stickerMessage: {} }, { imageMessage: file }].map((editedMessage): Kind => [
    'an edit that shows no words',
    { protocolMessage: { key, type: 14, editedMessage } },
    { kind: 'other' },
  ]),
  ['half a place', { locationMessage: { degreesLatitude: -2.3 } }, { kind: 'other' }],
  ['the other half', { locationMessage: { degreesLongitude: 115.4 } }, { kind: 'other' }],
  [
    'fields that are empty',
    { orderMessage: null, productMessage: undefined, conversation: '' } as never,
    undefined,
  ],
  ['no words beside a photo', { extendedTextMessage: { text: '' }, imageMessage: file }, photoOf],
  ['an empty field before the words', { imageMessage: null, conversation: 'a' }, { kind: 'text', text: 'a' }],
  [
    'a photo of which nothing is told',
    { imageMessage: {} },
    {
      kind: 'image',
      file: {
        type: 'image',
        mime: 'application/octet-stream',
        mediaKey: new Uint8Array(),
        directPath: '',
        size: 0,
      },
    },
  ],
  [
    'a photo with its hashes',
    { imageMessage: { ...file, fileSha256: Buffer.from('s'), fileEncSha256: Buffer.from('e') } },
    {
      kind: 'image',
      file: { ...source, type: 'image', sha256: Buffer.from('s'), encryptedSha256: Buffer.from('e') },
    },
  ],
  ['a photo of an album', associated(11, { imageMessage: file }), photoOf],
  ...[5, 10, 12, 19].map((type): Kind => [
    `a copy (${type})`,
    associated(type, { imageMessage: file }),
    undefined,
  ]),
  [
    'a photo that only says that it has a copy',
    { messageContextInfo: { messageAssociation: { associationType: 10 } }, imageMessage: file },
    photoOf,
  ],
  ...['groupMentionedMessage', 'botInvokeMessage', 'deviceSentMessage', 'editedMessage'].map(
    (carrier): Kind => [
      `words within ${carrier}`,
      { [carrier]: { message: { conversation: 'a' } } },
      { kind: 'text', text: 'a' },
    ],
  ),
  ...Object.entries({
    viewOnceMessage: 'view_once',
    viewOnceMessageV2Extension: 'view_once',
    lottieStickerMessage: 'sticker',
    stickerPackMessage: 'sticker',
    pollCreationMessage: 'poll',
    pollCreationMessageV2: 'poll',
    pollCreationMessageV4: 'poll',
    pollCreationMessageV5: 'poll',
    call: 'call',
  }).map(([field, kind]): Kind => [field, { [field]: {} }, { kind }]),
  ...[
    'messageContextInfo',
    'pinInChatMessage',
    'keepInChatMessage',
    'encReactionMessage',
    'stickerSyncRmrMessage',
    'messageHistoryBundle',
  ].map((field): Kind => [`${field}, which nobody wrote`, { [field]: {} }, undefined]),
  ...[
    { buttonsResponseMessage: { selectedDisplayText: 'Ya', selectedButtonId: 'y' } },
    { buttonsResponseMessage: { selectedButtonId: 'Ya' } },
    { templateButtonReplyMessage: { selectedDisplayText: 'Ya', selectedId: 'y' } },
    { templateButtonReplyMessage: { selectedId: 'Ya' } },
    { listResponseMessage: { title: 'Ya', singleSelectReply: { selectedRowId: 'y' } } },
    { listResponseMessage: { singleSelectReply: { selectedRowId: 'Ya' } } },
    { interactiveResponseMessage: { body: { text: 'Ya' } } },
  ].map((message): Kind => ['a choice', message, { kind: 'text', text: 'Ya' }]),
];

test.each(kinds)('%s', (_name, message, content) => {
  expect(contentOf(message)).toEqual(content);
});

const own = { account: 'wa1', jids: ['629999:7@s.whatsapp.net', '90000:7@lid'], isOurs: false };
const message = (
  changes: Partial<WAMessage> = {},
  keyChanges: Partial<WAMessage['key']> = {},
): WAMessage => ({
  key: {
    remoteJid: '10001@lid',
    remoteJidAlt: '628123@s.whatsapp.net',
    id: 'A1',
    fromMe: false,
    ...keyChanges,
  },
  messageTimestamp: 1_700_000_000,
  pushName: 'Siti',
  message: { conversation: 'halo' },
  ...changes,
});

describe('the envelope', () => {
  test('of a person', () => {
    const quoting = { extendedTextMessage: { text: 'ya', contextInfo: { stanzaId: 'Q1' } } };
    expect(convert(message({ message: quoting }), own)).toEqual({
      account: 'wa1',
      chat: { kind: 'lid', value: '10001' },
      also: [{ kind: 'phone', value: '+628123' }],
      externalId: 'A1',
      at: 1_700_000_000_000,
      from: 'contact',
      name: 'Siti',
      quotes: 'Q1',
      content: { kind: 'text', text: 'ya' },
    });
  });

  test('quotes nothing where nothing is quoted', () => {
    const plain = { conversation: 'ya', messageContextInfo: null } as never;
    expect(convert(message({ message: plain }), own)).not.toHaveProperty('quotes');
  });

  test('quotes from within what carries it, as in a disappearing chat', () => {
    const quoting = { extendedTextMessage: { text: 'ya', contextInfo: { stanzaId: 'Q1' } } };
    const carried = { ephemeralMessage: { message: quoting } };
    expect(convert(message({ message: carried }), own)).toMatchObject({ quotes: 'Q1' });
  });

  test('of the office phone carries no name: it would be the office’s', () => {
    const draft = convert(message({}, { fromMe: true }), own);
    expect(draft).toMatchObject({ from: 'office_phone', chat: { kind: 'lid', value: '10001' } });
    expect(draft).not.toHaveProperty('name');
  });

  test('our own message is an echo', () => {
    expect(convert(message({}, { fromMe: true }), { ...own, isOurs: true })).toBe('echo');
  });

  test('an id of ours on a message of someone else is no echo', () => {
    expect(convert(message(), { ...own, isOurs: true })).toMatchObject({ from: 'contact' });
  });

  test('what could not be decrypted is a stub', () => {
    expect(convert(message({ message: null, messageStubType: 2 }), own)).toBe('stub');
    expect(convert(message({ message: null }), own)).toBe('stub');
    expect(convert(message({ message: null, messageStubType: 2 }, { isViewOnce: true }), own)).toBe('stub');
  });

  test('a view-once message without content is still told', () => {
    expect(convert(message({ message: null }, { isViewOnce: true }), own)).toMatchObject({
      content: { kind: 'view_once' },
    });
  });

  test.each([
    ['a group', { remoteJid: '120363@g.us' }],
    ['a status', { remoteJid: 'status@broadcast' }],
    ['a note to ourselves', { remoteJid: '90000@lid', fromMe: true }],
    ['no id', { id: '' }],
  ])('%s is ignored', (_name, changes) => {
    expect(convert(message({}, changes), own)).toBe('ignored');
  });

  test('a peer message and one without a person’s words are ignored', () => {
    expect(convert(message({ category: 'peer' }), own)).toBe('ignored');
    expect(convert(message({ message: { albumMessage: {} } }), own)).toBe('ignored');
  });

  test.each([
    ['HD', 10],
    ['motion', 12],
  ])('the %s copy that follows a picture is ignored: the picture is there', (_name, associationType) => {
    const copy = (outside: object, inside: object): proto.IMessage => ({
      ...outside,
      associatedChildMessage: { message: { imageMessage: { caption: 'KTP' }, ...inside } },
    });
    const info = { messageContextInfo: { messageAssociation: { associationType } } };
    expect(convert(message({ message: copy(info, {}) }), own)).toBe('ignored');
    expect(convert(message({ message: copy({}, info) }), own)).toBe('ignored');
    expect(convert(message({ message: copy({}, {}) }), own)).toMatchObject({
      content: { kind: 'image', caption: 'KTP' },
    });
  });
});

describe('a call', () => {
  const offer = { 'call-id': 'C1', 'call-creator': '10001:2@lid', caller_pn: '628123@s.whatsapp.net' };
  const call = (attrs: Record<string, string> = {}, tag = 'offer') =>
    callIn(
      { tag: 'call', attrs: { t: '1700000000' }, content: [{ tag, attrs: { ...offer, ...attrs } }] },
      own,
    );

  test.each([
    ['that rings', call()],
    ['that has rung while we were away', call({}, 'offer_notice')],
    ['whose caller stands beside its maker', call({ from: '10001@lid', 'call-creator': '1@lid' })],
  ])('%s is told', (_name, told) => {
    expect(told).toEqual({
      account: 'wa1',
      chat: { kind: 'lid', value: '10001' },
      also: [{ kind: 'phone', value: '+628123' }],
      externalId: 'C1',
      at: 1_700_000_000_000,
      from: 'contact',
      content: { kind: 'call' },
    });
  });

  test.each([
    ['that says nothing', callIn({ tag: 'call', attrs: {} }, own)],
    ['that is empty', callIn({ tag: 'call', attrs: {}, content: [] }, own)],
    ['offered in another way', call({}, 'offers')],
    ['that is refused', call({}, 'nooffer')],
    ['of a group', call({ 'group-jid': '120363@g.us' })],
    ['of several', call({ type: 'group' })],
    ['that has ended', call({}, 'terminate')],
    ['of our own phone', call({ 'call-creator': '90000@lid' })],
    ['without an id', call({ 'call-id': '' })],
    [
      'that is a message',
      callIn({ tag: 'message', attrs: {}, content: [{ tag: 'offer', attrs: offer }] }, own),
    ],
  ])('%s is not', (_name, told) => {
    expect(told).toBeUndefined();
  });
});

const inGroup = { from: '120363@g.us', participant: '10001@lid', t: '1700000000' };
test.each([
  ['a call there', 'call', inGroup],
  ['a status', 'message', { ...inGroup, from: 'status@broadcast' }],
  ['what we write there ourselves', 'message', { ...inGroup, participant: '90000:3@lid' }],
  ['what has no time', 'message', { from: inGroup.from, participant: inGroup.participant }],
])('%s is no word in a group', (_name, tag, attrs) => {
  expect(groupWordIn({ tag, attrs }, own)).toBeUndefined();
});

describe('a message without its content', () => {
  const me = { id: own.jids[0]!, lid: own.jids[1] };
  const DAY = 24 * 3_600;
  const now = 1_700_000_000_000;
  const child = (type?: string, tag = 'unavailable'): BinaryNode => ({ tag, attrs: type ? { type } : {} });
  const found = (content: BinaryNode[] | undefined, attrs: Record<string, string> = {}) =>
    contentlessIn(
      {
        tag: 'message',
        attrs: { from: '10001@lid', id: 'A1', type: 'text', t: String(now / 1_000), ...attrs },
        ...(content && { content }),
      },
      me,
      now,
    );
  const aged = (days: number) => ({ t: String(now / 1_000 - days * DAY) });

  test.each([
    ['seen once', [child('view_once_unavailable_fanout')], {}, 'view_once'],
    ['of a bot', [child('bot_unavailable_fanout')], {}, 'other'],
    ['of a hosted account', [child('hosted_unavailable_fanout')], {}, 'other'],
    ['under the secret of another', [child('msmsg', 'enc')], {}, 'other'],
    ['too old to be asked of the phone', [child()], aged(15), 'other'],
    ['too old, with nothing in it', undefined, aged(15), 'other'],
  ] as const)('%s is told', (_name, content, attrs, kind) => {
    expect(found(content && [...content], attrs)).toMatchObject({
      kind,
      message: { key: { remoteJid: '10001@lid', id: 'A1', fromMe: false } },
    });
  });

  test('of our own phone is ours', () => {
    const attrs = { from: '90000@lid', recipient: '10001@lid' };
    const own = found([child('view_once_unavailable_fanout')], attrs);
    expect(own?.message.key).toMatchObject({ remoteJid: '10001@lid', fromMe: true });
  });

  test.each([
    ['that can be read', [child('pkmsg', 'enc'), child('view_once_unavailable_fanout')], {}],
    ['in clear', [child(undefined, 'plaintext'), child('bot_unavailable_fanout')], {}],
    ['young enough to be asked of the phone', [child()], aged(13)],
    ['that is told by itself, however old', [child('view_once')], aged(15)],
    ['in a group', [child('view_once_unavailable_fanout')], { from: '120363@g.us' }],
    ['of our phone to its devices', [child('view_once_unavailable_fanout')], { category: 'peer' }],
    ['of another kind', [child('view_once_unavailable_fanout', 'meta')], {}],
  ] as const)('%s is not', (_name, content, attrs) => {
    expect(found([...content], attrs)).toBeUndefined();
  });

  test('becomes what it is', () => {
    for (const kind of ['view_once', 'other'] as const)
      expect(convert(message({ message: null }), own, kind)).toMatchObject({ content: { kind } });
  });
});

test.each([
  ['beside it', { participant_pn: '628123@s.whatsapp.net' }],
  [
    'where the other is left empty',
    { participant: '628123@s.whatsapp.net', participant_pn: '', participant_lid: '10001@lid' },
  ],
])('who wrote in a group is known by LID, with the phone number %s', (_name, attrs) => {
  const stanza = { from: '120363@g.us', participant: '10001@lid', t: '1700000000', ...attrs };
  expect(groupWordIn({ tag: 'message', attrs: stanza }, own)).toMatchObject({
    chat: { kind: 'lid', value: '10001' },
    also: [{ kind: 'phone', value: '+628123' }],
    externalId: 'group-2023-11-14',
  });
});
