/** Who still waits for an answer, told from what the phone has kept. */
import { expect, test } from '@jest/globals';
import type { WAMessage } from '@whiskeysockets/baileys';
import { isOfGap, missedIn } from '../../../bot/channels/baileys/history.ts';
import type { ChatMark } from '../../../bot/channels/baileys/history.ts';

const SINCE = 1_000_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const own = { account: 'wa1', jids: ['629999:7@s.whatsapp.net', '90000:7@lid'] };

/** What stands in a chat; negative minutes: before the last message that the number had. */
const line = (id: string, minutes: number, fromMe = false): WAMessage => ({
  key: { remoteJid: '10001@lid', id, fromMe },
  messageTimestamp: (SINCE + minutes * MINUTE) / SECOND,
  message: { conversation: id },
});
const heart = (id: string, minutes: number, fromMe = false): WAMessage => ({
  ...line(id, minutes, fromMe),
  message: { reactionMessage: { key: { remoteJid: '10001@lid', id: 'X', fromMe: !fromMe }, text: '❤️' } },
});
const typed = (id: string, minutes: number): WAMessage => line(id, minutes, true);
const empty = (message: WAMessage): WAMessage => ({ ...message, message: null, messageStubType: 2 });
const CHAT = 'lid:10001';

/** What is handed on, and what is known of the chat afterwards. */
function judged(history: WAMessage[], mark?: ChatMark) {
  const { people, marks, unreadable } = missedIn(history, SINCE, own, new Map(mark && [[CHAT, mark]]));
  return {
    left: people.map((one) => one.map(({ draft }) => draft.externalId)),
    mark: marks.get(CHAT),
    unreadable: unreadable.map(({ key }) => key.id),
  };
}

const at = (minutes: number): number => SINCE + minutes * MINUTE;

test.each<[string, WAMessage[], ChatMark | undefined, string[][], ChatMark]>([
  [
    'whoever wrote and got nothing, the oldest first though the phone tells the newest first',
    [line('Q2', 2), line('Q1', 1)],
    undefined,
    [['Q1', 'Q2']],
    { wrote: true, listed: true },
  ],
  [
    'not whoever was answered on the phone',
    [typed('A1', 2), line('Q1', 1)],
    undefined,
    [],
    { answeredAt: at(2), wrote: true },
  ],
  [
    'of whoever asked on, what came after the answer',
    [line('Q2', 3), typed('A1', 2), line('Q1', 1)],
    undefined,
    [['Q2']],
    { answeredAt: at(2), wrote: true, listed: true },
  ],
  [
    'not what was written in the second of an answer to what came before: the phone tells no more',
    [line('Q2', 2), typed('A1', 2), line('Q1', 1)].toReversed(),
    { answeredAt: at(2) },
    [],
    { answeredAt: at(2), wrote: true },
  ],
  [
    'whoever got nothing but the away message of WhatsApp Business, one second later',
    [typed('A1', 1 + 1 / 60), line('Q1', 1)],
    undefined,
    [['Q1']],
    { wrote: true, listed: true },
  ],
  [
    'not whoever was answered three seconds later: nobody is so fast but somebody who was there',
    [typed('A1', 1 + 3 / 60), line('Q1', 1)],
    undefined,
    [],
    { answeredAt: at(1 + 3 / 60), wrote: true },
  ],
  [
    'whoever got a heart for an answer',
    [heart('A1', 2, true), line('Q1', 1)],
    undefined,
    [['Q1']],
    { wrote: true, listed: true },
  ],
  ['nobody who only sent a heart', [heart('Q1', 2)], undefined, [], {}],
  [
    'not what an answer that came in an earlier piece is newer than',
    [line('Q1', 1)],
    { answeredAt: at(2) },
    [],
    { answeredAt: at(2), wrote: true },
  ],
  [
    'what is newer than that answer',
    [line('Q1', 3)],
    { answeredAt: at(2) },
    [['Q1']],
    { answeredAt: at(2), wrote: true, listed: true },
  ],
  [
    'what is older than an answer of this piece, though an earlier one had an older answer',
    [typed('A2', 4), line('Q1', 3)],
    { answeredAt: at(2), listed: true },
    [],
    { answeredAt: at(4), wrote: true, listed: true },
  ],
  [
    'somebody who may have written just before the last message we had, who is then no one that wrote since',
    [line('Q1', -5)],
    undefined,
    [['Q1']],
    { listed: true },
  ],
  ['nobody where only the office wrote', [typed('A1', 2)], undefined, [], { answeredAt: at(2) }],
])('left unanswered is %s', (_, history, before, left, mark) => {
  expect(judged(history, before)).toEqual({ left, mark, unreadable: [] });
});

test('what a person wrote, and what nobody can read any more, is counted; what we had already, or wrote, is not', () => {
  const lines = [line('S1', 1), line('S2', -1), typed('S3', 1)];
  expect(judged(lines.map(empty))).toEqual({ left: [], mark: undefined, unreadable: ['S1'] });
});

test('of the gap is what is newer than the last message we had, and ten minutes before it', () => {
  expect([-11, -10, -9, 1].map((minutes) => isOfGap(line('Q', minutes), SINCE))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(isOfGap({ key: {} }, SINCE)).toBe(false);
});
