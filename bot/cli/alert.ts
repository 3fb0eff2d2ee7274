import { ANSWERS, acknowledgeAlert, readAlert } from '../../handlers/link-alert.ts';
import { CommandError } from '../../handlers/command-error.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { linkWords } from '../link-words.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { USAGE } from './usage.ts';

/** `alert`: what is wrong with the numbers; `alert ack`: somebody looks after it; `alert test`: a trial to everybody. */
export async function alert(args: string[]): Promise<number> {
  const { positionals } = readOptions(args, {});
  const [verb, about] = positionals;
  const app = await buildApp({ ...loadConfig(), simulator: false, logLevel: 'warn' });
  try {
    if (verb === undefined) return await list(app);
    if (verb === 'ack' && about !== undefined) return await acknowledge(app, about);
    if (verb === 'test') return await trial(app);
    throw new CliError(USAGE.alert);
  } finally {
    await app.close();
  }
}

async function list({ house, config }: App): Promise<number> {
  const subjects = [...config.whatsapp, ...(config.cloudApi ? [config.cloudApi.account] : []), ANSWERS];
  let open = 0;
  for (const about of subjects) {
    const found = await house.storage.read(({ settings }) => readAlert(settings, about));
    if (found?.alert.raisedAt === undefined) continue;
    open += 1;
    const { what, todo } = linkWords('stopped', found.alert.reason);
    const state = found.alert.acknowledged ? 'ditangani' : 'belum ada yang menangani';
    process.stdout.write(`${about}\t${what}\t${state}\n${todo}\n`);
  }
  if (open === 0) process.stdout.write('Tidak ada peringatan.\n');
  return open === 0 ? 0 : 1;
}

async function acknowledge({ house }: App, about: string): Promise<number> {
  try {
    await acknowledgeAlert(house, about, 'cli');
  } catch (error) {
    if (error instanceof CommandError) throw new CliError(`Tidak ada peringatan tentang ${about}.`);
    throw error;
  }
  process.stdout.write(`Dicatat: peringatan tentang ${about} ditangani dan tidak diulang lagi.\n`);
  return 0;
}

async function trial({ alerts, config }: App): Promise<number> {
  const { phones, emails } = config.alerts;
  if (phones.length + emails.length === 0)
    throw new CliError('Belum ada yang diberi tahu: isi ALERT_EMAILS atau ALERT_PHONES.');
  const failed = await alerts.trial();
  for (const why of failed) process.stdout.write(`GAGAL  ${why}\n`);
  if (failed.length === 0) process.stdout.write(`Terkirim ke ${phones.length + emails.length} orang.\n`);
  return failed.length === 0 ? 0 : 1;
}
