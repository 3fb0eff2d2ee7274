import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CLOUD_API, ROLES, SETTINGS } from './settings.ts';
import type { SettingName, Settings } from './settings.ts';

const OFFICES = join(import.meta.dirname, '../licensing/offices');
const ON_OFF = 'on atau off';
const ACCOUNT = 'nama pendek dari huruf kecil dan angka, misalnya resmi';

/** What would be right, for every setting that can be wrong by itself. */
const RIGHT: Readonly<Partial<Record<SettingName, string>>> = {
  NODE_ENV: 'development, production atau test',
  OFFICE: 'nama folder kantor di licensing/offices, misalnya balangan',
  BACKUP_AT: 'jam dengan dua angka, misalnya 01:30, atau off',
  DATABASE_URL: 'alamat PostgreSQL, postgres://pengguna:sandi@host/basisdata, atau kosong untuk SQLite',
  REDIS_URL: 'alamat Redis, redis://host:6379, atau kosong',
  ROLES: 'channel, worker dan desk, atau sebagian darinya, dipisah koma',
  PORT: 'angka 0 sampai 65535, misalnya 8080',
  PUBLIC_URL: 'alamat lengkap meja petugas, https://nama-server',
  WHATSAPP: ON_OFF,
  WHATSAPP_ACCOUNTS: 'nama pendek tiap nomor dari huruf kecil dan angka, dipisah koma, misalnya wa1,wa2',
  WHATSAPP_WEB_URL: 'alamat wss://…, atau kosong',
  WHATSAPP_WEB_VERSION: 'tiga angka dipisah titik, misalnya 2.3000.1035194821, atau kosong',
  ALERT_PHONES: 'nomor yang mulai dengan + dan kode negara, dipisah koma, misalnya +628110000001',
  ALERT_EMAILS: 'alamat e-mail, dipisah koma',
  SMTP_URL: 'alamat server surat, smtps://pengguna:sandi@host:465',
  CLOUD_API_ACCOUNT: ACCOUNT,
  CLOUD_API_PHONE_NUMBER_ID: 'angka saja, seperti Phone number ID di Meta',
  CLOUD_API_VERIFY_TOKEN: 'paling sedikit 16 karakter, dipilih sendiri',
  CLOUD_API_URL: 'alamat Meta beserta versinya, https://graph.facebook.com/v24.0',
  CLOUD_API_TEMPLATE: 'nama:bahasa, misalnya kabar_izin:id',
  SIMULATOR: ON_OFF,
  READING: ON_OFF,
  LANGUAGE_MODEL_URL: 'alamat model, misalnya http://127.0.0.1:8081/v1, atau kosong',
  LOG_LEVEL: 'debug, info, warn, error atau silent',
};

/** They carry passwords: what stands in them is not printed. */
const SECRET: ReadonlySet<SettingName> = new Set<SettingName>([
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'CLOUD_API_TOKEN',
  'CLOUD_API_APP_SECRET',
  'CLOUD_API_VERIFY_TOKEN',
  'LANGUAGE_MODEL_URL',
  'LANGUAGE_MODEL_KEY',
]);

/** So much of a value is enough to recognise it. */
const LONGEST_SHOWN = 60;

/** Every fault at once, one line each: the setting, what is wrong, what would be right. `known`: the values as given. */
export function configFaults(known: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.keys(SETTINGS) as SettingName[];
  const unread = names.filter((name) => !SETTINGS[name].safeParse(known[name]).success);
  const settings = Object.fromEntries(
    names.filter((name) => !unread.includes(name)).map((name) => [name, SETTINGS[name].parse(known[name])]),
  ) as Partial<Settings>;
  const given = (name: SettingName): boolean => known[name] !== undefined;
  return [
    ...unread.map((name) => unreadFault(name, known[name] ?? '')),
    ...officeFaults(settings),
    ...crossFaults(settings, given),
    ...cloudApiFaults(settings, given),
    ...alertFaults(settings, given),
  ];
}

function unreadFault(name: SettingName, value: string): string {
  const what = SECRET.has(name) ? 'nilainya' : JSON.stringify(value.slice(0, LONGEST_SHOWN));
  return fault(name, `${what} tidak bisa dipakai`, RIGHT[name] ?? '');
}

function fault(name: SettingName, wrong: string, right: string): string {
  return `${name}: ${wrong}. Yang benar: ${right}.`;
}

/** Told before anything is made: a key and a database for an office that is none would only confuse. */
function officeFaults({ OFFICE }: Partial<Settings>): string[] {
  if (OFFICE === undefined || existsSync(join(OFFICES, OFFICE))) return [];
  return [
    fault('OFFICE', `tidak ada kantor ${OFFICE}`, `salah satu dari ${readdirSync(OFFICES).join(', ')}`),
  ];
}

/** Faults between settings; one that could not be read is no ground for a second complaint. */
function crossFaults(settings: Partial<Settings>, given: (name: SettingName) => boolean): string[] {
  const { HOST, PUBLIC_URL, ROLES: roles, DATABASE_URL } = settings;
  const faults: string[] = [];
  const loopback = HOST === undefined || ['127.0.0.1', 'localhost', '::1'].includes(HOST);
  const unread = given('PUBLIC_URL') && PUBLIC_URL === undefined;
  if (!loopback && !unread && !PUBLIC_URL?.startsWith('https://')) {
    const wrong = `HOST ${HOST} membuka meja petugas ke jaringan, padahal belum lewat https`;
    faults.push(fault('PUBLIC_URL', wrong, 'alamat https:// meja petugas, atau HOST=127.0.0.1'));
  }
  if (roles && new Set(roles).size < ROLES.length && !given('DATABASE_URL')) {
    const wrong = 'peran yang dibagi ke beberapa proses tidak bisa memakai SQLite';
    faults.push(fault('ROLES', wrong, 'isi DATABASE_URL (PostgreSQL), atau channel,worker,desk'));
  }
  for (const [name, why] of [
    ['MASTER_KEY_FILE', 'cadangan akan membawa kunci bersama datanya'],
    ['ERASURE_LIST_FILE', 'daftarnya akan hilang bersama datanya'],
  ] as const) {
    if (liesInside(settings[name], settings.DATA_DIR))
      faults.push(fault(name, `berada di dalam DATA_DIR, jadi ${why}`, 'berkas di folder lain'));
  }
  if (settings.NODE_ENV !== 'production') return faults;
  if (DATABASE_URL !== undefined && hasDefaultPassword(DATABASE_URL))
    faults.push(fault('DATABASE_URL', 'memakai sandi bawaan atau tanpa sandi', 'sandi yang dipilih sendiri'));
  if (isPlainHttpElsewhere(settings.LANGUAGE_MODEL_URL)) {
    const wrong = 'tulisan pemohon akan terkirim tanpa sandi lewat jaringan';
    faults.push(fault('LANGUAGE_MODEL_URL', wrong, 'alamat https://, atau model di mesin ini sendiri'));
  }
  return faults;
}

function liesInside(file: string | undefined, folder: string | undefined): boolean {
  return file !== undefined && folder !== undefined && resolve(file).startsWith(`${resolve(folder)}/`);
}

function isPlainHttpElsewhere(url: string | undefined): boolean {
  if (url === undefined) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function cloudApiFaults(settings: Partial<Settings>, given: (name: SettingName) => boolean): string[] {
  const { CLOUD_API_ACCOUNT: account, ROLES: roles } = settings;
  const faults: string[] = [];
  const absent = CLOUD_API.filter((name) => !given(name));
  if (absent.length < CLOUD_API.length || given('CLOUD_API_TEMPLATE')) {
    const right = 'kelima pengaturan pokok CLOUD_API diisi, atau semuanya kosong';
    faults.push(...absent.map((name) => fault(name, 'belum diisi', right)));
  }
  const linked = settings.WHATSAPP === 'on' ? (settings.WHATSAPP_ACCOUNTS ?? []) : [];
  if (account !== undefined && ['sim', ...linked].includes(account))
    faults.push(fault('CLOUD_API_ACCOUNT', `${account} sudah menjadi nama nomor lain`, ACCOUNT));
  if (account !== undefined && roles && roles.includes('channel') !== roles.includes('desk')) {
    const wrong = 'kiriman Meta masuk lewat meja petugas, jadi channel dan desk tidak boleh terpisah';
    faults.push(fault('ROLES', wrong, 'channel dan desk dalam satu proses'));
  }
  if (
    settings.NODE_ENV === 'production' &&
    settings.CLOUD_API_TOKEN !== undefined &&
    settings.CLOUD_API_URL?.startsWith('http://')
  ) {
    faults.push(fault('CLOUD_API_URL', 'token akan terkirim tanpa sandi lewat jaringan', 'alamat https://'));
  }
  return faults;
}

/** An alert that reaches nobody, or one person on leave, is worse than knowing that there is none. */
function alertFaults(settings: Partial<Settings>, given: (name: SettingName) => boolean): string[] {
  const { ALERT_PHONES: phones = [], ALERT_EMAILS: emails = [], WHATSAPP_ACCOUNTS: numbers = [] } = settings;
  const faults: string[] = [];
  const people = new Set([...phones, ...emails.map((address) => address.toLowerCase())]);
  if (people.size === 1) {
    const right = 'paling sedikit dua orang, bersama ALERT_PHONES';
    faults.push(fault('ALERT_EMAILS', 'baru satu orang yang dikabari, dan ia bisa sedang cuti', right));
  }
  const unread = given('SMTP_URL') && settings.SMTP_URL === undefined;
  if (emails.length > 0 && !unread && (settings.SMTP_URL === undefined || settings.SMTP_FROM === undefined))
    faults.push(fault('SMTP_URL', 'ALERT_EMAILS perlu server surat', 'isi SMTP_URL dan SMTP_FROM'));
  if (phones.length > 0 && emails.length === 0 && numbers.length < 2) {
    const right = 'nomor kedua di WHATSAPP_ACCOUNTS, atau isi ALERT_EMAILS';
    faults.push(fault('ALERT_PHONES', 'nomor yang hilang tidak bisa mengabarkan dirinya sendiri', right));
  }
  return faults;
}

function hasDefaultPassword(url: string): boolean {
  const { username, password } = new URL(url);
  return (
    password === '' || password === username || ['postgres', 'password', 'secret', 'admin'].includes(password)
  );
}
