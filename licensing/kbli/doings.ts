import { plainText } from '../understanding/words/normalise.ts';

/** What is done with a thing: the same words name who grows, digs, makes, sells, mends, lends, carries and teaches it. */
type Doing = 'grow' | 'dig' | 'make' | 'sell' | 'mend' | 'lend' | 'carry' | 'teach';

const SAID: readonly [Doing, RegExp][] = [
  [
    'grow',
    /\b(?:(?:me|ba|ma|n)?tanam(?:an sendiri)?|menanam|nanam|(?:ba|ber)?kebun(?:an)?|sawah|(?:ba)?huma|(?:ber|ba|ma)?ternak|budidaya|pelihara|memelihara|maharagu|(?:me|ma|n)?cari|mancari|nyari|(?:me|ma|na)?nangkap|tangkap|panen|manyadap|menyadap|nyadap|mamantat|pantat|m[ae]njaring|jaring|maunjun|mancing)\b/,
  ],
  [
    'make',
    /\b(?:bikin|bikinan|mem?buat|ngolah|mengolah|maulah|baulah|buatan|produksi|memproduksi|mengolah|olahan|(?:meng|mang|ng)?giling|dikemas|kemas|dimasak|memasak)\b/,
  ],
  ['dig', /\b(?:tambang|m[ae]nambang|gali|galian|m[ae]nggali|keruk|m[ae]ngeruk|dulang|m[ae]ndulang|sedot)\b/],
  ['sell', /\b(?:di|ber|ba|men|me|man)?jual(?:an)?\b|\b(?:ber|ba)?dagang\b|\b(?:toko|kios|lapak)\b/],
  ['mend', /\b(?:servis|service|reparasi|perbaiki|memperbaiki|mambaiki|bengkel|bingkil)\b/],
  [
    'lend',
    /\b(?:(?:me|ma|di)?nyewa(?:in|kan|akan)?|(?:di)?sewa(?:kan|in)?|rental|rentalan|persewaan|penyewaan)\b/,
  ],
  ['teach', /\b(?:(?:me|ma)?ngajar(?:i|kan)?|mengajar|les|kursus|pelatihan|bimbel)\b/],
  ['carry', /\b(?:angkut|angkutan|mengangkut|maangkut|narik|manarik|sopir|supir|ojek|kurir|antar)\b/],
];

/** Of a group of KBLI, by its first two digits; none where no doing stands against another. */
function doingOf(code: string): Doing | undefined {
  const division = Number(code.slice(0, 2));
  if (division <= 3) return 'grow';
  if (division <= 9) return 'dig';
  if (division >= 10 && division <= 32) return 'make';
  if (division >= 46 && division <= 47) return 'sell';
  if (division === 95) return 'mend';
  if (division === 77) return 'lend';
  if (division >= 49 && division <= 53) return 'carry';
  if (division === 85) return 'teach';
  return undefined;
}

/** Whoever grows, makes or mends a thing sells it too; only who sells it does not make it. */
const BESIDES: Readonly<Record<Doing, readonly Doing[]>> = {
  grow: ['sell'],
  dig: ['sell'],
  make: ['sell'],
  sell: ['carry'],
  mend: ['make'],
  lend: ['carry'],
  carry: ['lend'],
  teach: [],
};

/** "jual batu gunung": who only says that he sells is not taken for who digs or makes. */
const OWN: ReadonlySet<Doing> = new Set<Doing>(['dig', 'make']);

/** Whether words tell of another doing than that of a group: then the person is asked which of them is meant. */
export function tellsOtherDoing(said: string, code: string): boolean {
  const doing = doingOf(code);
  if (doing === undefined) return false;
  const plain = plainText(said);
  const told = new Set(SAID.filter(([, words]) => words.test(plain)).map(([each]) => each));
  if (told.has('sell') && OWN.has(doing) && !told.has(doing)) return true;
  return [...told].some((other) => other !== doing && !BESIDES[doing].includes(other));
}
