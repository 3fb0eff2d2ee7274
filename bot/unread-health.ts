import type { Check } from '../desk/server/ports.ts';
import { formatMoment } from '../licensing/calendar/format.ts';
import type { App } from './app.ts';
import { unreadType } from './channels/unread.ts';

/** The sender's phone is asked again meanwhile; most of them come within seconds. */
const GIVEN_MS = 10 * 60_000;
/** So long it is told. */
const TOLD_MS = 3 * 24 * 60 * 60_000;

/** A message that never becomes readable is answered by nobody: the phone alone can show it. */
export async function unreadChecks({ house, config, clock }: App): Promise<Check[]> {
  const { zone } = house.world.calendar;
  const found = await house.storage.read(({ channelKeys }) =>
    Promise.all(config.whatsapp.map(async (id) => ({ id, rows: await channelKeys.all(id, unreadType) }))),
  );
  return found.flatMap(({ id, rows }) => {
    const ages = [...rows.values()].map((at) => clock.now() - Number(at));
    const told = ages.filter((age) => age > GIVEN_MS && age < TOLD_MS);
    if (told.length === 0) return [];
    const last = formatMoment(clock.now() - Math.min(...told), 'id', zone);
    const words = `WhatsApp ${id}: ${told.length} pesan dalam tiga hari ini tidak bisa dibaca program, terakhir ${last}, dan belum dijawab. Lihat di HP kantor siapa yang menulis.`;
    return [{ name: `unread_${id}`, ok: true, note: true as const, words }];
  });
}
