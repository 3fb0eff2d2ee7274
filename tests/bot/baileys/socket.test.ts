/** What one socket makes of single events of the library. */
import { afterEach, expect, test } from '@jest/globals';
import type { LinkState } from '../../../bot/channels/channel.ts';
import type { LiveSocket, SocketParts } from '../../../bot/channels/baileys/socket.ts';
import { closeStandIn, openStandIn, standIn } from '../../support/stand-in-socket.ts';

const stand = standIn();
const { ev, sock } = stand;
let live: LiveSocket;
const open = async (given: Partial<SocketParts>): Promise<void> => {
  live = await openStandIn(stand, given);
};
const settled = (): Promise<void> => new Promise(setImmediate);

afterEach(() => closeStandIn(stand, live));

test('a pairing code is asked for once: the next would end the one that somebody is typing', async () => {
  const told: LinkState[] = [];
  const asked: string[] = [];
  sock['requestPairingCode'] = async (phone: string) => {
    asked.push(phone);
    return `CODE000${asked.length}`;
  };
  await open({ phone: '+62 811-0000-0077', link: (state) => told.push(state) });
  for (const qr of ['ref-1', 'ref-2', 'ref-3']) ev.emit('connection.update', { qr });
  await settled();
  expect(asked).toEqual(['6281100000077']);
  expect(told).toEqual([{ state: 'pairing', code: 'CODE0001' }]);
});
