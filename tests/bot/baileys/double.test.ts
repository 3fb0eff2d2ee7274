/** A double that lets pass what it does not know would prove nothing. */
import { expect, test } from '@jest/globals';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import { baileysRig } from '../../support/channel-rigs.ts';
import { startWhatsAppServer } from '../../support/whatsapp-server/server.ts';
import type { WhatsAppServer } from '../../support/whatsapp-server/server.ts';

/** The server says that the device's list of groups is old; the library asks for a new one, which no test needs. */
async function askForGroups(server: WhatsAppServer): Promise<void> {
  const asked = new Promise<void>((resolve) =>
    server.watch((direction, { attrs }) => {
      if (direction === 'in' && attrs['xmlns'] === 'w:g2') resolve();
    }),
  );
  server.push({ tag: 'ib', attrs: {}, content: [{ tag: 'dirty', attrs: { type: 'groups' } }] });
  await asked;
}

test('a stanza of the device that the double does not know is kept, and fails the test that met it', async () => {
  const rig = await openBaileysRig();
  await rig.linked();
  expect(rig.server.unknown).toEqual([]);
  await askForGroups(rig.server);
  expect(rig.server.unknown).toEqual([expect.stringMatching(/^iq .*w:g2.* participating$/)]);
  await expect(rig.close()).rejects.toThrow('w:g2');
});

test('so it does in the suite over all channels', async () => {
  let server: WhatsAppServer | undefined;
  const rig = await baileysRig(async () => (server = await startWhatsAppServer()));
  await askForGroups(server!);
  await expect(rig.end()).rejects.toThrow('w:g2');
});

test('what the phone has for a device that it links anew waits for the keys of that device', async () => {
  const rig = await openBaileysRig();
  const bot = await rig.linked();
  await rig.server.writeOnPhone(siti, { conversation: 'Sebentar, Bu' }, 'PHONE1');
  await bot.next('received');
  rig.server.logOut();
  for (const _ of ['once', 'and again'])
    await expect(rig.server.history({ syncType: 3 }, 'HISTORY1')).rejects.toThrow('keys');
  await rig.close();
});
