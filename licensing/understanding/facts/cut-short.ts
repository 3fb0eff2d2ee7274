import { plainText } from '../words/normalise.ts';

/** Numbers that say what they are. */
export type NamedNumber = 'npwp' | 'nik' | 'nib' | 'ahu' | 'phone';

/** How many figures there are in a whole one. Spellings of an AHU number vary; three figures are none all the same. */
const WHOLE: Readonly<Record<NamedNumber, (digits: number) => boolean>> = {
  npwp: (digits) => digits === 15 || digits === 16,
  nik: (digits) => digits === 16,
  nib: (digits) => digits === 13,
  ahu: (digits) => digits > 3,
  phone: (digits) => digits > 8,
};

const NAMED: Readonly<Record<string, NamedNumber>> = {
  npwp: 'npwp',
  nik: 'nik',
  ktp: 'nik',
  nib: 'nib',
  ahu: 'ahu',
  hp: 'phone',
  wa: 'phone',
  whatsapp: 'phone',
};

/** "no npwp saya 123 ya min", "AHU AHU-12": the name of a number, its figures, and nothing else. */
const NUMBER =
  /^(?:(?:ini|nih|berikut|no|nomor|nomer|number|my) )*(npwp|nik|ktp|nib|ahu|hp|wa|whatsapp)(?:nya|ku)? (?:(?:saya|sy|ulun|aku|nya|usaha|pt|cv|no|nomor|nomer|adalah|itu|is|ahu) )*(\d[\d ]*)(?: (?:ya|min|pak|bu|kak))*$/;

/** A number that names itself and is not whole, wherever it is written; how many figures it has. */
export function cutShort(text: string): { kind: NamedNumber; digits: number } | undefined {
  const [, name = '', figures = ''] = NUMBER.exec(plainText(text)) ?? [];
  const kind = NAMED[name];
  const digits = figures.replace(/\D/g, '').length;
  return kind === undefined || digits < 2 || WHOLE[kind](digits) ? undefined : { kind, digits };
}
