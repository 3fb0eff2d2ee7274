import type { Check } from '../desk/server/ports.ts';
import { isWorkingDay } from '../licensing/calendar/calendar.ts';
import { formatMoment } from '../licensing/calendar/format.ts';
import { localDate } from '../licensing/calendar/local-time.ts';
import type { App } from './app.ts';
import { numbersNow } from './runtime/number-state.ts';
import { unusualSilence } from './runtime/silence.ts';

/** Enough to know what is usual; a busy number has as many within days. */
const MOST_MESSAGES = 5_000;

/** A server that forgot us looks like people who do not write: that it is unusual is all that can be said. */
export async function silenceChecks({ house, config, clock, unstored }: App): Promise<Check[]> {
  const { calendar } = house.world;
  const { zone } = calendar;
  const now = clock.now();
  const isOfficeDay = (at: number): boolean => isWorkingDay(calendar, localDate(at, zone));
  const isAlike = (at: number): boolean => isOfficeDay(at) === isOfficeDay(now);
  const numbers = await house.storage.read(async (stores) => {
    const ours = [...config.whatsapp, ...(config.cloudApi ? [config.cloudApi.account] : [])];
    const all = await numbersNow(stores, unstored, now);
    const ready = all.filter(({ id, state }) => ours.includes(id) && state === 'ready');
    return Promise.all(
      ready.map(async ({ id }) => ({ id, times: await stores.messages.inTimesOf(id, MOST_MESSAGES) })),
    );
  });
  return numbers.flatMap(({ id, times }) => {
    const since = unusualSilence(times, now, isAlike);
    if (since === undefined) return [];
    const words = `WhatsApp ${id}: sejak ${formatMoment(since, 'id', zone)} tidak ada pesan masuk, tidak biasa untuk jam ini. Dari sini tidak kelihatan apakah memang tidak ada yang menulis. Coba tulis ke nomor itu dari HP lain; kalau tidak dibalas, mulai ulang Lantunan.`;
    return [{ name: `silence_${id}`, ok: true, note: true as const, words }];
  });
}
