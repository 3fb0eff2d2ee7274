import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export const ROLES = ['channel', 'worker', 'desk'] as const;
export type ProcessRole = (typeof ROLES)[number];

const onOff = z.enum(['on', 'off']);
const port = z.coerce.number().int().min(0).max(65_535);

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
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('how staff reach the desk, https://…'),
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
    .optional()
    .describe('how much is logged; info, and where somebody reads it on a terminal outside production warn'),
} as const;

/** All or none. */
export const CLOUD_API = [
  'CLOUD_API_ACCOUNT',
  'CLOUD_API_PHONE_NUMBER_ID',
  'CLOUD_API_TOKEN',
  'CLOUD_API_APP_SECRET',
  'CLOUD_API_VERIFY_TOKEN',
] as const;

export const settingsSchema = z.object(SETTINGS);
export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;
