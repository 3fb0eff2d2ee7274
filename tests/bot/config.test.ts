import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../bot/config.ts';
import { SETTINGS } from '../../bot/settings.ts';

const sample = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
const sampled = sample.split('\n').flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);

test('the sample file names every setting, once, and nothing else', () => {
  expect(sampled.toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
});

test('the sample file as it stands is a configuration that works', () => {
  const values = Object.fromEntries(
    sample.split('\n').flatMap((line) => {
      const match = /^([A-Z_]+)=(.*)$/.exec(line);
      return match ? [[match[1]!, match[2]!]] : [];
    }),
  );
  expect(loadConfig(values).port).toBe(8080);
});

test('who starts it on a terminal reads sentences, not what only tells that all goes well', () => {
  const level = (settings: Record<string, string>, terminal: boolean) =>
    loadConfig(settings, undefined, terminal).logLevel;
  expect(level({}, true)).toBe('warn');
  expect(level({}, false)).toBe('info');
  expect(level({ NODE_ENV: 'production' }, true)).toBe('info');
  expect(level({ LOG_LEVEL: 'info' }, true)).toBe('info');
});

function thrownBy(settings: Record<string, string>): ConfigError {
  try {
    loadConfig(settings);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('nothing was wrong');
}

function faultsOf(settings: Record<string, string>): string[] {
  try {
    loadConfig(settings);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => fault.split(/[.:]/)[0]!);
  }
}

test('every fault is told at once', () => {
  expect(
    faultsOf({ PORT: 'eighty', ROLES: 'channel,cook', DATABASE_URL: 'mysql://x', OFFICE: 'Kantor Kami' }),
  ).toEqual(['OFFICE', 'DATABASE_URL', 'ROLES', 'PORT']);
});

test('an office that is none is told beside the other faults, with those there are', () => {
  const { faults } = thrownBy({ OFFICE: 'tabalong', PORT: 'eighty' });
  expect(faults).toHaveLength(2);
  expect(faults[1]).toBe('OFFICE: tidak ada kantor tabalong. Yang benar: salah satu dari balangan.');
});

test('each fault says in Indonesian what is wrong and what would be right, and shows no password', () => {
  const junk = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, 'ngawur sekali\n\u001b[31m']));
  const { message, faults } = thrownBy({ ...junk, DATABASE_URL: 'mysql://u:rahasia@db', HOST: '127.0.0.1' });
  const free = ['DATA_DIR', 'MASTER_KEY_FILE', 'ERASURE_LIST_FILE', 'BACKUP_DIR', 'HOST', 'SMTP_FROM'];
  const keys = ['CLOUD_API_TOKEN', 'CLOUD_API_APP_SECRET', 'LANGUAGE_MODEL_NAME', 'LANGUAGE_MODEL_KEY'];
  const wrong = Object.keys(SETTINGS).filter(
    (name) => ![...free, ...keys, 'CLOUD_API_VERIFY_TOKEN'].includes(name),
  );
  expect(faults.map((fault) => /^\w+/.exec(fault)?.[0])).toEqual(wrong);
  for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+: .+ tidak bisa dipakai\. Yang benar: \S.*\.$/);
  expect(message).not.toMatch(/[Ii]nvalid|expected|rahasia|\u001b/);
  expect(message.split('\n')).toHaveLength(wrong.length + 1);
});

test('faults between settings are told beside a setting that cannot be read', () => {
  const unsafe = { HOST: '0.0.0.0', DATA_DIR: '/srv/l', MASTER_KEY_FILE: '/srv/l/master.key' };
  expect(faultsOf({ ...unsafe, PORT: 'eighty', ROLES: 'worker' })).toEqual([
    'PORT',
    'PUBLIC_URL',
    'ROLES',
    'MASTER_KEY_FILE',
  ]);
  const password = { NODE_ENV: 'production', DATABASE_URL: 'postgres://postgres:postgres@db/x' };
  expect(faultsOf({ ...password, PORT: 'eighty', CLOUD_API_ACCOUNT: 'resmi' })).toEqual([
    'PORT',
    'DATABASE_URL',
    'CLOUD_API_PHONE_NUMBER_ID',
    'CLOUD_API_TOKEN',
    'CLOUD_API_APP_SECRET',
    'CLOUD_API_VERIFY_TOKEN',
  ]);
});

test('a setting that cannot be read is complained of once', () => {
  expect(faultsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'meja' })).toEqual(['PUBLIC_URL']);
  expect(faultsOf({ ROLES: 'worker', DATABASE_URL: 'mysql://x' })).toEqual(['DATABASE_URL']);
});

const postgres = { DATABASE_URL: 'postgres://lantunan:s3cr3t-of-ours@db/x' };
const cloudApi = {
  CLOUD_API_ACCOUNT: 'resmi',
  CLOUD_API_PHONE_NUMBER_ID: '106540352242922',
  CLOUD_API_TOKEN: 'EAAtoken',
  CLOUD_API_APP_SECRET: 'secret',
  CLOUD_API_VERIFY_TOKEN: 'chosen by the office',
};

test.each([
  ['a desk open to the network without https', { HOST: '0.0.0.0' }, 'PUBLIC_URL'],
  ['split roles on SQLite', { ROLES: 'worker' }, 'ROLES'],
  [
    'the master key among the data',
    { DATA_DIR: '/srv/l', MASTER_KEY_FILE: '/srv/l/master.key' },
    'MASTER_KEY_FILE',
  ],
  [
    'a default password in production',
    { NODE_ENV: 'production', DATABASE_URL: 'postgres://postgres:postgres@db/x' },
    'DATABASE_URL',
  ],
  ['the Cloud API without the desk it is called at', { ...cloudApi, ROLES: 'channel', ...postgres }, 'ROLES'],
  ['two numbers of one name', { ...cloudApi, CLOUD_API_ACCOUNT: 'wa1' }, 'CLOUD_API_ACCOUNT'],
  [
    'an access token in the clear',
    { ...cloudApi, NODE_ENV: 'production', CLOUD_API_URL: 'http://graph.example' },
    'CLOUD_API_URL',
  ],
  ['a template without its language', { ...cloudApi, CLOUD_API_TEMPLATE: 'kabar' }, 'CLOUD_API_TEMPLATE'],
])('%s is refused', (_, settings, named) => {
  expect(() => loadConfig(settings)).toThrow(named);
});

test('the simulator is off in production unless it is asked for', () => {
  expect(loadConfig({ NODE_ENV: 'production' }).simulator).toBe(false);
  expect(loadConfig({ NODE_ENV: 'production', SIMULATOR: 'on' }).simulator).toBe(true);
  expect(loadConfig({}).simulator).toBe(true);
});

test('the Cloud API is all of its settings or none; each that is missing is named', () => {
  expect(loadConfig({}).cloudApi).toBeUndefined();
  expect(loadConfig({ ...cloudApi, CLOUD_API_TEMPLATE: 'kabar_izin:id' }).cloudApi).toEqual({
    account: 'resmi',
    phoneNumberId: '106540352242922',
    token: 'EAAtoken',
    appSecret: 'secret',
    verifyToken: 'chosen by the office',
    url: 'https://graph.facebook.com/v24.0',
    template: { name: 'kabar_izin', language: 'id' },
  });
  for (const name of Object.keys(cloudApi))
    expect(() => loadConfig({ ...cloudApi, [name]: '' })).toThrow(name);
  const only = (): unknown => loadConfig({ CLOUD_API_TEMPLATE: 'kabar_izin:id' });
  for (const name of Object.keys(cloudApi)) expect(only).toThrow(name);
});

test('whoever is told of a lost number is told by a road that is not that number, and is not alone', () => {
  const mail = { SMTP_URL: 'smtps://u:p@mail.example.id:465', SMTP_FROM: 'bot@example.id' };
  expect(faultsOf({ ALERT_EMAILS: 'a@example.id', ...mail })).toEqual(['ALERT_EMAILS']);
  expect(faultsOf({ ALERT_EMAILS: 'a@example.id, A@example.id', ...mail })).toEqual(['ALERT_EMAILS']);
  expect(faultsOf({ ALERT_EMAILS: 'a@example.id,b@example.id' })).toEqual(['SMTP_URL']);
  expect(faultsOf({ ALERT_PHONES: '+628110000001,+628110000002' })).toEqual(['ALERT_PHONES']);
  expect(faultsOf({ ALERT_PHONES: '+628110000001, +628110000002', WHATSAPP_ACCOUNTS: 'wa1,wa2' })).toEqual(
    [],
  );
  expect(faultsOf({ ALERT_EMAILS: 'a@example.id', ALERT_PHONES: '+628110000001', ...mail })).toEqual([]);
  expect(faultsOf({ ALERT_PHONES: '0811' })).toEqual(['ALERT_PHONES']);
});
