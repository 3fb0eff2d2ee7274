/** What officers write in their own chat, read without a house around it. */
import { describe, expect, test } from '@jest/globals';
import { parseConsole } from '../../flows/console/parse.ts';

const NUMBER = 'BLG-2026-000123-K';

describe('one permit or all of them', () => {
  test('a stage right after the number is for all, after a code for that permit', () => {
    const application = NUMBER;
    expect(parseConsole(`tahap ${NUMBER} terbit Selamat, Bu`)).toEqual({
      command: 'stage',
      application,
      stage: 'issued',
      note: 'Selamat, Bu',
    });
    expect(parseConsole(`tahap ${NUMBER} nib-umk tim teknis besok ke lokasi`)).toEqual({
      command: 'stage',
      application,
      permit: 'NIB-UMK',
      stage: 'reviewing',
      note: 'besok ke lokasi',
    });
    expect(parseConsole(`Tahap ${NUMBER} PBG issued`)).toMatchObject({ permit: 'PBG', stage: 'issued' });
    expect(parseConsole(`tahap ${NUMBER} PBG kapan-kapan`)).toEqual({ command: 'wrong', of: 'tahap' });
  });

  test('a wait names its party, a code with a hyphen before it is a permit', () => {
    const wait = { command: 'wait', application: NUMBER };
    expect(parseConsole(`tunggu ${NUMBER} OSS`)).toEqual({ ...wait, party: 'OSS' });
    expect(parseConsole(`menunggu ${NUMBER} sip-bidan Dinas Kesehatan Provinsi`)).toEqual({
      ...wait,
      permit: 'SIP-BIDAN',
      party: 'Dinas Kesehatan Provinsi',
    });
    expect(parseConsole(`tunggu ${NUMBER} Dinas Kesehatan`)).toEqual({ ...wait, party: 'Dinas Kesehatan' });
    expect(parseConsole(`tunggu ${NUMBER}`)).toEqual({ command: 'wrong', of: 'tunggu' });
  });

  test('the wait is over with the number alone or with a permit; "lanjut" by itself is meant for the applicant', () => {
    const over = { command: 'wait', application: NUMBER };
    expect(parseConsole(`lanjut ${NUMBER}`)).toEqual(over);
    expect(parseConsole(`lanjut ${NUMBER} SPPL`)).toEqual({ ...over, permit: 'SPPL' });
    expect(parseConsole('lanjut saja ya Bu')).toBeUndefined();
    expect(parseConsole('lanjut')).toBeUndefined();
  });
});

test('a value is filled in by a code and the rest of the line; without a code it is asked how', () => {
  expect(parseConsole('isi NIK 6311 0641 0190 0001')).toEqual({
    command: 'fill',
    item: 'nik',
    value: '6311 0641 0190 0001',
  });
  // A photo's caption names only what it is.
  expect(parseConsole('isi ktp')).toEqual({ command: 'fill', item: 'ktp', value: '' });
  expect(parseConsole('isi')).toEqual({ command: 'wrong', of: 'isi' });
});
