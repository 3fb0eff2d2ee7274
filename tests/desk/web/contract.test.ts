/** What the web app expects is what the server sends: by type (tsc) and by the server's own shapes. */
import { expect, test } from '@jest/globals';
import { applicationShape } from '../../../desk/server/presenters/application.ts';
import type { Application as SentApplication } from '../../../desk/server/presenters/application.ts';
import { chatShape } from '../../../desk/server/presenters/chat.ts';
import type { ChatView } from '../../../desk/server/presenters/chat.ts';
import { logShape } from '../../../desk/server/presenters/log.ts';
import type { LogLine } from '../../../desk/server/presenters/log.ts';
import { meShape } from '../../../desk/server/presenters/me.ts';
import type { Me as SentMe } from '../../../desk/server/presenters/me.ts';
import { ticketShape } from '../../../desk/server/presenters/ticket.ts';
import type { Ticket as SentTicket } from '../../../desk/server/presenters/ticket.ts';
import { userShape } from '../../../desk/server/presenters/user.ts';
import type { User as SentUser } from '../../../desk/server/presenters/user.ts';
import type { Application } from '../../../desk/web/api/applications.ts';
import type { ChatPage, LoggedChat, Ticket } from '../../../desk/web/api/conversations.ts';
import type { Me, User } from '../../../desk/web/api/people.ts';

const ticket: SentTicket & Ticket = {
  id: 't',
  number: 12,
  complaint: null,
  chat: 'c',
  name: 'Rahmah',
  topic: 'help',
  reason: null,
  state: 'waiting',
  operator: null,
  createdAt: 1,
  dueAt: 2,
  claimedAt: null,
  answeredAt: null,
  place: 1,
  application: { id: 'a', number: null, permits: ['NIB'], stage: 'draft' },
};

const application: SentApplication & Application = {
  id: 'a',
  number: 'BLG-2026-000123-K',
  permits: [{ code: 'nib_umk', name: 'NIB' }],
  stage: 'verifying',
  stageSince: 1,
  standings: [
    {
      permits: ['NIB'],
      stage: 'verifying',
      since: 1,
      waiting: { for: 'OSS', since: 1 },
      clocks: ['Baru masuk'],
    },
  ],
  fields: [
    { key: 'nik', label: 'NIK', value: '6311••••••••0001', mark: 'to_check', problems: ['nik-length'] },
  ],
  checklist: [
    {
      code: 'ktp',
      label: 'KTP',
      kind: 'document',
      state: 'received',
      reason: null,
      note: null,
      mandatory: true,
      deferrable: false,
      demand: 'applies',
      said: null,
      toCheck: true,
      brought: false,
      left: ['NIK'],
      toFill: [{ key: 'doc:ktp', label: 'KTP', document: true }],
      document: { version: 1, codes: [], at: 1, pages: [{ id: 'm', mime: 'image/jpeg', thumbnail: false }] },
    },
  ],
  extras: [{ name: 'STNK', at: 1, page: { id: 'x', mime: 'image/jpeg', thumbnail: true } }],
  stages: ['returned'],
  permitStages: [{ permit: 'NIB-UMK', stage: 'verifying', stages: ['returned'] }],
  history: [
    { from: 'draft', to: 'submitted', by: 'Pemohon', at: 1, note: null, permit: null, waitingFor: 'OSS' },
  ],
  promises: [{ dueAt: 1, state: 'open' }],
};

const chat: ChatView & ChatPage = {
  chat: {
    id: 'c',
    name: 'Rahmah',
    account: 'sim',
    owner: 'queue',
    operator: null,
    language: 'id',
    blocked: false,
    ticket,
    window: 'held',
  },
  messages: [
    {
      id: 'm',
      direction: 'in',
      author: 'contact',
      authorName: null,
      kind: 'location',
      text: null,
      file: null,
      at: 1,
      state: 'handled',
      location: { lat: -2.3, lon: 115.4 },
    },
  ],
  more: false,
  application,
};

const log: LogLine & LoggedChat = {
  id: 'c',
  name: 'Rahmah',
  lastAt: 1,
  messages: 3,
  operators: ['Siti'],
  outcome: 'closed',
  application: null,
};
const me: SentMe & Me = { id: 'o', name: 'Siti', role: 'operator', csrf: 'x', onDuty: true, abilities: [] };
const user: SentUser & User = {
  id: 'o',
  username: 'siti',
  name: 'Siti',
  role: 'operator',
  disabled: false,
  officeDevice: false,
  onDuty: true,
  whatsapp: false,
  createdAt: 1,
};

/** Everything the server sends is something the web app can read. */
const readable: [
  (sent: ChatView) => ChatPage,
  (sent: LogLine) => LoggedChat,
  (sent: SentMe) => Me,
  (sent: SentUser) => User,
] = [(sent) => sent, (sent) => sent, (sent) => sent, (sent) => sent];

test.each([
  ['ticket', ticketShape, ticket],
  ['application', applicationShape, application],
  ['chat', chatShape, chat],
  ['log', logShape, log],
  ['me', meShape, me],
  ['user', userShape, user],
])('the server sends a %s as the web app reads it', (_name, shape, value) => {
  expect(readable).toHaveLength(4);
  expect(shape.strict().parse(value)).toEqual(value);
});
