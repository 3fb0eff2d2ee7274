/** What the office reads of two revisions: whole, and in plain words. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { reportOf } from '../../handlers/catalogue-report.ts';
import { seedEntries, TAKEN_AWAY } from '../../licensing/catalogue/entries.ts';
import type { Permit } from '../../licensing/catalogue/permit.ts';
import { HOUSE, testWorld } from '../support/world.ts';

const world = testWorld();
const content =
  seedEntries(join(HOUSE, 'licensing', 'offices', 'balangan')).find(({ entry }) => entry === 'permit:REKLAME')
    ?.content ?? '';

function report(change: (permit: Permit) => void): string[] {
  const permit = JSON.parse(content) as Permit;
  change(permit);
  return reportOf(world, content, JSON.stringify(permit));
}

test('the same words have no difference', () => {
  expect(report(() => {})).toEqual([]);
});

test('requirements that come, go and change', () => {
  const lines = report((permit) => {
    const [first, second] = permit.requirements;
    permit.requirements = permit.requirements.slice(1);
    permit.requirements.push({
      code: 'izin_tetangga',
      kind: 'document',
      asks: ['doc:izin_tetangga'],
      label: 'Izin tetangga',
      mandatory: false,
      when: 'renewal',
      deferrable: true,
    });
    Object.assign(second!, { mandatory: false, when: 'officer_decides' });
    expect([first?.label, second?.label]).toEqual([
      'Nama dan NIK pemilik atau penanggung jawab',
      'Nomor HP/WhatsApp aktif',
    ]);
  });
  expect(lines).toEqual([
    'Syarat “Nomor HP/WhatsApp aktif”, wajib: dari ya menjadi tidak',
    'Syarat “Nomor HP/WhatsApp aktif”, berlaku bila: dari kosong menjadi diminta petugas',
    'Syarat baru: Izin tetangga (tidak wajib, bila permohonannya perpanjangan)',
    'Syarat dihapus: Nama dan NIK pemilik atau penanggung jawab (wajib)',
  ]);
});

test('figures, lists and names', () => {
  const lines = report((permit) => {
    permit.sla.max = 3;
    permit.fee.amount = 50_000;
    permit.fee.status = 'confirmed';
    permit.nicknames = [...permit.nicknames.slice(1), 'izin billboard'];
    permit.issuer = 'Bupati';
  });
  expect(lines).toEqual([
    'nama sehari-hari: ditambah “izin billboard”',
    expect.stringMatching(/^nama sehari-hari: dihapus “.+”$/),
    expect.stringMatching(/^penerbit: dari “.+” menjadi “Bupati”$/),
    'lama pelayanan, paling lama: dari 5 menjadi 3',
    'biaya, jumlah rupiah: dari Rp 0 menjadi Rp 50.000',
    'biaya, status: dari ada sumbernya, belum disahkan kantor menjadi disahkan kantor',
  ]);
});

test('an entry that comes or goes is one line', () => {
  expect(reportOf(world, TAKEN_AWAY, content)).toEqual(['Isi baru']);
  expect(reportOf(world, content, TAKEN_AWAY)).toEqual(['Isi ini dihapus']);
});
