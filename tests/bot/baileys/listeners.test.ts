/**
 * A listener that throws makes the library repeat the event, or ends the process. Whatever the library tells, and
 * however little of it is what was expected, none of ours does.
 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { LiveSocket } from '../../../bot/channels/baileys/socket.ts';
import { closeStandIn, openStandIn, refuse, standIn } from '../../support/stand-in-socket.ts';

const stand = standIn();
const { ws, ev, log } = stand;
let live: LiveSocket;

beforeEach(async () => {
  // While a code is awaited an error ends the connection.
  live = await openStandIn(stand, { phone: '+6281100000077' });
});

afterEach(async () => {
  stand.clock.now = () => 0;
  await closeStandIn(stand, live);
});

/** What the library would tell, with parts behind the listener that refuse it; and nothing at all. */
const told: Record<string, unknown> = {
  'connection.update': { connection: 'open', receivedPendingNotifications: true },
  'creds.update': {},
  'messages.upsert': { messages: [{}] },
  'messages.update': [{ key: { fromMe: true, id: 'A1' }, update: { status: 3 } }],
  'messaging-history.status': { syncType: 3, status: 'complete' },
  call: [{ id: 'C1', from: '10001@lid', status: 'offer' }],
};

test('no event of the library makes a listener throw', () => {
  expect(ev.eventNames().toSorted()).toEqual(Object.keys(told).toSorted());
  for (const [event, value] of Object.entries(told)) {
    for (const one of [value, undefined]) {
      log.events.length = 0;
      expect(() => ev.emit(event, one)).not.toThrow();
      expect(log.events).toContain('whatsapp.listener_failed');
    }
  }
});

test('no stanza and no frame does', () => {
  const stanza = { tag: 'message', attrs: { from: '10001@lid' }, content: undefined };
  expect(ws.eventNames().map(String).toSorted()).toEqual([
    'CB:call',
    'CB:iq,type:error',
    'CB:message',
    'error',
    'frame',
  ]);
  stand.clock.now = refuse;
  for (const event of ['CB:call', 'CB:iq,type:error', 'CB:message', 'frame'])
    for (const one of [stanza, undefined]) {
      log.events.length = 0;
      expect(() => ws.emit(event, one)).not.toThrow();
      expect(log.events).toContain('whatsapp.listener_failed');
    }
});
