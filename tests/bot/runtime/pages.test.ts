/** Papers of several pages, sent as an album or one after another. The reader is a double. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KTP, openPaperHouse, read } from '../../support/paper-house.ts';
import type { PaperHouse } from '../../support/paper-house.ts';

const COVER = read('akta', { legal_name: 'PT CONTOH REKA SEJAHTERA', deed_number: '12' });
const APPROVAL = read(
  'akta',
  { deed_number: '99', deed_date: '2021-03-03', ahu_number: 'AHU-0012345.AH.01.01.TAHUN 2021' },
  { paper: 'ahu' },
);
const INSIDE = read('other_document', {}, { reasons: [{ rule: 'unknown-kind' }] });
const BLURRED = read('other_document', {}, { decision: 'retake', reasons: [{ rule: 'blurred' }] });

let papers: PaperHouse;
beforeEach(async () => {
  papers = await openPaperHouse();
  await papers.write(
    'mau bikin nib untuk PT',
    'jasa konstruksi gedung',
    '1',
    '2,5 milyar',
    '12 orang',
    'setuju',
  );
});
afterEach(() => papers.house.close());

/** Messages in which something was asked or acknowledged. */
const parts = (words: string): string[] => words.split('\n---\n');

describe('a deed of several pages', () => {
  test('as an album is one delivery: kept in order, told once, its values from whichever page has them', async () => {
    papers.readsNext(COVER, INSIDE, APPROVAL);
    const words = await papers.send('akta', undefined, undefined);
    expect(parts(words)).toHaveLength(1);
    expect(words).toContain('Akta dan pengesahan AHU (3 halaman)');
    expect(words).toContain('Nomor akta: *12*');
    expect(words).toContain('Nomor AHU: *AHU-0012345.AH.01.01.TAHUN 2021*');
    const rows = await papers.kept('akta');
    expect(rows.map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(new Set(rows.map(({ file }) => file)).size).toBe(3);
    expect((await papers.answer('doc:akta'))?.value).toEqual({
      file: rows[0]?.file,
      further: rows.slice(1).map(({ file }) => file),
    });
    await papers.write('ya');
    expect(await papers.fields()).toMatchObject({
      deed_number: '12',
      deed_date: '2021-03-03',
      ahu_number: 'AHU-0012345.AH.01.01.TAHUN 2021',
    });
    expect(await papers.write('berkas')).toContain(
      'Akta dan pengesahan AHU (3 halaman): berkasnya sudah masuk',
    );
  });

  test('sent one after another, also when the bot has gone on meanwhile, is still one paper', async () => {
    papers.readsNext(INSIDE);
    expect(await papers.send('akta')).toContain('sudah masuk: Akta dan pengesahan AHU.');
    papers.readsNext(INSIDE);
    expect(await papers.send(undefined)).toContain(
      'jadi saya gabungkan: Akta dan pengesahan AHU (2 halaman). KTP masih kami tunggu',
    );
    expect(await papers.write('berkas')).not.toContain('• Akta dan pengesahan AHU\n');
    papers.readsNext(COVER);
    expect(await papers.send('akta')).toContain('Terbaca di Akta dan pengesahan AHU (3 halaman)');
    expect(await papers.kept('akta')).toHaveLength(3);
  });

  test('a photo that comes once more, to the byte, is no further page', async () => {
    papers.readsNext(INSIDE);
    await papers.send('akta');
    const words = await papers.sendAgain();
    expect(words).toContain('sama persis dengan Akta dan pengesahan AHU yang sudah masuk');
    // The question that stands open follows.
    expect(words).toContain('nama resmi');
    expect(await papers.kept('akta')).toHaveLength(1);
  });

  test('with a KTP among them leaves the KTP in its own place', async () => {
    papers.readsNext(INSIDE, KTP, INSIDE);
    const words = await papers.send('akta', undefined, undefined);
    expect(words).not.toContain('masih kami tunggu');
    expect(await papers.kept('akta')).toHaveLength(2);
    expect((await papers.answer('doc:akta'))?.value).toHaveProperty('further.length', 1);
  });

  test('of which one page is blurred asks for that page, and keeps the others', async () => {
    papers.readsNext(COVER, BLURRED);
    const words = await papers.send('akta', undefined);
    expect(words).toContain('Akta dan pengesahan AHU (halaman 2) agak buram');
    expect(await papers.stateOf('akta')).not.toBe('rejected');
    expect(await papers.kept('akta')).toHaveLength(1);
    papers.readsNext(INSIDE);
    await papers.send('akta');
    expect(await papers.kept('akta')).toHaveLength(2);
  });

  test('after which a KTP comes that cannot be read: that one is asked for again, and is no page of the deed', async () => {
    await papers.send('ktp');
    papers.readsNext(COVER);
    await papers.send('akta');
    await papers.write('ya');
    papers.readsNext(read('ktp', {}, { decision: 'retake', reasons: [{ rule: 'glare', field: 'nik' }] }));
    const words = await papers.send(undefined);
    expect(words).toContain('angka *NIK* di KTP belum terbaca');
    expect(words).toContain('KTP yang dikirim sebelumnya tetap tersimpan');
    expect(await papers.kept('akta')).toHaveLength(1);
  });

  test('after which a selfie comes: it is no page of the deed, and nobody asks for one', async () => {
    papers.readsNext(COVER, read('not_a_document', {}, { decision: 'retake' }));
    const words = await papers.send('akta', undefined);
    expect(words).toContain('tidak saya gabungkan sebagai *Akta dan pengesahan AHU (halaman 2)*');
    expect(words).not.toContain('kartunya');
    expect(await papers.kept('akta')).toHaveLength(1);
  });

  test('of which the photo shows nothing is asked for as a sheet of paper, not as a card', async () => {
    papers.readsNext(read('not_a_document', {}, { decision: 'retake' }));
    const words = await papers.send('akta');
    expect(words).toContain('seluruh kertasnya kelihatan');
    expect(words).not.toContain('kartunya');
  });

  test('as a PDF too long to be read whole says so, and that an officer sees the rest', async () => {
    papers.readsNext({ ...COVER, reasons: [{ rule: 'pages-unread' }] });
    const words = await papers.send('akta');
    expect(words).toContain('baru sebagian yang saya baca');
    expect(words).toContain('Nomor akta: *12*');
  });

  test('as a long PDF sent for the KTP is called by its own name', async () => {
    papers.readsNext({ ...COVER, reasons: [{ rule: 'pages-unread' }] });
    const words = await papers.send('ktp');
    expect(words).toMatch(/saya masukkan sebagai Akta[^]*Akta dan pengesahan AHU banyak halamannya/);
    expect(words).not.toContain('KTP banyak halamannya');
  });

  test('that the person wants to change is begun anew; what was there stays as an older version', async () => {
    papers.readsNext(COVER, INSIDE);
    await papers.send('akta', undefined);
    await papers.write('3');
    const before = await papers.kept('akta');
    await reopen();
    papers.readsNext(APPROVAL, INSIDE);
    await papers.send('akta', undefined);
    const after = await papers.kept('akta');
    expect(after.map(({ version }) => version)).toEqual([2, 2]);
    expect(after.some(({ file }) => before.some((row) => row.file === file))).toBe(false);
  });

  /** Through "ubah", to the line of the deed. */
  async function reopen(): Promise<void> {
    const list = await papers.write('ubah');
    const [, number = ''] = /\*(\d+)\* Akta dan pengesahan AHU/.exec(list) ?? [];
    expect(number).not.toBe('');
    await papers.write(number);
  }
});
