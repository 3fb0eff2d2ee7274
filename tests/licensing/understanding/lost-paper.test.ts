import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { losesPaper } from '../../../licensing/understanding/intent/lost-paper.ts';
import { openNeighbours } from '../../../licensing/understanding/intent/neighbours.ts';
import { numberRows } from '../../../licensing/understanding/intent/classifier.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const catalogue = loadCatalogue('licensing/offices/balangan');
const read = (text: string) => understand(text, { catalogue });

test('a NIB that is lost is asked about, and no new one is begun', () => {
  for (const told of ['nib sy hilang', 'surat nib saya basah kebanjiran', 'saya kehilangan nib'])
    expect([told, read(told).intent]).toEqual([told, 'ask_procedure']);
  expect(read('mau bikin nib').intent).toBe('start_application');
});

test('a thing that is lost is no paper of ours', () => {
  expect(losesPaper('motor hilang')).toBe(false);
  expect(losesPaper('izin saya hilang')).toBe(true);
});

test.each(['mau buka NAME', 'izin NAME apa saja syaratnya', 'usaha NAME perlu apa saja', 'NAME', 'nib NAME'])(
  'katering and catering are read alike: %s',
  (line) => {
    const [one, other] = ['katering', 'catering'].map((name) => read(line.replace('NAME', name)));
    expect(one).toMatchObject({ intent: other?.intent, entity: other?.entity });
  },
);

test('the bare word tells a trade, and a paper of it is that paper', () => {
  expect(read('catering').entity).toBe('NIB-UMK');
  expect(read('surat katering').entity).toBe('SLHS');
});

test('who works in a place, and a thing before its paper, are no wishes of their own', () => {
  expect(read('apoteker mau sip di dua apotek apa syaratnya').entity).toBe('SIP-APOTEKER');
  expect(read('toko obat harus ada apoteker gak').entity).toBe('IZIN-TOKOOBAT');
  expect(read('bangunan gudang lama mau di slf kan').entity).toBe('SLF');
  expect(read('izin klinik pratama butuh slf ga').entity).toEqual(['IZIN-KLINIK', 'SLF']);
});

test('the examples most like a line vote for their label', () => {
  const rows = numberRows([
    { label: 'fee', features: [0, 1, 2] },
    { label: 'place', features: [3, 4] },
    { label: 'place', features: [4, 5] },
  ]);
  const { vote } = openNeighbours(rows);
  const [fee = 0, place = 0] = vote([0, 1]);
  expect(fee).toBeGreaterThan(place);
  expect(fee + place).toBeCloseTo(1);
  expect(vote([4])[1]).toBeGreaterThan(0.9);
});
