/** A word of an address with its place in the text; `raw` is its lower-case letters, `plain` the same with short forms spelled out. */
export type PlaceWord = {
  raw: string;
  plain: string;
  role: 'district' | 'village' | 'regency' | 'other' | 'name';
  start: number;
  end: number;
  /** Part of a street's name ("jl pasar paringin"): 1 for the word after "jl", and so on; absent outside one. */
  inStreet?: number;
};

const roles: Readonly<Record<string, PlaceWord['role']>> = {
  kec: 'district',
  kecamatan: 'district',
  kcmtn: 'district',
  kecmatan: 'district',
  district: 'district',
  ds: 'village',
  desa: 'village',
  dsa: 'village',
  kel: 'village',
  kelurahan: 'village',
  village: 'village',
  kab: 'regency',
  kabupaten: 'regency',
  regency: 'regency',
  rt: 'other',
  rw: 'other',
  jl: 'other',
  jln: 'other',
  jalan: 'other',
  gang: 'other',
  gg: 'other',
  no: 'other',
  nomor: 'other',
  blok: 'other',
  dusun: 'other',
  km: 'other',
  di: 'other',
  dekat: 'other',
};

const shortForms: Readonly<Record<string, string>> = {
  sel: 'selatan',
  slt: 'selatan',
  sltn: 'selatan',
  slatan: 'selatan',
  utr: 'utara',
  tmr: 'timur',
  tim: 'timur',
  bt: 'batu',
  btu: 'batu',
  sei: 'sungai',
  sg: 'sungai',
  sgi: 'sungai',
  sungei: 'sungai',
  tlk: 'teluk',
  mr: 'muara',
  tbg: 'tebing',
  tgi: 'tinggi',
  tgg: 'tinggi',
  gn: 'gunung',
  gng: 'gunung',
  lk: 'lok',
  tnh: 'tanah',
  spg: 'simpang',
  smpg: 'simpang',
  smpang: 'simpang',
};

const NUMBERS = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** A cooperative of that name is in every village, and Merah is one of them. */
const NO_PLACE = /\b(?:kop\w*\s+)?(?:(?:desa|ds|kelurahan|kel)\.?\s+)?merah\s*putih\b/gi;

const STREET: ReadonlySet<string> = new Set(['jl', 'jln', 'jalan', 'gang', 'gg']);

/** The words of an address; numbers are `other`, so that a name never reaches over one, but for those of a name. */
export function placeWords(text: string): PlaceWord[] {
  const words: PlaceWord[] = [];
  // An apostrophe belongs to the word (Ju'uh).
  const named = text.replace(NO_PLACE, (words) => '-'.repeat(words.length));
  for (const match of named.matchAll(/[\p{L}\p{Nd}\p{M}'’‘`]+/gu)) {
    const raw = match[0]
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    if (raw === '') continue;
    const role = Object.hasOwn(roles, raw) ? roles[raw] : undefined;
    const before = words.at(-1);
    const number = numberInName(raw, words);
    const word: PlaceWord = {
      raw: number ?? raw,
      plain: Object.hasOwn(shortForms, raw) ? (shortForms[raw] ?? raw) : (number ?? raw),
      role: role ?? (number === undefined && (/[0-9]/.test(raw) || isMine(raw, before)) ? 'other' : 'name'),
      start: match.index,
      end: match.index + match[0].length,
    };
    if (word.role === 'name' && before && !/[,;\n]/.test(text.slice(before.end, word.start))) {
      if (STREET.has(before.raw)) word.inStreet = 1;
      else if (before.inStreet !== undefined) word.inStreet = before.inStreet + 1;
    }
    words.push(word);
  }
  return words;
}

/** "desa simpang 3", "simpang 3 lampihong": a number that is a part of the name. */
function numberInName(raw: string, words: readonly PlaceWord[]): string | undefined {
  const [announced, name] = [words.at(-2), words.at(-1)];
  if (!/^[1-9]$/.test(raw) || name?.role !== 'name') return undefined;
  return announced?.role === 'village' || name.plain === 'simpang' ? NUMBERS[Number(raw) - 1] : undefined;
}

/** Many work "di tambang": only where a village is spoken of, Tampang is meant by it. */
function isMine(raw: string, before: PlaceWord | undefined): boolean {
  return raw === 'tambang' && before?.role !== 'village';
}
