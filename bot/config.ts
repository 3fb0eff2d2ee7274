import { dirname, join, resolve } from 'node:path';
import { configFaults } from './config-faults.ts';
import type { ModelSettings } from './language-model.ts';
import type { CloudApiSettings } from './channels/cloud-api/settings.ts';
import { CLOUD_API, SETTINGS, settingsSchema } from './settings.ts';
import type { ProcessRole, Settings } from './settings.ts';

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
  logLevel: NonNullable<Settings['LOG_LEVEL']>;
};

/** Settings that cannot be used, every fault at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const lines = faults.map((fault) => `  - ${fault}`);
    super(`Pengaturan belum benar. Perbaiki ini, lalu jalankan lagi:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads settings from the environment; `file` is the database of `--db FILE`. Who starts the program on a `terminal` reads
 * sentences there; what only tells that all goes well is for a log that is kept.
 */
export function loadConfig(
  environment: Record<string, string | undefined> = process.env,
  file?: string,
  terminal = process.stderr.isTTY,
): Config {
  const known = Object.fromEntries(
    Object.keys(SETTINGS).map((name) => [name, environment[name] || undefined]),
  );
  const faults = configFaults(known);
  if (faults.length > 0) throw new ConfigError(faults);
  const settings = settingsSchema.parse(known);
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
    logLevel: settings.LOG_LEVEL ?? (terminal && !production ? 'warn' : 'info'),
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
