import { ANSWERS, alertSetting, readAlert } from '../../handlers/link-alert.ts';
import type { LinkAlert } from '../../handlers/link-alert.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { Storage } from '../../storage/database.ts';
import type { Stores } from '../../storage/stores.ts';
import { REFUSED, linkWords } from '../link-words.ts';
import type { Mail } from './mail.ts';
import { numbersNow } from './number-state.ts';
import type { NumberNow, Unstored } from './number-state.ts';

/** So long a number may be deaf, or messages unanswered, before people are told. */
const PATIENCE_MS = 10 * 60_000;
/** Told again so often, until somebody says that they look after it. */
const REPEAT_MS = 30 * 60_000;
/** A letter that was not taken is tried again sooner. */
const RETRY_MS = 2 * 60_000;

/** Whom to tell, by a road that is not the number itself. */
export type AlertPeople = { phones: readonly string[]; emails: readonly string[] };

export type Alerts = {
  /** Looks at every number; resolves when whoever is to be told now has been told. Never rejects. */
  run(): Promise<void>;
  /** Tells everybody that this is only a trial; what could not be done, in words. */
  trial(): Promise<string[]>;
};

export type AlertsParts = {
  storage: Storage;
  unstored: Unstored;
  clock: Clock;
  log: Log;
  /** The office's real numbers. */
  numbers: readonly string[];
  people: AlertPeople;
  mail?: Mail;
  /** Where the desk is reached. */
  deskUrl: string;
};

/** `since`: where it began before it was seen. */
type Trouble = { about: string; state: string; reason: string; atOnce: boolean; since?: number };
/** `to`: who gets a letter. */
type News = { about: string; subject: string; text: string; to: readonly string[] };

/** Losing a number, or ten minutes of deafness, is told to people by another road until one of them answers. */
export function openAlerts(parts: AlertsParts): Alerts {
  const { storage, unstored, clock, log, numbers, people, mail } = parts;

  async function run(): Promise<void> {
    try {
      const troubles = await look();
      for (const about of [...numbers, ANSWERS]) {
        const trouble = troubles.find((one) => one.about === about);
        const news = trouble ? await watch(trouble) : await over(about);
        if (news) await tell(news);
      }
    } catch (error) {
      log.error('alerts_failed', { error });
    }
  }

  /** What is wrong now. */
  async function look(): Promise<Trouble[]> {
    const now = clock.now();
    const { rows, waiting } = await storage.read(async (stores) => ({
      rows: await numbersNow(stores, unstored, now),
      waiting: await stores.messages.oldestUnhandled(),
    }));
    const found = rows.flatMap((row) => (numbers.includes(row.id) ? (troubleOf(row) ?? []) : []));
    if (waiting !== null && now - waiting > PATIENCE_MS)
      found.push({ about: ANSWERS, state: 'stopped', reason: 'mute', atOnce: true });
    return found;
  }

  /** Notes the trouble; what to tell, if it is time. Of several processes one is told so. */
  async function watch({ about, state, reason, atOnce, since }: Trouble): Promise<News | undefined> {
    const now = clock.now();
    return storage.write(async (stores) => {
      const { settings, audit } = stores;
      const before = await readAlert(settings, about);
      const idle = state === 'unlinked' || state === 'pairing';
      // Never linked, or let go by a person: nobody misses it.
      if (!before && idle) return undefined;
      if (before && idle && before.alert.raisedAt === undefined) {
        await settings.remove(alertSetting(about));
        return undefined;
      }
      const known: LinkAlert = before?.alert ?? { reason, since: since ?? now, nextAt: now + PATIENCE_MS };
      const alert = { ...known, reason: idle ? known.reason : reason };
      const due = !alert.acknowledged && (alert.nextAt <= now || (atOnce && alert.raisedAt === undefined));
      const { unmailed, ...mailed } = alert;
      const again = !due && !alert.acknowledged && unmailed !== undefined && unmailed.at <= now;
      if (!due && !again && alert.reason === before?.alert.reason) return undefined;
      const raised = { ...mailed, raisedAt: alert.raisedAt ?? now, nextAt: now + REPEAT_MS };
      const next = due ? raised : again ? mailed : alert;
      if (before && !(await settings.take(alertSetting(about), before.text))) return undefined;
      await settings.set(alertSetting(about), JSON.stringify(next));
      // Whoever was told is not told again for the sake of another's letter.
      if (again) return raisedNews(about, state, next, now, parts.deskUrl, unmailed.to);
      if (!due) return undefined;
      if (alert.raisedAt === undefined)
        await audit.add({
          at: now,
          who: 'system',
          action: 'alert_raised',
          subjectKind: 'account',
          subject: about,
          detail: { reason: alert.reason },
        });
      const news = raisedNews(about, state, next, now, parts.deskUrl, people.emails);
      await byPhone(stores, news);
      return news;
    });
  }

  /** It works again; whoever was told is told so. */
  async function over(about: string): Promise<News | undefined> {
    if ((await storage.read(({ settings }) => readAlert(settings, about))) === undefined) return undefined;
    return storage.write(async (stores) => {
      const open = await readAlert(stores.settings, about);
      if (!open || !(await stores.settings.take(alertSetting(about), open.text))) return undefined;
      if (open.alert.raisedAt === undefined) return undefined;
      const news = overNews(about, clock.now() - open.alert.since, people.emails);
      await byPhone(stores, news);
      return news;
    });
  }

  /** As messages of another number of ours that works; one on the Cloud API may not write first. */
  async function byPhone(stores: Stores, { about, text }: News): Promise<boolean> {
    const rows = await numbersNow(stores, unstored, clock.now());
    const road = rows.find(
      ({ id, channel, state }) =>
        id !== about && numbers.includes(id) && channel === 'whatsapp' && state === 'ready',
    );
    if (!road) return false;
    const at = clock.now();
    for (const phone of people.phones) {
      const address = { kind: 'phone', value: phone } as const;
      const { id: contact } = await stores.contacts.resolve([address], at);
      const chat = await stores.chats.idAt(road.id, address, contact, at);
      await stores.messages.insertOut({
        chat,
        author: 'system',
        epoch: null,
        body: { kind: 'text', text },
        at,
      });
    }
    return true;
  }

  async function tell(news: News): Promise<void> {
    const { about } = news;
    const to = (await byMail(news)).map((one) => one.to);
    if (to.length === 0) return;
    await storage.write(async ({ settings }) => {
      const open = await readAlert(settings, about);
      if (!open) return;
      const unmailed = { to, at: clock.now() + RETRY_MS };
      await settings.set(alertSetting(about), JSON.stringify({ ...open.alert, unmailed }));
    });
  }

  /** Whose letters were not taken, and why. */
  async function byMail({ subject, text, to }: News): Promise<{ to: string; error: string }[]> {
    if (!mail) return [];
    const outcomes = await Promise.allSettled(to.map((one) => mail(one, subject, text)));
    const failed = outcomes.flatMap((one, at) =>
      one.status === 'rejected' ? [{ to: to[at] ?? '', error: String(one.reason) }] : [],
    );
    if (failed.length > 0)
      log.error('alert_not_mailed', { letters: failed.length, error: failed[0]?.error ?? '' });
    return failed;
  }

  return {
    run,
    async trial() {
      const news = {
        about: '',
        subject: 'Lantunan: percobaan peringatan',
        text: 'Ini hanya percobaan. Kalau nomor WhatsApp kantor putus, peringatan datang lewat jalan ini.',
        to: people.emails,
      };
      const sent = people.phones.length === 0 || (await storage.write((stores) => byPhone(stores, news)));
      const failed = (await byMail(news)).map(({ error }) => error);
      return [...(sent ? [] : ['Tidak ada nomor WhatsApp lain yang tersambung.']), ...failed];
    },
  };
}

/** Unknown states are left to the channel: only what keeps people from being heard is trouble. */
function troubleOf({ id: about, state, detail, deafSince: since }: NumberNow): Trouble | undefined {
  // It opens again and again, and looks ready most of the time. Two such links took ten minutes or more.
  if (since !== undefined) return { about, state, reason: detail ?? state, atOnce: true, since };
  if (state === 'ready')
    return detail === REFUSED ? { about, state, reason: detail, atOnce: true } : undefined;
  return { about, state, reason: detail ?? state, atOnce: state === 'stopped' };
}

function raisedNews(
  about: string,
  state: string,
  alert: LinkAlert,
  now: number,
  deskUrl: string,
  to: readonly string[],
): News {
  const { what, todo } = linkWords(state, alert.reason === state ? null : alert.reason);
  const minutes = Math.round((now - alert.since) / 60_000);
  const since = minutes < 1 ? 'baru saja' : `sudah ${minutes} menit`;
  const name = about === ANSWERS ? 'Lantunan' : `WhatsApp ${about}`;
  const press =
    about === ANSWERS
      ? 'menulis di server'
      : `menekan “Saya tangani” di ${deskUrl}/nomor, atau menulis di server`;
  return {
    about,
    to,
    subject: `${name} perlu bantuan: ${what}`,
    text: [
      // A number that is ready answers, but for what it is told with.
      `*${name}*: ${what} (${since}).${state === 'ready' ? '' : ' Selama ini pemohon tidak dijawab.'}`,
      todo,
      `Peringatan diulang tiap 30 menit sampai ada yang ${press}: npm run -s lantunan -- alert ack ${about}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}

function overNews(about: string, ms: number, to: readonly string[]): News {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const name = about === ANSWERS ? 'Lantunan' : `WhatsApp ${about}`;
  return {
    about,
    to,
    subject: `${name} sudah normal lagi`,
    text: `*${name}* sudah normal lagi, setelah ${minutes} menit. Pesan yang sempat menunggu dijawab sekarang.`,
  };
}
