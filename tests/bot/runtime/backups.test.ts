import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { backupCheck } from '../../../bot/backup-health.ts';
import { openBackups } from '../../../bot/runtime/backups.ts';
import type { Backups } from '../../../bot/runtime/backups.ts';
import { readBackupState } from '../../../bot/runtime/backup-state.ts';
import { verifyBackup } from '../../../storage/backup/read-backup.ts';
import { erasureList } from '../../../storage/erasure-list.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { standingClock, storages, testCipher } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';
import type { App } from '../../../bot/app.ts';

const HOUR = 60 * 60_000;
/** Ten in the morning in Paringin. */
const MORNING = Date.parse('2026-11-17T10:00+08:00');

let db: TestStorage;
let folder: string;
let backupDir: string;
const clock = standingClock(MORNING);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-backups-'));
  backupDir = join(folder, 'backups');
  clock.advance(MORNING - clock.now());
  db = await storages()[0]!.open();
});
afterEach(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const opened = (backupAt?: { hour: number; minute: number }, to = backupDir): Backups =>
  openBackups({
    config: {
      where: db.where,
      filesDir: join(folder, 'files'),
      backupDir: to,
      ...(backupAt ? { backupAt } : {}),
    },
    storage: db.storage,
    cipher: testCipher,
    clock,
    log: memoryLog(),
    erasures: erasureList(join(folder, 'erased.list')),
    zone: 'Asia/Makassar',
  });

const AT_NIGHT = { hour: 1, minute: 30 };
const made = () => readdirSync(folder).includes('backups') && readdirSync(backupDir).sort();

async function settled(backups: Backups): Promise<void> {
  while ((await readBackupState(db.storage)).next === undefined) await backups.tick();
  const done = async () => {
    const { last, failed } = await readBackupState(db.storage);
    return (last?.at ?? 0) === clock.now() || (failed?.at ?? 0) === clock.now();
  };
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
  await backups.stop();
}

const health = (backupAt?: { hour: number; minute: number }) =>
  backupCheck({
    house: { storage: db.storage, world: { office: { zone: 'Asia/Makassar' } } },
    config: { backupDir, ...(backupAt ? { backupAt } : {}) },
    clock,
  } as unknown as App);

test('one a night at its hour, by one process; none when it is off', async () => {
  const [first, second] = [opened(AT_NIGHT), opened(AT_NIGHT)];
  await first.tick();
  expect((await readBackupState(db.storage)).next).toBe(Date.parse('2026-11-18T01:30+08:00'));
  await first.tick();
  expect(made()).toBe(false);

  clock.advance(16 * HOUR);
  await Promise.all([first.tick(), second.tick()]);
  await settled(first);
  await second.stop();
  expect(made()).toEqual(['lantunan-20261117-180000Z.tar']);
  expect((await verifyBackup(join(backupDir, 'lantunan-20261117-180000Z.tar'))).database).toBe('sqlite');
  expect((await readBackupState(db.storage)).next).toBe(Date.parse('2026-11-19T01:30+08:00'));
  expect(await health(AT_NIGHT)).toEqual({
    name: 'backup',
    ok: true,
    words: 'Cadangan terakhir yang baik: Rabu 18 Nov, 02.00 WITA.',
  });

  const off = opened();
  clock.advance(48 * HOUR);
  await off.tick();
  expect(made()).toHaveLength(1);
});

test('the health page complains of one that failed, of one too old, and of none at all', async () => {
  expect((await health(AT_NIGHT)).ok).toBe(true);
  writeFileSync(join(folder, 'blocked'), '');
  const backups = opened(AT_NIGHT, join(folder, 'blocked', 'backups'));
  await backups.tick();
  clock.advance(40 * HOUR);
  expect(await health(AT_NIGHT)).toMatchObject({
    ok: false,
    words: expect.stringContaining('Belum ada cadangan. Terlalu lama.') as unknown,
  });

  await backups.tick();
  await settled(backups);
  const { ok, words } = await health(AT_NIGHT);
  expect(ok).toBe(false);
  expect(words).toMatch(/^Cadangan gagal Kamis 19 Nov, 02\.00 WITA: kode ENOTDIR\./);
  // Tried again within the hour, not only next night.
  expect((await readBackupState(db.storage)).next).toBe(clock.now() + HOUR);

  const good = opened(AT_NIGHT);
  clock.advance(HOUR);
  await good.tick();
  await settled(good);
  expect((await health(AT_NIGHT)).ok).toBe(true);
  clock.advance(37 * HOUR);
  expect((await health(AT_NIGHT)).words).toContain('Terlalu lama');
});

test('what had its time goes, also what was never finished; what is not a backup stays', async () => {
  mkdirSync(backupDir);
  const old = join(backupDir, 'lantunan-20260101-000000Z.tar.part');
  const young = join(backupDir, 'lantunan-20261117-000000Z.tar.part');
  for (const file of [old, young, join(backupDir, 'surat.pdf')]) writeFileSync(file, '');
  utimesSync(old, 0, 0);
  utimesSync(young, clock.now() / 1_000, clock.now() / 1_000);
  for (let day = 1; day <= 9; day += 1)
    writeFileSync(join(backupDir, `lantunan-2026110${day}-000000Z.tar`), '');
  expect(await opened().make()).toHaveProperty('done');
  const kept = made();
  expect(kept).toContain('lantunan-20261117-020000Z.tar');
  expect(kept).toContain('surat.pdf');
  expect(kept).toContain('lantunan-20261117-000000Z.tar.part');
  expect(kept).not.toContain('lantunan-20260101-000000Z.tar.part');
  expect(kept).not.toContain('lantunan-20261103-000000Z.tar');
  // Another folder is somebody's own.
  const usb = join(folder, 'usb');
  mkdirSync(usb);
  writeFileSync(join(usb, 'lantunan-20200101-000000Z.tar'), '');
  await opened().make(usb);
  expect(readdirSync(usb)).toHaveLength(2);
});
