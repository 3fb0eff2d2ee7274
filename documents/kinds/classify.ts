import { editDistance } from '../../licensing/identity/edit-distance.ts';
import type { Line } from '../text/page.ts';

/** Kinds known by their words. Codes of the catalogue where it has one; others are kinds that are never filed by themselves. */
type Kind = { code: string; /** All of one group must be there. */ groups: readonly (readonly string[])[] };

/** Looked at in this order: what a paper says it is counts before what it looks like. */
const KINDS: readonly Kind[] = [
  { code: 'kk', groups: [['KARTUKELUARGA'], ['NAMAKEPALAKELUARGA', 'STATUSHUBUNGAN']] },
  { code: 'kia', groups: [['KARTUIDENTITASANAK']] },
  { code: 'suket', groups: [['SURATKETERANGAN', 'NIK'], ['PEREKAMAN', 'NIK'], ['BIODATAPENDUDUK']] },
  { code: 'sim', groups: [['SURATIZINMENGEMUDI'], ['DRIVINGLICENSE']] },
  {
    code: 'bpjs_card',
    groups: [
      ['KARTUINDONESIASEHAT'],
      ['BPJSKESEHATAN', 'NOMORKARTU'],
      ['BPJSKETENAGAKERJAAN', 'KARTUPESERTA'],
    ],
  },
  { code: 'bank_card', groups: [['VALIDTHRU'], ['DEBIT', 'BANK'], ['MASTERCARD'], ['GPN', 'DEBIT']] },
  { code: 'passport', groups: [['PASPOR', 'PASSPORT']] },
  { code: 'nib', groups: [['NOMORINDUKBERUSAHA'], ['PERIZINANBERUSAHABERBASISRISIKO', 'NIB']] },
  {
    code: 'ahu',
    groups: [
      ['KEPUTUSANMENTERIHUKUM'],
      ['PENGESAHANPENDIRIANBADANHUKUM'],
      ['SERTIFIKATPENDAFTARANPENDIRIANPERSEROANPERORANGAN'],
      ['SURATKETERANGANTERDAFTAR', 'AHU'],
    ],
  },
  { code: 'akta', groups: [['AKTAPENDIRIAN'], ['NOTARIS', 'AKTA']] },
  { code: 'pbg', groups: [['PERSETUJUANBANGUNANGEDUNG'], ['IZINMENDIRIKANBANGUNAN']] },
  { code: 'str', groups: [['SURATTANDAREGISTRASI']] },
  { code: 'sip', groups: [['SURATIZINPRAKTIK']] },
  { code: 'ijazah', groups: [['IJAZAH']] },
  {
    code: 'tanah',
    groups: [
      ['SERTIFIKAT', 'HAKMILIK'],
      ['SERTIFIKAT', 'HAKGUNABANGUNAN'],
      ['SURATKETERANGANTANAH'],
      ['SPORADIK'],
    ],
  },
];

/** Cards and papers that show a name and a number and are never taken for what was asked. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'kk',
  'kia',
  'suket',
  'sim',
  'bpjs_card',
  'bank_card',
  'passport',
  'str',
  'sip',
  'ijazah',
]);

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The kind a text says it is; undefined when it names none. */
export function namedKind(text: string): string | undefined {
  const lines = text
    .split('\n')
    .map(squeezed)
    .filter((line) => line !== '');
  const whole = lines.join('');
  return KINDS.find(({ groups }) =>
    groups.some((words) => words.every((word) => hasWord(lines, whole, word))),
  )?.code;
}

export const isElsewhere = (code: string): boolean => ELSEWHERE.has(code);

/** A word of eight letters and more may have one error in eight, within one line. */
function hasWord(lines: readonly string[], whole: string, word: string): boolean {
  if (whole.includes(word)) return true;
  const allowed = Math.floor(word.length / 8);
  if (allowed === 0) return false;
  return lines.some((line) => {
    for (let from = 0; from + word.length - allowed <= line.length; from += 1) {
      if (editDistance(line.slice(from, from + word.length), word, allowed) <= allowed) return true;
    }
    return false;
  });
}

/** Enough words in lines of a page to call it a paper of some kind. */
export function looksLikePaper(lines: readonly Line[]): boolean {
  const sure = lines.filter(({ sure, text }) => sure > 0.7 && /[A-Za-z]{3}/.test(text));
  return sure.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0) >= 120;
}
