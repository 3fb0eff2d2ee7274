import { statfs } from 'node:fs/promises';
import { readerInstalled } from '../documents/reader.ts';
import type { Check } from '../desk/server/ports.ts';
import { readMissed } from '../handlers/missed-report.ts';
import { greetingSeen } from '../handlers/office-phone.ts';
import { StorageUnavailable } from '../storage/storage-unavailable.ts';
import { formatMoment } from '../licensing/calendar/format.ts';
import type { App } from './app.ts';
import { officeChecks } from './office-health.ts';
import { backupCheck } from './backup-health.ts';
import { BANNED, readBan } from './channels/ban.ts';
import { numbersNow } from './runtime/number-state.ts';
import { silenceChecks } from './silence-health.ts';
import { unreadChecks } from './unread-health.ts';
import { REFUSED, linkWords } from './link-words.ts';

const LEAST_FREE_BYTES = 500 * 1024 * 1024;
/** A message that waits longer than this for its turn means that nobody is answering. */
const MUTE_MS = 60_000;
/** A greeting of WhatsApp Business seen this recently is probably still switched on. */
const GREETING_MS = 3 * 24 * 60 * 60_000;
/** States of a number that nobody has linked. */
const NOT_LINKED: readonly string[] = ['unlinked', 'pairing'];
/** No fault, and nobody is served by it yet. */
const UNDER_WAY: readonly string[] = [...NOT_LINKED, 'connecting'];
/** So long it is told what was found after linking anew. */
const MISSED_MS = 3 * 24 * 60 * 60_000;

/**
 * The state of the house in plain words; each line says what to do when it is not well. Of what stands in a database that
 * is away nothing is said.
 */
export async function healthChecks(app: App): Promise<Check[]> {
  try {
    return await allChecks(app);
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    return [AWAY, await disk(app), ...reading(app)];
  }
}

const AWAY: Check = {
  name: 'database',
  ok: false,
  words: 'Basis data tidak bisa dibaca. Periksa ruang disk dan layanan PostgreSQL.',
};

async function allChecks(app: App): Promise<Check[]> {
  return [
    await database(app),
    await disk(app),
    await muteness(app),
    ...reading(app),
    await backupCheck(app),
    ...(await numbers(app)),
    ...(await silenceChecks(app)),
    ...(await unreadChecks(app)),
    ...(await greetings(app)),
    ...(await missed(app)),
    ...(await alerting(app)),
    ...(await officeChecks(app)),
  ];
}

async function database({ house }: App): Promise<Check> {
  await house.storage.read(({ settings }) => settings.get('clock.offset'));
  return { name: 'database', ok: true, words: 'Basis data bisa dibaca.' };
}

async function disk({ config }: App): Promise<Check> {
  const space = await statfs(config.dataDir).catch(() => undefined);
  const free = space ? space.bavail * space.bsize : undefined;
  const ok = free === undefined || free > LEAST_FREE_BYTES;
  const gigabytes = free === undefined ? '' : ` (${(free / 1e9).toFixed(1)} GB kosong)`;
  return {
    name: 'disk',
    ok,
    words: ok
      ? `Ruang disk cukup${gigabytes}.`
      : `Disk hampir penuh${gigabytes}. Pesan baru tidak bisa disimpan bila habis: kosongkan ruang sekarang.`,
  };
}

/** Nothing stops without it; officers then look at every photo themselves. */
function reading({ config }: App): Check[] {
  if (!config.reading) return [];
  const ok = readerInstalled();
  return [
    {
      name: 'reading',
      ok,
      words: ok
        ? 'Pembaca KTP dan NPWP terpasang.'
        : 'Pembaca KTP dan NPWP tidak terpasang: foto tetap diterima, petugas yang memeriksa. Jalankan npm ci.',
    },
  ];
}

async function muteness({ house, clock }: App): Promise<Check> {
  const waiting = await house.storage.read(({ messages }) => messages.oldestUnhandled());
  const ok = waiting === null || clock.now() - waiting < MUTE_MS;
  return {
    name: 'answers',
    ok,
    words: ok
      ? 'Semua pesan masuk sudah ditangani.'
      : 'Ada pesan masuk yang belum dijawab lebih dari satu menit. Lihat log, lalu mulai ulang program.',
  };
}

async function numbers({ house, config, clock, unstored }: App): Promise<Check[]> {
  const { zone } = house.world.calendar;
  const rows = await house.storage.read(async (stores) => {
    const all = await numbersNow(stores, unstored, clock.now());
    return Promise.all(
      all.map(async (row) => ({
        ...row,
        bannedUntil: await readBan({ get: (...of) => stores.channelKeys.get(row.id, ...of) }),
      })),
    );
  });
  return rows
    .filter(({ id }) => config.whatsapp.includes(id) || config.cloudApi?.account === id)
    .map(({ id, state, detail, bannedUntil }) => {
      const { what, todo } = linkWords(state, detail);
      const lasts = detail === BANNED && bannedUntil > clock.now();
      const until = lasts ? ` sampai ${formatMoment(bannedUntil, 'id', zone)}` : '';
      return {
        name: `whatsapp_${id}`,
        ok: worksWithoutUs(state, detail),
        ...(UNDER_WAY.includes(state) || (state === 'ready' && detail !== null)
          ? { note: true as const }
          : {}),
        words: `WhatsApp ${id}: ${what}${until}.${todo && ` ${todo}`}`,
      };
    });
}

/** A number that WhatsApp refuses again and again is connected, and people wait all the same. */
function worksWithoutUs(state: string, detail: string | null): boolean {
  return (state === 'ready' && detail !== REFUSED) || UNDER_WAY.includes(state);
}

/** Two voices confuse people, so it is said; the number works all the same. */
async function greetings({ house, config, clock }: App): Promise<Check[]> {
  const seen = await house.storage.read(({ settings }) =>
    Promise.all(config.whatsapp.map(async (id) => ({ id, at: await greetingSeen(settings, id) }))),
  );
  return seen
    .filter(({ at }) => at !== undefined && clock.now() - at < GREETING_MS)
    .map(({ id }) => ({
      name: `greeting_${id}`,
      ok: true,
      note: true,
      words: `WhatsApp ${id}: pesan otomatis WhatsApp Business masih menyala, jadi pemohon dijawab dua kali. Matikan di ponselnya: WhatsApp Business › Setelan › Fitur bisnis › Pesan salam dan Pesan di luar jam kerja.`,
    }));
}

/** A linking anew leaves a gap; for a few days it is said what was done about it. */
async function missed({ house, config, clock }: App): Promise<Check[]> {
  const reports = await house.storage.read(({ settings }) =>
    Promise.all(config.whatsapp.map(async (id) => ({ id, report: await readMissed(settings, id) }))),
  );
  return reports.flatMap(({ id, report }) => {
    if (!report || clock.now() - report.at > MISSED_MS) return [];
    const { chats, answered, unreadable, lost = 0, nothing } = report;
    const found = nothing
      ? `WhatsApp ${id}: setelah ditautkan ulang, HP belum memberikan riwayat apa pun. Lihat sendiri di HP siapa yang menulis sejak ${formatMoment(report.since, 'id', house.world.office.zone)} dan belum dijawab.`
      : `WhatsApp ${id}: dari riwayat HP setelah ditautkan ulang, ${waited(chats.length)}${answered > 0 ? `; ${answered} orang sudah dijawab dari HP` : ''}.`;
    const words = [
      found,
      unreadable > 0 ? `${unreadable} pesan tidak bisa dipulihkan.` : '',
      lost > 0
        ? `${lost} bagian riwayat tidak bisa diunduh: lihat sendiri di HP siapa yang belum dijawab.`
        : '',
      'Panggilan, pesan yang dihapus, dan yang tidak ikut dalam riwayat HP tidak bisa dipulihkan.',
    ];
    return [{ name: `missed_${id}`, ok: true, note: true, words: words.filter(Boolean).join(' ') }];
  });
}

function waited(people: number): string {
  if (people === 0) return 'tidak ada yang masih menunggu jawaban';
  return `${people} orang ternyata menunggu dan sudah dibalas dengan permintaan maaf (daftarnya di halaman Nomor)`;
}

/** One person may be on leave. */
const ENOUGH_PEOPLE = 2;

/**
 * Nobody hears of a lost number at night unless two people can be reached then: by letter, or from another number that is
 * linked. Before a number is linked it is only said; from then on, and in production from the start, it is a fault.
 */
async function alerting({ house, config, clock, unstored }: App): Promise<Check[]> {
  const { phones, emails } = config.alerts;
  const numbers = [...config.whatsapp, ...(config.cloudApi ? [config.cloudApi.account] : [])];
  if (numbers.length === 0) return [];
  const rows = await house.storage.read((stores) => numbersNow(stores, unstored, clock.now()));
  const linked = rows.filter(({ id, state }) => numbers.includes(id) && !NOT_LINKED.includes(state));
  // A number cannot tell of itself.
  const byPhone = linked.filter(({ id }) => config.whatsapp.includes(id)).length > 1 ? phones.length : 0;
  const reached = emails.length + byPhone;
  if (reached >= ENOUGH_PEOPLE) return [];
  const who = reached === 0 ? 'Belum ada yang' : 'Baru satu orang yang';
  const words = [
    `${who} diberi tahu bila nomor WhatsApp putus.`,
    byPhone < phones.length
      ? 'Yang di ALERT_PHONES baru bisa dikabari kalau nomor WhatsApp kedua tertaut.'
      : '',
    'Isi ALERT_EMAILS atau ALERT_PHONES sampai dua orang, lalu coba: npm run -s lantunan -- alert test.',
  ];
  const ok = linked.length === 0 && !config.production;
  return [{ name: 'alerts', ok, words: words.filter(Boolean).join(' '), ...(ok ? { note: true } : {}) }];
}
