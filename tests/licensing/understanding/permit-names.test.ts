import { describe, expect, test } from '@jest/globals';
import { rowsOf } from '../../../eval/rows.ts';
import { scoreUnderstanding } from '../../../eval/score.ts';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { openAcronyms } from '../../../licensing/understanding/words/acronyms.ts';
import { oldNameIn } from '../../../licensing/understanding/intent/entities.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const root = new URL('../../../', import.meta.url).pathname;
const catalogue = loadCatalogue(`${root}licensing/offices/balangan`);
const read = (text: string) => understand(text, { catalogue });

describe('how people call the permits', () => {
  test.each(['permit-names', 'permit-names-again'])('of %s 97 in a hundred are read rightly', (name) => {
    const rows = rowsOf(`eval/data/${name}.tsv`);
    const { permit, rejected, noPermit } = scoreUnderstanding(rows, read);
    expect(permit.right / permit.of).toBeGreaterThanOrEqual(0.97);
    expect(rejected.right / rejected.of).toBeGreaterThanOrEqual(0.97);
    expect(noPermit.right).toBe(noPermit.of);
  });

  test.each([
    ['mau urus pe be ge rumah', 'PBG'],
    ['bikin p i r t', 'SPP-IRT'],
    ['kkprr', 'KKPR'],
    ['urus slsh depot', 'SLHS'],
    ['sip dr umum', 'SIP-DOKTER'],
    ['mau bikin tanda daftar perusahaan', ['NIB-UMK', 'NIB-BU']],
    ['buat nib di oss', ['NIB-UMK', 'NIB-BU']],
    ['lupa sandi oss', 'OSS-AKUN'],
  ])('spelt out, mistyped or by its former name: %s', (text, entity) => {
    expect(read(text).entity).toEqual(entity);
  });

  test.each([
    ['pasang papan nama klinik', 'REKLAME'],
    ['papan nama klinik, izin klinik', ['REKLAME', 'IZIN-KLINIK']],
    ['imb gudang', 'PBG'],
    ['imb, gudang', ['PBG', 'TDG']],
    ['izin operasional klinik', 'IZIN-KLINIK'],
    ['izin operasional', 'IZIN-T'],
    ['lulusan farmasi kerja di apotek, mau urus sip', 'SIP-TTK'],
    ['sipb batuan', 'TAMBANG-RUJUK'],
    ['perpanjang sipb', 'SIP-BIDAN'],
    ['dokter hewan buka klinik', 'DRH'],
    [
      'sip saya habis bulan depan gimana',
      ['SIP-BIDAN', 'SIP-PERAWAT', 'SIP-DOKTER', 'SIP-APOTEKER', 'SIP-TTK'],
    ],
  ])('the paper counts, and not what it is for: %s', (text, entity) => {
    expect(read(text).entity).toEqual(entity);
  });

  test.each([
    ['urus nib perorangan ternak ayam potong', 'NIB-UMK'],
    ['urus nib cv katering', 'NIB-BU'],
    ['nib usaha depot air', 'NIB-UMK'],
    ['bikin nib usaha gudang', 'NIB-UMK'],
    ['nib untuk angkot', ['NIB-UMK', 'NIB-BU']],
    ['mau nib dokter hewan', ['NIB-UMK', 'NIB-BU']],
    ['apotek saya mau dibuatkan nib', ['NIB-UMK', 'NIB-BU']],
    ['handak maulah nib gasan kandang ayam', 'NIB-UMK'],
    ['nib buat kolam lele sama ternak ayam', 'NIB-UMK'],
    ['siup katering', 'NIB-UMK'],
    ['syarat nib katering apa', 'NIB-UMK'],
    ['mau bikin nib usaha pasang baliho', ['NIB-UMK', 'REKLAME']],
    ['nib cv sama izin gudang', ['NIB-BU', 'TDG']],
    ['urus nib dan gudang', ['NIB-UMK', 'NIB-BU', 'TDG']],
  ])('a NIB asked for by name is not replaced by what its trade needs: %s', (text, entity) => {
    expect(read(text).entity).toEqual(entity);
  });

  test.each([
    ['saya sudah punya nib, mau tdg gudang', 'TDG'],
    ['nib sudah jadi, sekarang mau urus apotek', 'IZIN-APOTEK'],
    ['mau pasang plang, nib sudah ada', 'REKLAME'],
    ['izin apotek butuh nib ga', 'IZIN-APOTEK'],
    ['siup mb', 'SKPL-MINOL'],
    ['nib tambang pasir', 'TAMBANG-RUJUK'],
  ])('a NIB that is there, or that another paper only needs, is not asked for: %s', (text, entity) => {
    expect(read(text).entity).toEqual(entity);
  });

  test.each([
    'kantornya dekat gudang bulog kah',
    'ini foto kandang saya',
    'terima kasih bu bidan',
    'ngurus di situ bayar berapa',
    'sia sia saya ke sana',
  ])('where something is, whom one thanks and what a picture shows is no permit: %s', (text) => {
    expect(read(text).entity).toBeNull();
  });

  test('"di situ" is not the former SITU', () => {
    expect(oldNameIn(canonicalText('ngurus di situ gimana'))).toBeUndefined();
    expect(oldNameIn(canonicalText('perpanjang SITU'))?.note).toContain('SITU');
  });

  test.each([
    ['jadwal praktek dokter kandungan di rsud', 'out_of_scope'],
    ['surat izin praktik apoteker di puskesmas', 'start_application'],
  ])('a thing of ours in a matter of others stays theirs, a paper of ours stays ours: %s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });
});

test.each([
  ['urus slf, pbg nya udah ada', 'SLF'],
  ['pbg sudah ada, mau slf', 'SLF'],
  ['urus pbg dan slf', ['PBG', 'SLF']],
])('what is there already is not wished for: %s', (text, entity) => {
  expect(read(text).entity).toEqual(entity);
});

describe('acronyms', () => {
  const acronyms = openAcronyms(['pbg', 'nib', 'pirt', 'sppl'], ['sppt']);

  test('what is spelt letter by letter becomes one word, and other words stay', () => {
    expect(acronyms.joined('urus pe be ge di rumah')).toBe('urus pbg di rumah');
    expect(acronyms.joined('n i b pt')).toBe('nib pt');
    expect(acronyms.joined('es teh u a b')).toBe('es teh u a b');
  });

  test('a slip is mended only where nothing else is meant', () => {
    expect(acronyms.nearly('pirtt')).toBe('pirt');
    expect(acronyms.nearly('spll')).toBe('sppl');
    expect(acronyms.nearly('sppt')).toBeUndefined();
    expect(acronyms.nearly('nibs')).toBeUndefined();
  });
});
