import { businessOf } from './journey.ts';
import type { Journey } from './journey.ts';

const digits = (person: number, places: number): string => String(person).padStart(places, '0');
const nik = (person: number): string => `631103450785${digits((person % 9_000) + 1, 4)}`;

/** The whole of NIB-UMK as a stall keeper fills it in, greeting to receipt, with what each turn must ask next. */
const TURNS: readonly { words: (person: number) => string; asks: string | undefined }[] = [
  { words: () => 'halo', asks: 'wish' },
  { words: () => '1', asks: 'permit' },
  { words: () => '1', asks: 'kbli' },
  { words: () => 'jual sembako di warung', asks: 'capital' },
  { words: () => '5 juta', asks: 'workers' },
  { words: () => 'sendiri', asks: 'consent' },
  { words: () => '1', asks: 'business_name' },
  { words: businessOf, asks: 'name' },
  { words: () => 'Siti Aminah', asks: 'nik' },
  { words: (person) => nik(person).slice(0, 15), asks: 'nik' },
  { words: nik, asks: 'phone' },
  { words: (person) => `0812345${digits(person, 6)}`, asks: 'email' },
  { words: (person) => `siti${person}@example.com`, asks: 'address' },
  { words: (person) => `Jl. Merdeka no ${person}, Desa Lasung Batu, Kecamatan Paringin`, asks: 'npwp' },
  { words: () => 'tidak tahu', asks: 'location' },
  { words: () => 'lewati', asks: 'doc:ktp' },
  { words: () => 'lewati', asks: 'review' },
  { words: () => '1', asks: undefined },
];

export const nibJourney: Journey = {
  turns: TURNS.length,
  words: (person, turn) => TURNS[turn]!.words(person),
  /** The review must show this person's own business, the receipt an application number. */
  right(person, turn, replies) {
    const last = replies.at(-1);
    if (!last || last.asks !== TURNS[turn]!.asks) return false;
    if (turn === TURNS.length - 1) return /BLG-\d{4}-\d{6}-/.test(replies.map(({ text }) => text).join('\n'));
    return last.asks !== 'review' || last.text.includes(`${businessOf(person)}\n`);
  },
  burst: [10, 11, 12],
};
