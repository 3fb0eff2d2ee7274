import { describe, expect, test } from '@jest/globals';
import type { ChatMessage, ChatPage } from '../../../desk/web/api/conversations.ts';
import { hasArrived } from '../../../desk/web/conversation/has-arrived.ts';
import { joinPages } from '../../../desk/web/conversation/join-pages.ts';
import { speakerOf } from '../../../desk/web/conversation/speaker-of.ts';
import { isTypedCode } from '../../../desk/web/numbers/link-key.ts';
import { phoneOf } from '../../../desk/web/numbers/phone-of.ts';
import { attachmentFault } from '../../../desk/web/parts/attachment.ts';
import { piecesOf } from '../../../desk/web/parts/pieces-of.ts';
import { sizeWords } from '../../../desk/web/parts/size-words.ts';
import { mayOpen, pagesOf } from '../../../desk/web/shell/pages.ts';
import { passwordFault } from '../../../desk/web/sign-in/password-rules.ts';
import { newPerson } from '../../../desk/web/simulator/new-person.ts';
import { isPlace } from '../../../desk/web/simulator/places.ts';
import { userChanges } from '../../../desk/web/users/user-changes.ts';
import { may } from '../../../handlers/policies.ts';
import type { Ability, Role } from '../../../handlers/policies.ts';

const message = (id: string): ChatMessage => ({
  id,
  direction: 'in',
  author: 'contact',
  authorName: null,
  kind: 'text',
  text: id,
  file: null,
  at: 0,
  state: 'handled',
});

const page = (ids: string[], name: string): ChatPage => ({
  chat: {
    id: 'c',
    name,
    account: 'a',
    owner: 'bot',
    operator: null,
    language: 'id',
    blocked: false,
    ticket: null,
    window: null,
  },
  messages: ids.map(message),
  more: false,
  application: null,
});

describe('the conversation', () => {
  test('joins pages in the order of the talk, no message twice, the newest page says how it stands', () => {
    const joined = joinPages([page(['c', 'd'], 'new'), page(['a', 'b', 'c'], 'old')]);
    expect(joined.messages.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(joined.chat.name).toBe('new');
  });

  test('shows what was just sent once, also when it comes back before the answer', () => {
    const sent = { text: 'b', file: null, known: new Set(['a']) };
    expect(hasArrived(sent, [message('a')])).toBe(false);
    expect(hasArrived(sent, [message('a'), message('b')])).toBe(true);
    // The same words sent earlier are another message, and so is a file with that caption.
    expect(hasArrived({ ...sent, known: new Set(['a', 'b']) }, [message('a'), message('b')])).toBe(false);
    expect(hasArrived({ ...sent, file: {} }, [message('b')])).toBe(false);
  });

  test('says who speaks', () => {
    expect(speakerOf({ author: 'operator', authorName: 'Siti' })).toEqual({
      key: 'chat.fromOperator',
      name: 'Siti',
    });
    expect(speakerOf({ author: 'phone', authorName: null }).key).toBe('chat.fromPhone');
  });

  test.each([
    [
      '*1* Urus izin',
      [
        ['bold', '1'],
        ['plain', ' Urus izin'],
      ],
    ],
    ['nama_usaha_saya dan 2*3*4', [['plain', 'nama_usaha_saya dan 2*3*4']]],
    [
      'buka _besok_.',
      [
        ['plain', 'buka '],
        ['italic', 'besok'],
        ['plain', '.'],
      ],
    ],
    ['* bukan tebal *', [['plain', '* bukan tebal *']]],
    ['', []],
  ])('reads the marks of %j', (text, pieces) => {
    expect(piecesOf(text).map(({ style, text: part }) => [style, part])).toEqual(pieces);
  });

  test('refuses a file that cannot be sent before it travels', () => {
    expect(attachmentFault({ size: 1, type: 'application/pdf' })).toBeUndefined();
    expect(attachmentFault({ size: 16 * 1024 * 1024 + 1, type: 'image/png' })).toBe('too_large');
    expect(attachmentFault({ size: 1, type: 'application/zip' })).toBe('unsupported_type');
    expect(sizeWords(10)).toBe('1 KB');
    expect(sizeWords(1.9 * 1024 * 1024)).toBe('1,9 MB');
  });
});

describe('pages', () => {
  const abilities: Ability[] = [
    'see_queue',
    'see_own_chats',
    'read_all_chats',
    'read_audit',
    'link_numbers',
    'manage_users',
    'use_simulator',
    'see_own_account',
  ];
  const as = (role: Role) => ({ abilities: abilities.filter((ability) => may(role, ability)) });

  test.each<[Role, string[]]>([
    ['operator', ['/antrean', '/permohonan', '/simulator', '/saya']],
    ['supervisor', ['/antrean', '/permohonan', '/log', '/audit', '/simulator', '/saya']],
    ['admin', ['/nomor', '/pengguna', '/simulator', '/saya']],
  ])('of a %s', (role, paths) => {
    expect(pagesOf(as(role)).map(({ to }) => to)).toEqual(paths);
  });

  test('of others do not open', () => {
    expect(mayOpen(as('operator'), '/log/abc')).toBe(false);
    expect(mayOpen(as('operator'), '/percakapan/abc')).toBe(true);
    expect(mayOpen(as('supervisor'), '/log/abc')).toBe(true);
    expect(mayOpen(as('admin'), '/percakapan/abc')).toBe(false);
    expect(mayOpen(as('operator'), '/login-palsu')).toBe(false);
  });
});

describe('what is typed', () => {
  test.each([
    ['0812 5341-1389', '+6281253411389'],
    ['62 812 5341 1389', '+6281253411389'],
    ['+62 812 5341 1389', '+6281253411389'],
    ['81253411389', '+6281253411389'],
    ['0511 12345', undefined],
    ['0812', undefined],
  ])('%s is the phone %s', (typed, phone) => {
    expect(phoneOf(typed)).toBe(phone);
  });

  test('a link key is a code to type or the text of a QR', () => {
    expect(isTypedCode('AB12-CD34')).toBe(true);
    expect(isTypedCode('AB12CD34')).toBe(true);
    expect(isTypedCode('2@abcdefgh,ijkl==,mnop==')).toBe(false);
  });

  test('a new password is long enough and typed twice alike', () => {
    expect(passwordFault('pendek', 'pendek')).toBe('short');
    expect(passwordFault('kopi hangat', 'kopi hangut')).toBe('mismatch');
    expect(passwordFault('kopi hangat', 'kopi hangat')).toBeUndefined();
  });

  test('only what differs of a user is sent', () => {
    const user = {
      id: '1',
      username: 'siti',
      name: 'Siti',
      role: 'operator' as const,
      disabled: false,
      officeDevice: false,
      onDuty: false,
      whatsapp: false,
    };
    expect(userChanges(user, { ...user, name: ' Siti ', password: '' })).toEqual({});
    expect(userChanges(user, { ...user, disabled: true, password: 'kopi hangat' })).toEqual({
      disabled: true,
      password: 'kopi hangat',
    });
  });

  test('a new person on the simulator has a number nobody has', () => {
    expect(newPerson([])).toBe('+6281200000001');
    expect(newPerson(['+6281200000001', '+6281200000002'])).toBe('+6281200000003');
  });

  test('a place is on the earth', () => {
    expect(isPlace({ lat: -2.3, lon: 115.4 })).toBe(true);
    expect(isPlace({ lat: Number('abc'), lon: 115 })).toBe(false);
    expect(isPlace({ lat: 91, lon: 0 })).toBe(false);
  });
});
