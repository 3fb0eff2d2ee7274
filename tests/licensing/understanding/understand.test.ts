import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { loadPlaces } from '../../../licensing/regions/load-places.ts';
import { oldNameIn } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { understand } from '../../../licensing/understanding/understand.ts';
import { cpuMs } from '../../support/cpu.ts';

const root = new URL('../../../', import.meta.url).pathname;
const catalogue = loadCatalogue(`${root}licensing/offices/balangan`);
const read = (text: string) => understand(text, { catalogue });

function misread(file: string): { wrong: string[]; total: number } {
  const [, ...rows] = readFileSync(`${root}tests/licensing/understanding/${file}`, 'utf8')
    .trimEnd()
    .split('\n');
  const wrong = rows.filter((row) => {
    const [text = '', intent, entity = ''] = row.split('\t');
    const found = read(text);
    return found.intent !== intent || [found.entity ?? []].flat().join('|') !== entity.trim();
  });
  return { wrong, total: rows.length };
}

describe('everyday sentences', () => {
  test.each(['utterances-dev.tsv', 'utterances-more.tsv'])('intent and permit of %s', (file) => {
    const { wrong, total } = misread(file);
    expect(total).toBeGreaterThan(90);
    expect(wrong).toEqual([]);
  });
});

describe('when it is done', () => {
  test.each([
    'kapan selesai?',
    'kapan tuntungnya',
    'tuntungnya kapan',
    'pabila tuntung',
    'kira2 kapan jadi ya min',
  ])('"%s" of nothing sent asks how long it takes', (text) => {
    const { intent, confidence } = read(text);
    expect(intent).toBe('ask_duration');
    expect(confidence).toBeGreaterThanOrEqual(0.66);
  });

  test.each([
    'kapan selesai izin saya',
    'izin ulun pabila tuntung',
    'berkas nang samalam kapan tuntungnya',
    'punya ulun kapan selesai',
    'pengajuan ku yg kmrn jadi kapan',
  ])('"%s" asks where a case stands', (text) => {
    expect(read(text).intent).toBe('check_status');
  });
});

describe('permits named', () => {
  test.each([
    ['mau urus nib', ['NIB-UMK', 'NIB-BU']],
    ['mau urus nib cv', 'NIB-BU'],
    ['mau urus NIB sama reklame', ['NIB-UMK', 'NIB-BU', 'REKLAME']],
    ['nib, pirt', ['NIB-UMK', 'NIB-BU', 'SPP-IRT']],
    ['handak mangurus nib lawan reklame', ['NIB-UMK', 'NIB-BU', 'REKLAME']],
    ['urus nib cv skalian reklame', ['NIB-BU', 'REKLAME']],
    ['bikin nib + slhs warung makan', ['NIB-UMK', 'SLHS']],
    ['sudah punya nib, reklame gimana', 'REKLAME'],
    ['bedanya nib dan sertifikat standar apa', 'SS-MT'],
    ['mau urus nib utk warung saya', 'NIB-UMK'],
    ['SIUP saya mati', ['NIB-UMK', 'NIB-BU']],
    ['bikin SIUP untuk CV', 'NIB-BU'],
    ['urus IMB ruko', 'PBG'],
    ['siup-mb', 'SKPL-MINOL'],
    ['sppl dan slf', ['SPPL', 'SLF']],
    ['SIP.BIDAN', 'SIP-BIDAN'],
    ['perubahan data nib', 'NIB-UBAH'],
    ['renovasi ruko butuh izin apa', 'PBG'],
    ['jual pasir izinnya apa', 'NIB-UMK'],
    ['izin toko bahan bangunan', 'NIB-UMK'],
    ['izin tambang pasir', 'TAMBANG-RUJUK'],
    ['apa kabar', null],
  ])('%s', (text, entity) => {
    expect(read(text).entity).toEqual(entity);
  });

  test('every permit is found by its code, its short name and each of its nicknames', () => {
    const lost: string[] = [];
    for (const permit of catalogue.permits.values()) {
      for (const name of [permit.code, permit.short_name, ...permit.nicknames]) {
        const found = [read(`mau urus ${name}`).entity ?? []].flat();
        if (!found.includes(permit.code)) lost.push(`${permit.code}: ${name} → ${found.join()}`);
      }
    }
    expect(lost).toEqual([]);
  });

  test('an old paper tells what replaced it', () => {
    expect(oldNameIn(canonicalText('saya mau bikin TDP min'))?.note).toContain('NIB');
    expect(oldNameIn(canonicalText('saya mau bikin NIB min'))).toBeUndefined();
  });
});

describe('the answer', () => {
  const ASKED = ['ask_requirements', 'ask_fee', 'ask_location_hours'];

  test('two questions are both named, in the order of the text', () => {
    expect(read('biaya sama lama urus nib brp').intents).toEqual(['ask_fee', 'ask_duration']);
    expect(read('berapa lama, dan berapa biayanya?').intents).toEqual(['ask_duration', 'ask_fee']);
  });

  test.each([
    ['gak jadi ganti alamat, berapa biayanya', 'ask_fee'],
    ['bukan mau komplain, kapan selesainya', 'ask_duration'],
    ['halo min, kantor tutup jam berapa', 'ask_location_hours'],
    ['kalau mau bikin nib cv, biayanya berapa', 'ask_fee'],
    ['mau bikin nib cv biayanya berapa', 'ask_fee'],
    ['mau tanya, biaya bikin nib cv berapa', 'ask_fee'],
  ])('what is denied or only a frame does not count: %s', (text, intent) => {
    expect(read(text)).toMatchObject({ intent, intents: [intent] });
  });

  test.each([
    ['mau urus nib cv, brp lama ya?', ['start_application', 'ask_duration']],
    ['brp biaya pirt? langsung daftarin aja', ['ask_fee', 'start_application']],
    ['syarat sip bidan apa skalian biayanya brp trs kantor buka jam brp', ASKED],
    [
      'ulun handak maulah nib, barapa bayarannya wan barapa lawas',
      ['start_application', 'ask_fee', 'ask_duration'],
    ],
    ['pian bisa maurusakan pirt kah, napa saratnya', ['start_application', 'ask_requirements']],
    ['makasih min. oh ya alamat kantor dmn', ['thanks', 'ask_location_hours']],
  ])('several wishes, and the one to begin, are all named in order: %s', (text, intents) => {
    expect(read(text).intents).toEqual(intents);
  });

  test('each wish is about the permits of its clause, or else those named before it, or next', () => {
    const about = (text: string) => read(text).wishes.map(({ intent, entity }) => [intent, entity]);
    expect(about('syarat sipa apa, kalau izin apotek berapa lama, biayanya brp')).toEqual([
      ['ask_requirements', 'SIP-APOTEKER'],
      ['ask_duration', 'IZIN-APOTEK'],
      ['ask_fee', 'IZIN-APOTEK'],
    ]);
    expect(about('brp lama? mau urus pbg sama reklame')).toEqual([
      ['ask_duration', ['PBG', 'REKLAME']],
      ['start_application', ['PBG', 'REKLAME']],
    ]);
  });

  test('what is only denied is not begun; whoever says no more than that has given it up', () => {
    expect(read('gak mau urus nib').confidence).toBeLessThan(0.5);
    for (const text of ['gak jadi urus nib', 'batal deh kak', 'kada jadi ai ulun', 'jangan, kada jadi'])
      expect(read(text)).toMatchObject({ intent: 'stop' });
    expect(read('gak jadi ganti alamat, mau tau biayanya aja').intent).toBe('ask_fee');
  });

  test('what is denied names no permit that is meant, and who works for a mine opens none', () => {
    expect(read('eh bukan, bukan mau urus nib, mau tanya pirt dulu').entity).toBe('SPP-IRT');
    expect(read('nib perorangan ya min, saya narik batu split ke tambang').entity).toBe('NIB-UMK');
    expect(read('izin tambang pasir ke mana').entity).toBe('TAMBANG-RUJUK');
  });

  test('a question mark tells a question from an answer in the same words', () => {
    const asks = (text: string): number => {
      const { intent, confidence } = read(text);
      return intent.startsWith('ask_') ? confidence : 0;
    };
    expect(asks('online?')).toBeGreaterThan(asks('online') + 0.2);
  });

  test('no line takes long, however it is written', () => {
    read('mulai');
    const spent = cpuMs(() => {
      for (let line = 0; line < 50; line += 1)
        read(`min ${String(line)} mw bkin ijn ush wrung kopi, brp byarnya trus brp lm`);
    });
    expect(spent / 50).toBeLessThan(20);
  });

  test('other offices: out of scope, with the referral named', () => {
    expect(read('mau izin tambang pasir')).toMatchObject({ intent: 'out_of_scope', entity: 'TAMBANG-RUJUK' });
  });

  test('nonsense is a guess', () => {
    expect(read('zxcv qwerty').confidence).toBeLessThan(0.5);
    expect(read('').confidence).toBeLessThan(0.5);
  });

  test.each([
    ['nik saya 6311011203900001', { nik: '6311011203900001' }],
    ['npwp 12.345.678.9-012.345 ya', { npwp: '123456789012345' }],
    ['npwp: 0123456789012345', { npwp: '0123456789012345' }],
    ['hp 0812-5341-1389', { phone: '+6281253411389' }],
    ['email Budi.S@Gmail.com.', { email: 'budi.s@gmail.com' }],
    ['modal 5 juta, karyawan 3 orang', { capital: 5_000_000, workers: 3 }],
    ['pengurus 5, karyawan 2', { workers: 2 }],
    ['pengurus 5 orang, anggota 60, karyawan 12', { workers: 12 }],
    ['dua pekerja', { workers: 2 }],
    ['ga ada karyawan', { workers: 0 }],
    ['kada baisi pegawai, saurangan haja', { workers: 0 }],
    ['nama sya ahmad fauzi', { name: 'Ahmad Fauzi' }],
    ['mau nib pt perorangan', { applicant_type: 'pt_perorangan' }],
    ['mau perpanjang sip', { case_kind: 'renewal' }],
    ['ubah nib, alamat usaha pindah', { case_kind: 'address_changed' }],
    ['mau tambah kbli di nib', { case_kind: 'activity_changed' }],
    ['direktur ganti, nib perlu perubahan akta', { case_kind: 'deed_changed' }],
    ['usaha saya tutup, nibnya gimana', { case_kind: 'revoke' }],
    ['akta berubah dan alamat usaha pindah', {}],
    ['mau tambah satu lagi nib laundry', {}],
    ['nomor 0123', {}],
  ])('facts in: %s', (text, facts) => {
    expect(read(text).facts).toEqual(facts);
  });

  test('district and village by their official names, where the regency is known', () => {
    const places = loadPlaces(`${root}licensing/offices/balangan/regions.json`);
    const { facts } = understand('mau nib warung di desa lampihong kiri kec lampihong', {
      catalogue,
      places,
    });
    expect(facts).toEqual({ district: 'Lampihong', village: 'Lampihong Kiri' });
    // Kupang is a village, and "kurang dari" is nowhere.
    expect(understand('modal kurang dari sejuta', { catalogue, places }).facts).toEqual({
      capital: 1_000_000,
    });
  });

  test('hostile text is read in time and without harm', () => {
    for (const text of [
      'a'.repeat(60_000),
      '1 '.repeat(30_000),
      '\u202Eban\u200Bjar',
      '😀'.repeat(5000),
      '\0\uD800',
    ]) {
      expect(read(text).intent).toBeDefined();
    }
    expect(read('cek\u200B sta\u200Dtus 👍').intent).toBe('check_status');
  });
});
