/** The whole program over the wire: the office gets another number, and nobody has to begin anew. */
import { expect, test } from '@jest/globals';
import { openWorld, person, scanned, textsTo, until } from '../../proofs/channel-world.ts';
import type { Contact } from '../support/whatsapp-server/server.ts';

test('after a change of number a person is asked the question where they left off', async () => {
  const world = await openWorld();
  const { server, life } = world;
  let written = 0;
  const say = async (from: Contact, text: string): Promise<string> => {
    const before = textsTo(world, from).length;
    await server.write(from, { conversation: text }, `N${(written += 1)}`);
    await until(() => textsTo(world, from).length > before);
    return textsTo(world, from).at(-1) ?? '';
  };
  const siti = person(world);
  await say(siti, 'urus nib warung');
  await say(siti, 'jual sembako');
  const asked = await say(siti, '5 juta');
  const stopped = life.next((told) => ('link' in told && told.link.state === 'stopped' ? true : undefined));
  server.logOut({ phone: '6281100000055', lid: '900000000000055' });
  await stopped;
  const linked = scanned(world);
  life.order({ pair: true });
  await linked;
  const again = await say(siti, 'halo');
  expect(again).toContain(asked.split('\n').at(-1));
  expect(await say(siti, '2')).not.toContain('belum menangkap');
  await world.close();
}, 240_000);
