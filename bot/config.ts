import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { ModelSettings } from './language-model.ts';
import type { CloudApiSettings } from './channels/cloud-api/settings.ts';

const ROLES = ['channel', 'worker', 'desk'] as const;
export type ProcessRole = (typeof ROLES)[number];

const onOff = z.enum(['on', 'off']);
const port = z.coerce.number().int().min(0).max(65_535);
const empty = (value: unknown) => (value === '' ? undefined : value);

const list = (each: RegExp) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(z.string().regex(each)));

/** Every setting, with what it does. `.env.example` is compared with this list by a test. */
export const SETTINGS = {
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('production refuses unsafe settings'),
  OFFICE: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('balangan')
    .describe('folder of the office under licensing/offices'),
  DATA_DIR: z.string().default('./data').describe('database and encrypted files'),
  MASTER_KEY_FILE: z
    .string()
    .default(join(homedir(), '.config', 'lantunan', 'master.key'))
    .describe('key of all keys; outside DATA_DIR and outside every backup; made at first start'),
  ERASURE_LIST_FILE: z
    .string()
    .optional()
    .describe(
      'who was erased, as keyed hashes; outside DATA_DIR and every backup; erased.list beside the master key by default',
    ),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe('where backups go, best another disk; folder backups beside DATA_DIR by default'),
  BACKUP_AT: z
    .union([z.literal('off'), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)])
    .default('01:30')
    .describe("hour of the daily backup in the office's own time, or off"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL instead of SQLite, postgres://user:password@host/database'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis carries wake-ups between processes, redis://host:6379'),
  ROLES: z
    .string()
    .default('channel,worker,desk')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(ROLES)).min(1))
    .describe('what this process does: channel, worker, desk'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('address of the desk; any other than loopback needs an https PUBLIC_URL'),
  PORT: port.default(8080).describe('port of the desk'),
  PUBLIC_URL: z.url().optional().describe('how staff reach the desk, https://…'),
  WHATSAPP: onOff.default('on').describe('offer a WhatsApp number for linking'),
  WHATSAPP_ACCOUNTS: z
    .string()
    .default('wa1')
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.string().regex(/^[a-z][a-z0-9]{0,15}$/)).min(1))
    .describe('names of the numbers to link, separated by commas'),
  WHATSAPP_WEB_URL: z
    .url({ protocol: /^wss?$/ })
    .default('wss://web.whatsapp.com/ws/chat')
    .describe("WhatsApp's own server by default"),
  WHATSAPP_WEB_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .transform((text) => text.split('.').map(Number) as [number, number, number])
    .optional()
    .describe('version of WhatsApp Web, when the one of the library is refused (2.3000.1035194821)'),
  ALERT_PHONES: list(/^\+\d{8,15}$/).describe(
    'who is told on WhatsApp, from another linked number of ours, when a number is lost: +62…,+62…',
  ),
  ALERT_EMAILS: list(/^[^@\s]+@[^@\s]+\.[^@\s]+$/).describe(
    'who is told by e-mail; with the phones at least two',
  ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('mail server for alerts, smtps://user:password@host:465'),
  SMTP_FROM: z.string().optional().describe('sender of those letters'),
  CLOUD_API_ACCOUNT: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/)
    .optional()
    .describe('our name of the number on the official WhatsApp Cloud API; it and the four below, or none'),
  CLOUD_API_PHONE_NUMBER_ID: z.string().regex(/^\d+$/).optional().describe("Meta's id of the number"),
  CLOUD_API_TOKEN: z.string().optional().describe('access token of a system user'),
  CLOUD_API_APP_SECRET: z.string().optional().describe('signs what Meta sends to /hooks/cloud-api/<account>'),
  CLOUD_API_VERIFY_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('typed into the form of the webhook, ours to choose'),
  CLOUD_API_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com/v24.0')
    .describe("Meta's API with its version"),
  CLOUD_API_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]+:[a-z]{2}(_[A-Z]{2})?$/)
    .optional()
    .describe('template with one variable for news after 24 hours of silence, name:language'),
  SIMULATOR: onOff.optional().describe('the simulated phone; on by default, off by default in production'),
  READING: onOff.default('on').describe('read photos of KTP and NPWP; off leaves every photo to an officer'),
  LANGUAGE_MODEL_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'language model that may guess what a sentence meant that was not understood, http://127.0.0.1:8081/v1; off by default',
    ),
  LANGUAGE_MODEL_NAME: z.string().default('default').describe('name of the model at that address'),
  LANGUAGE_MODEL_KEY: z.string().optional().describe('its key, where it asks for one'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('how much is logged'),
} as const;

/** All or none. */
const CLOUD_API = [
  'CLOUD_API_ACCOUNT',
  'CLOUD_API_PHONE_NUMBER_ID',
  'CLOUD_API_TOKEN',
  'CLOUD_API_APP_SECRET',
  'CLOUD_API_VERIFY_TOKEN',
] as const;

const schema = z.object(SETTINGS);
type Settings = z.infer<typeof schema>;

/** What could be read, each setting by itself. */
function readable(known: Readonly<Record<string, unknown>>): Partial<Settings> {
  const fine = Object.entries(SETTINGS).flatMap(([name, setting]) => {
    const parsed = setting.safeParse(known[name]);
    return parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(fine) as Partial<Settings>;
}

/** Faults between settings; one that could not be read is no ground for a second complaint. */
function crossFaults(settings: Partial<Settings>, given: (name: keyof Settings) => boolean): string[] {
  const { HOST, PUBLIC_URL, ROLES: roles, DATABASE_URL, DATA_DIR, MASTER_KEY_FILE } = settings;
  const faults: string[] = [];
  const loopback = HOST === undefined || ['127.0.0.1', 'localhost', '::1'].includes(HOST);
  const unread = given('PUBLIC_URL') && PUBLIC_URL === undefined;
  if (!loopback && !unread && !PUBLIC_URL?.startsWith('https://'))
    faults.push(`PUBLIC_URL: HOST is ${HOST}: the desk may only be reached from outside through https`);
  if (roles && new Set(roles).size < ROLES.length && !given('DATABASE_URL'))
    faults.push('ROLES: split roles need DATABASE_URL (PostgreSQL): SQLite has one process');
  if (
    DATA_DIR !== undefined &&
    MASTER_KEY_FILE !== undefined &&
    resolve(MASTER_KEY_FILE).startsWith(`${resolve(DATA_DIR)}/`)
  ) {
    faults.push('MASTER_KEY_FILE: lies inside DATA_DIR: a backup would carry the key together with the data');
  }
  if (
    DATA_DIR !== undefined &&
    settings.ERASURE_LIST_FILE !== undefined &&
    resolve(settings.ERASURE_LIST_FILE).startsWith(`${resolve(DATA_DIR)}/`)
  ) {
    faults.push('ERASURE_LIST_FILE: lies inside DATA_DIR: it would be lost together with the data');
  }
  if (settings.NODE_ENV === 'production' && DATABASE_URL !== undefined && hasDefaultPassword(DATABASE_URL))
    faults.push('DATABASE_URL: carries a default password; choose one of your own');
  if (settings.NODE_ENV === 'production' && isPlainHttpElsewhere(settings.LANGUAGE_MODEL_URL))
    faults.push(
      'LANGUAGE_MODEL_URL: would carry what people write in the clear; https is needed outside this machine',
    );
  return [...faults, ...cloudApiFaults(settings, given), ...alertFaults(settings)];
}

function isPlainHttpElsewhere(url: string | undefined): boolean {
  if (url === undefined) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function cloudApiFaults(settings: Partial<Settings>, given: (name: keyof Settings) => boolean): string[] {
  const { CLOUD_API_ACCOUNT: account, ROLES: roles } = settings;
  const faults: string[] = [];
  const absent = CLOUD_API.filter((name) => !given(name));
  if (absent.length < CLOUD_API.length || given('CLOUD_API_TEMPLATE'))
    faults.push(...absent.map((name) => `${name}: is missing: the settings of the Cloud API go together`));
  const linked = settings.WHATSAPP === 'on' ? (settings.WHATSAPP_ACCOUNTS ?? []) : [];
  if (account !== undefined && ['sim', ...linked].includes(account))
    faults.push('CLOUD_API_ACCOUNT: is the name of another number');
  if (account !== undefined && roles && roles.includes('channel') !== roles.includes('desk'))
    faults.push(
      "ROLES: the Cloud API's webhook comes in at the desk: channel and desk belong in one process",
    );
  if (
    settings.NODE_ENV === 'production' &&
    settings.CLOUD_API_TOKEN !== undefined &&
    settings.CLOUD_API_URL?.startsWith('http://')
  ) {
    faults.push('CLOUD_API_URL: would carry the access token in the clear; https is needed');
  }
  return faults;
}

/** An alert that reaches nobody, or one person on leave, is worse than knowing that there is none. */
function alertFaults(settings: Partial<Settings>): string[] {
  const { ALERT_PHONES: phones = [], ALERT_EMAILS: emails = [], WHATSAPP_ACCOUNTS: numbers = [] } = settings;
  const faults: string[] = [];
  const people = new Set([...phones, ...emails.map((address) => address.toLowerCase())]);
  if (people.size === 1)
    faults.push('ALERT_EMAILS: one person is not enough: with ALERT_PHONES at least two are told');
  if (emails.length > 0 && (settings.SMTP_URL === undefined || settings.SMTP_FROM === undefined))
    faults.push('SMTP_URL: letters to ALERT_EMAILS need SMTP_URL and SMTP_FROM');
  if (phones.length > 0 && emails.length === 0 && numbers.length < 2)
    faults.push(
      'ALERT_PHONES: a lost number cannot tell of itself: a second linked number or ALERT_EMAILS is needed',
    );
  return faults;
}

export type Config = {
  production: boolean;
  office: string;
  dataDir: string;
  masterKeyFile: string;
  erasureListFile: string;
  backupDir: string;
  /** Hour and minute in the office's zone; absent: none by itself. */
  backupAt?: { hour: number; minute: number };
  where: { file: string } | { url: string };
  filesDir: string;
  redisUrl?: string;
  roles: ReadonlySet<ProcessRole>;
  host: string;
  port: number;
  publicUrl?: string;
  whatsapp: readonly string[];
  whatsappWebUrl: string;
  whatsappWebVersion?: [number, number, number];
  /** Who is told when a number is lost. */
  alerts: { phones: readonly string[]; emails: readonly string[] };
  smtp?: { url: string; from: string };
  cloudApi?: CloudApiSettings;
  simulator: boolean;
  /** Guesses what a sentence meant that was not understood. */
  languageModel?: ModelSettings;
  /** Photos of cards are read. */
  reading: boolean;
  logLevel: z.infer<(typeof SETTINGS)['LOG_LEVEL']>;
};

/** Settings that cannot be used, every fault at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `Pengaturan belum benar (settings are not usable):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/** Reads settings from the environment; `file` is the database of `--db FILE`. */
export function loadConfig(
  environment: Record<string, string | undefined> = process.env,
  file?: string,
): Config {
  const known = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, empty(environment[name])]));
  const parsed = schema.safeParse(known);
  const own = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const faults = [...own, ...crossFaults(readable(known), (name) => known[name] !== undefined)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const settings = parsed.data;
  const dataDir = resolve(settings.DATA_DIR);
  const production = settings.NODE_ENV === 'production';
  const database = file ?? join(dataDir, 'lantunan.db');
  const cloudApi = cloudApiSettings(settings);
  return {
    production,
    office: settings.OFFICE,
    dataDir,
    masterKeyFile: resolve(settings.MASTER_KEY_FILE),
    ...safekeeping(settings, dataDir, file),
    where:
      settings.DATABASE_URL === undefined || file !== undefined
        ? { file: database }
        : { url: settings.DATABASE_URL },
    filesDir: file === undefined ? join(dataDir, 'files') : `${file}.files`,
    roles: new Set(settings.ROLES),
    host: settings.HOST,
    port: settings.PORT,
    whatsapp: settings.WHATSAPP === 'on' ? settings.WHATSAPP_ACCOUNTS : [],
    whatsappWebUrl: settings.WHATSAPP_WEB_URL,
    ...(settings.WHATSAPP_WEB_VERSION ? { whatsappWebVersion: settings.WHATSAPP_WEB_VERSION } : {}),
    alerts: { phones: settings.ALERT_PHONES, emails: settings.ALERT_EMAILS },
    ...(settings.SMTP_URL && settings.SMTP_FROM
      ? { smtp: { url: settings.SMTP_URL, from: settings.SMTP_FROM } }
      : {}),
    reading: settings.READING === 'on',
    simulator: settings.SIMULATOR === undefined ? !production : settings.SIMULATOR === 'on',
    logLevel: settings.LOG_LEVEL,
    ...(settings.LANGUAGE_MODEL_URL === undefined
      ? {}
      : {
          languageModel: {
            url: settings.LANGUAGE_MODEL_URL,
            model: settings.LANGUAGE_MODEL_NAME,
            ...(settings.LANGUAGE_MODEL_KEY === undefined ? {} : { key: settings.LANGUAGE_MODEL_KEY }),
          },
        }),
    ...(cloudApi ? { cloudApi } : {}),
    ...(settings.REDIS_URL === undefined ? {} : { redisUrl: settings.REDIS_URL }),
    ...(settings.PUBLIC_URL === undefined ? {} : { publicUrl: settings.PUBLIC_URL }),
  };
}

function cloudApiSettings(settings: Settings): CloudApiSettings | undefined {
  const [account, phoneNumberId, token, appSecret, verifyToken] = CLOUD_API.map((name) => settings[name]);
  if (!account || !phoneNumberId || !token || !appSecret || !verifyToken) return undefined;
  const [name, language] = settings.CLOUD_API_TEMPLATE?.split(':') ?? [];
  return {
    account,
    phoneNumberId,
    token,
    appSecret,
    verifyToken,
    url: settings.CLOUD_API_URL.replace(/\/$/, ''),
    ...(name && language ? { template: { name, language } } : {}),
  };
}

/** A database of `--db FILE` keeps its own beside it, and nothing happens to it by itself. */
function safekeeping(
  settings: Settings,
  dataDir: string,
  file: string | undefined,
): Pick<Config, 'erasureListFile' | 'backupDir' | 'backupAt'> {
  const { BACKUP_DIR, BACKUP_AT, ERASURE_LIST_FILE, MASTER_KEY_FILE } = settings;
  const list = file === undefined ? join(dirname(MASTER_KEY_FILE), 'erased.list') : `${file}.erased`;
  const backups = file === undefined ? join(dirname(dataDir), 'backups') : `${file}.backups`;
  const [hour = 0, minute = 0] = BACKUP_AT.split(':').map(Number);
  return {
    erasureListFile: resolve(ERASURE_LIST_FILE ?? list),
    backupDir: resolve(BACKUP_DIR ?? backups),
    ...(BACKUP_AT === 'off' || file !== undefined ? {} : { backupAt: { hour, minute } }),
  };
}

function hasDefaultPassword(url: string): boolean {
  const { username, password } = new URL(url);
  return (
    password === '' || password === username || ['postgres', 'password', 'secret', 'admin'].includes(password)
  );
}
