import { editDistance } from '../../licensing/identity/edit-distance.ts';
import type { Paper } from '../../licensing/reading.ts';
import type { Line } from '../text/page.ts';

/** `code`: of the catalogue, absent where it has none. All words of one group must be there. */
type Kind = { code?: string; paper?: Paper; groups: readonly (readonly string[])[] };

/** Looked at in this order: what a paper says it is counts before what it looks like. */
const KINDS: readonly Kind[] = [
  // It bears the number of the family card too.
  { paper: 'kia', groups: [['KARTUIDENTITASANAK']] },
  { paper: 'kk', groups: [['KARTUKELUARGA'], ['NAMAKEPALAKELUARGA', 'STATUSHUBUNGAN']] },
  { code: 'domisili', groups: [['SURATKETERANGANDOMISILI'], ['KETERANGANDOMISILIUSAHA']] },
  {
    code: 'sehat',
    groups: [['SURATKETERANGANSEHAT'], ['SURATKETERANGANKESEHATAN'], ['SURATKETERANGANDOKTER']],
  },
  {
    code: 'tanah',
    groups: [
      ['SURATKETERANGANTANAH'],
      ['SPORADIK'],
      ['SERTIFIKAT', 'HAKMILIK'],
      ['SERTIFIKAT', 'HAKGUNABANGUNAN'],
      ['SERTIPIKAT', 'HAKMILIK'],
      ['SERTIPIKAT', 'HAKGUNABANGUNAN'],
      ['KETERANGANKEPEMILIKANTANAH'],
      ['PENGUASAANFISIK', 'TANAH'],
    ],
  },
  { code: 'tempat_praktik', groups: [['SURATKETERANGANTEMPATPRAKTIK'], ['KETERANGANPRAKTIK', 'FASILITAS']] },
  {
    paper: 'ahu',
    code: 'pernyataan_pt_perorangan',
    groups: [['PENDAFTARANPENDIRIANPERSEROANPERORANGAN'], ['PERNYATAANPENDIRIANPERSEROANPERORANGAN']],
  },
  {
    paper: 'ahu',
    code: 'akta',
    groups: [
      ['KEPUTUSANMENTERIHUKUM'],
      ['PENGESAHANPENDIRIANBADANHUKUM'],
      ['SURATKETERANGANTERDAFTAR', 'AHU'],
    ],
  },
  { paper: 'suket', groups: [['SURATKETERANGAN', 'NIK'], ['PEREKAMAN', 'NIK'], ['BIODATAPENDUDUK']] },
  { paper: 'sim', groups: [['SURATIZINMENGEMUDI'], ['DRIVINGLICENSE']] },
  { paper: 'bpjs_card', groups: [['KARTUINDONESIASEHAT'], ['BPJSKESEHATAN', 'NOMORKARTU']] },
  { paper: 'bpjs_card', code: 'bpjs_tk', groups: [['BPJSKETENAGAKERJAAN', 'KARTUPESERTA']] },
  { paper: 'bank_card', groups: [['VALIDTHRU'], ['DEBIT', 'BANK'], ['MASTERCARD'], ['GPN', 'DEBIT']] },
  { paper: 'passport', groups: [['PASPOR', 'PASSPORT']] },
];

/** Letters name each other: what one is stands highest on it, in its heading. `code` absent: none of the catalogue's. */
const LETTERS: readonly Kind[] = [
  { code: 'nib', groups: [['NOMORINDUKBERUSAHA'], ['PERIZINANBERUSAHABERBASISRISIKO', 'NIB']] },
  { groups: [['SERTIFIKATSTANDAR']] },
  { code: 'tanah', groups: [['AKTAJUALBELI'], ['PERJANJIANSEWA']] },
  { code: 'akta', groups: [['AKTAPENDIRIAN'], ['NOTARIS', 'AKTA']] },
  { code: 'pbg', groups: [['PERSETUJUANBANGUNANGEDUNG'], ['IZINMENDIRIKANBANGUNAN']] },
  { code: 'slf', groups: [['SERTIFIKATLAIKFUNGSI']] },
  { code: 'kkpr', groups: [['KESESUAIANKEGIATANPEMANFAATANRUANG']] },
  { code: 'lingkungan', groups: [['PERNYATAANKESANGGUPANPENGELOLAAN'], ['SPPL', 'LINGKUNGAN'], ['UKLUPL']] },
  { code: 'str', groups: [['SURATTANDAREGISTRASI']] },
  { code: 'sip_lain', groups: [['SURATIZINPRAKTIK']] },
  { code: 'ijazah', groups: [['IJAZAH']] },
  { code: 'kuasa', groups: [['SURATKUASA']] },
  { code: 'stnk', groups: [['SURATTANDANOMORKENDARAAN'], ['STNK', 'KENDARAAN']] },
  { code: 'bpjs_tk', groups: [['BPJSKETENAGAKERJAAN', 'KEPESERTAAN']] },
];

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

export type NamedKind = Omit<Kind, 'groups'>;

/** What a text says it is; undefined when it names no kind. */
export function namedKind(text: string): NamedKind | undefined {
  const lines = text
    .split('\n')
    .map(squeezed)
    .filter((line) => line !== '');
  const whole = lines.join('');
  const kind = KINDS.find(({ groups }) =>
    groups.some((words) => words.every((word) => placeOf(lines, whole, word) !== undefined)),
  );
  if (kind) return kind;
  const headed = LETTERS.flatMap((letter) => {
    const place = headingOf(letter, lines, whole);
    return place === undefined ? [] : [{ letter, place }];
  });
  const [first] = headed.toSorted((a, b) => a.place - b.place);
  return first?.letter.code === undefined ? undefined : first.letter;
}

/** How far down all words of a group were seen. */
function headingOf({ groups }: Kind, lines: readonly string[], whole: string): number | undefined {
  const places = groups.flatMap((words) => {
    const found = words.map((word) => placeOf(lines, whole, word));
    return found.includes(undefined) ? [] : [Math.max(...found.map((place) => place ?? 0))];
  });
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Offices whose letters bear a QR code with a link to their own pages. The link is never followed. */
const ISSUERS: readonly { host: string; kind: NamedKind; not: RegExp; words?: RegExp }[] = [
  { host: 'ahu.go.id', kind: { code: 'akta', paper: 'ahu' }, not: /PERORANGAN/ },
  // Every paper of OSS bears the NIB: what else it is would have been read in its heading.
  {
    host: 'oss.go.id',
    kind: { code: 'nib' },
    words: /NIB|NOMORINDUK/,
    not: /SERTIFIKATSTANDAR|KESESUAIAN|IZIN/,
  },
];

/** Where words leave it open: the office whose code is on it tells what it is, if what can be read does not speak against it. */
export function kindByCodes(codes: readonly string[], text: string): NamedKind | undefined {
  const written = squeezed(text);
  const hosts = codes.flatMap((code) => hostOf(code) ?? []);
  return ISSUERS.find(
    ({ host, words, not }) =>
      hosts.some((known) => known === host || known.endsWith(`.${host}`)) &&
      (words?.test(written) ?? true) &&
      !not.test(written),
  )?.kind;
}

function hostOf(code: string): string | undefined {
  return /^https?:/i.test(code.trim()) && URL.canParse(code.trim())
    ? new URL(code.trim()).hostname
    : undefined;
}

/**
 * How many letters stand before a word: one of eight letters and more may have one error in eight, within one line. Undefined
 * where it does not stand there.
 */
function placeOf(lines: readonly string[], whole: string, word: string): number | undefined {
  const plain = whole.indexOf(word);
  if (plain >= 0) return plain;
  const allowed = Math.floor(word.length / 8);
  if (allowed === 0) return undefined;
  let before = 0;
  for (const line of lines) {
    for (let from = 0; from + word.length - allowed <= line.length; from += 1) {
      if (editDistance(line.slice(from, from + word.length), word, allowed) <= allowed) return before + from;
    }
    before += line.length;
  }
  return undefined;
}

/** Enough words in lines of a page to call it a paper of some kind. */
export function looksLikePaper(lines: readonly Line[]): boolean {
  const sure = lines.filter(({ sure, text }) => sure > 0.7 && /[A-Za-z]{3}/.test(text));
  return sure.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0) >= 120;
}
