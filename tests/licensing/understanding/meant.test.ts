import { describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { conceptOf } from '../../../licensing/understanding/intent/concepts.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const catalogue = loadCatalogue('licensing/offices/balangan');
const read = (text: string) => understand(text, { catalogue });
/** What is acted on: below 0.5 nothing is. */
const meant = (text: string) => {
  const { intent, confidence } = read(text);
  return confidence >= 0.5 ? intent : 'not understood';
};

describe('whoever gives up at the end of a line', () => {
  test.each([
    'suami gak setuju, batal',
    'lain kali saja, batal dulu',
    'capek isi, gak jadi',
    'sudah diurus lewat oss sendiri, yang ini batal',
  ])('"%s" gives up, whatever went before', (line) => {
    expect(meant(line)).toBe('stop');
  });

  test('does not, where something is wished or asked beside it', () => {
    expect(meant('mau bikin pirt saja, nib nya batal dulu')).toBe('start_application');
    expect(meant('berapa biaya pirt? yang reklame gak jadi')).toBe('ask_fee');
  });
});

test.each(['saya tidak mau bicara dengan mesin', 'ga mau sama bot', 'bukan robot kan'])(
  'who wants no robot wants a person: "%s"',
  (line) => {
    expect(meant(line)).toBe('ask_human');
  },
);

test.each([
  ['surat domisili masih perlu tidak', 'ask_requirements'],
  ['ktp hilang ada surat kehilangan saja bisa kah', 'ask_requirements'],
  ['antrian saya diserobot', 'complain'],
  ['batas tanah saya diserobot tetangga', 'out_of_scope'],
  ['surat domisili bikin di mana', 'out_of_scope'],
])('a word of other offices counts where the matter is theirs: "%s"', (line, intent) => {
  expect(meant(line)).toBe(intent);
});

test.each(['kantor pos buka jam berapa', 'bank buka jam berapa', 'jam berapa buka puasa'])(
  'the hours of others are not ours: "%s"',
  (line) => {
    expect(meant(line)).toBe('out_of_scope');
  },
);

test('who thanks for what has come asks for no news of it', () => {
  expect(meant('sudah terbit izinnya, terima kasih banyak pak')).toBe('thanks');
  expect(meant('sudah terbit belum izinnya pak, terima kasih')).toBe('check_status');
});

test.each([
  'usaha pengolahan ikan itu bau sekali warga resah',
  'usaha walet sebelah bunyinya ganggu, ada izinnya gak itu, saya mau lapor',
  'klinik ilegal di desa saya',
])('the business of another is complained of, and not begun: "%s"', (line) => {
  expect(meant(line)).toBe('complain');
});

test.each([
  ['hitungan reklame per meter berapa', 'ask_fee'],
  ['susu kedelai bisa pirt gak', 'ask_requirements'],
  ['usaha laundry perlu sppl atau ukl upl', 'ask_requirements'],
  ['urusnya lewat mana', 'ask_procedure'],
  ['bisa urus dari rumah', 'ask_procedure'],
  ['imb rumah saya hilang', 'ask_procedure'],
  ['nib ulun talicir', 'ask_procedure'],
  ['nib hlg', 'ask_procedure'],
  ['cr gnti kbli', 'ask_procedure'],
])('a question about a permit begins none: "%s"', (line, intent) => {
  expect(meant(line)).toBe(intent);
});

test('words are read by what they are about: by the list, by their stem, by their Indonesian', () => {
  expect(['kilat', 'durasi', 'keburu'].map(conceptOf)).toEqual(['duration', 'duration', 'duration']);
  expect(conceptOf('mencicilnya')).toBe(conceptOf('cicil'));
  expect(conceptOf('keripik')).toBeUndefined();
});

describe('several wishes', () => {
  test('what two clauses ask of two permits are two wishes, in order', () => {
    expect(read('biaya pbg berapa, biaya reklame berapa, lama slf berapa').wishes).toEqual([
      { intent: 'ask_fee', entity: 'PBG' },
      { intent: 'ask_fee', entity: 'REKLAME' },
      { intent: 'ask_duration', entity: 'SLF' },
    ]);
  });

  test('what is asked of the NIB itself is no mere condition of the other', () => {
    expect(read('syarat nib apa, syarat pirt apa').entity).toEqual(['NIB-UMK', 'NIB-BU', 'SPP-IRT']);
    expect(read('kalau sudah punya nib, syarat pirt apa').entity).toBe('SPP-IRT');
  });

  test.each([
    ['biaya nib sama lamanya', ['ask_fee', 'ask_duration']],
    ['apotek syarat biaya lama', ['ask_requirements', 'ask_fee', 'ask_duration']],
    ['alamat kantor dimana dan bawa apa aja', ['ask_location_hours', 'ask_requirements']],
    ['mau komplain pelayanan sama cek status nib saya', ['complain', 'check_status']],
  ])('"%s" has them all in order', (line, intents) => {
    expect(read(line).intents).toEqual(intents);
  });
});
