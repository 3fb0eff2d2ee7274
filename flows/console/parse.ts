import { STAGES } from '../facts.ts';
import type { Stage } from '../facts.ts';
import { bareCode, nearCommand } from './near.ts';

/** What an officer wrote in their own chat with the bot. */
export type ConsoleCommand =
  | { command: 'help' | 'queue' }
  /** With a number it is that application or ticket, else the active ticket. */
  | { command: 'documents' | 'sheet' | 'reveal'; application?: string; ticket?: number }
  | { command: 'return' | 'close'; ticket?: number }
  /** A chat that the office phone has; `place` in the list as it was shown. */
  | { command: 'return_phone'; place?: number }
  | { command: 'claim'; ticket?: string }
  | { command: 'switch'; ticket: string }
  | { command: 'accept'; items: string[] }
  | { command: 'reject' | 'waive'; item: string; reason: string }
  | { command: 'fill'; item: string; value: string }
  | { command: 'stage'; application: string; permit?: string; stage: Stage; note: string }
  /** Without a party the wait is over. */
  | { command: 'wait'; application: string; permit?: string; party?: string }
  | { command: 'promise'; application: string; when: string }
  | { command: 'block'; reason: string }
  | { command: 'unblock'; ticket: string }
  | { command: 'duty'; on: boolean }
  /** `words`: a whole sentence, which may have been meant for the applicant. */
  | { command: 'wrong'; of: string; words?: true }
  /** A verdict or a value for what no checklist has. */
  | { command: 'unknown_code'; code: string }
  /** One slip away from a command: it is not meant for the applicant, and not carried out on a guess. */
  | { command: 'near'; word: string };

/** A stage by the words officers use; of each the one that is shown comes first. */
const STAGE_WORDS: Readonly<Record<string, Stage>> = {
  verifikasi: 'verifying',
  dikembalikan: 'returned',
  kembali: 'returned',
  daftar: 'registering',
  oss: 'registering',
  'tim teknis': 'reviewing',
  timteknis: 'reviewing',
  teknis: 'reviewing',
  pembayaran: 'payment',
  bayar: 'payment',
  persetujuan: 'approving',
  setuju: 'approving',
  terbit: 'issued',
  selesai: 'completed',
  ditolak: 'rejected',
  tolak: 'rejected',
  ...Object.fromEntries(STAGES.map((name) => [name, name])),
};

/** The word by which officers are told a stage; undefined: none that they write. */
export function wordOfStage(stage: string): string | undefined {
  return Object.entries(STAGE_WORDS).find(([word, of]) => of === stage && word !== of)?.[0];
}

/** A permit's code always has capitals and mostly a hyphen; the catalogue knows whether there is one. */
const PERMIT = '([A-Za-z]{2,}(?:-[A-Za-z0-9]+)*)';
const NUMBER = '([A-Za-z]{3}-?\\d{4}-?\\d{1,6}-?[A-Za-z0-9])';

/** As the help shows a command, and a phone copies it: *ambil 12*. */
const MARKS = /^[\s*_~"'“”‘’`/]+|[\s*_~"'“”‘’`]+$/g;
/** "ambil1", "ambil tiket 12", "pindah ke no. 12": the number of a ticket, however it is led up to. */
const TO_TICKET =
  /^(ambil|pindah|berkas|lembar|buka nik|ke bot|selesai) ?(?:ke )?(?:tiket ?|nomor ?|no\.? ?)?(?=#?\d+[.!]?$)/i;

/**
 * Reads one line; undefined: no command, so it is meant for the applicant. `isCode`: whether a word is a code of some
 * checklist, which tells a slip in a command from words to a person.
 */
export function parseConsole(
  text: string,
  isCode: (word: string) => boolean = () => false,
): ConsoleCommand | undefined {
  const line = text.replace(MARKS, '').replace(/\s+/g, ' ').replace(TO_TICKET, '$1 ');
  const bare = line.replace(/[\s.!?]+$/, '');
  const lower = bare.toLowerCase();
  const fixed = FIXED[lower];
  if (fixed) return fixed;
  const [, place] = /^ke bot hp (\d+)$/.exec(lower) ?? [];
  if (place !== undefined) return { command: 'return_phone', place: Number(place) };
  const [unblock, blocked] = /^buka blokir(?: #?(\d+))?$/.exec(lower) ?? [];
  if (unblock !== undefined)
    return blocked === undefined
      ? { command: 'wrong', of: 'buka_blokir' }
      : { command: 'unblock', ticket: blocked };
  const about = aboutTicket(lower) ?? aboutNumber(bare);
  if (about) return about;
  const [word = '', ...rest] = line.split(' ');
  const tail = rest.join(' ');
  if (word.toLowerCase() === 'buka' && isOpening(rest, isCode)) return { command: 'wrong', of: 'buka' };
  switch (word.toLowerCase()) {
    case 'ambil':
      return ticketOf(tail) === undefined && tail !== ''
        ? undefined
        : { command: 'claim', ...(tail ? { ticket: ticketOf(tail)! } : {}) };
    case 'pindah': {
      const ticket = ticketOf(tail);
      return ticket === undefined ? wrong('pindah', rest) : { command: 'switch', ticket };
    }
    case 'sesuai':
      return accept(rest, isCode);
    case 'ganti':
      return withReason('reject', 'ganti', rest);
    case 'bebaskan':
      return withReason('waive', 'bebaskan', rest);
    case 'blokir':
      return tail === '' ? { command: 'wrong', of: 'blokir' } : { command: 'block', reason: tail };
    case 'isi':
      return rest.length === 0 ? { command: 'wrong', of: 'isi' } : fill(rest);
    case 'tahap':
      return stage(tail);
    case 'tunggu':
    case 'menunggu':
      return wait(rest);
    case 'janji':
      return promise(rest);
    default: {
      const meant = nearCommand(bare, isCode) ?? misplacedStage(bare);
      return meant === undefined ? undefined : { command: 'near', word: meant };
    }
  }
}

const ticketOf = (tail: string): string | undefined => /^#?(\d+)[.!]?$/.exec(tail)?.[1];

/** A line of several words without a number may as well be a sentence for the applicant: "janji saya kabari besok". */
function wrong(of: string, rest: readonly string[]): ConsoleCommand {
  return { command: 'wrong', of, ...(rest.length > 1 && !/\d/.test(rest.join(' ')) ? { words: true } : {}) };
}

/** "buka ktp", "buka nik dong": only a NIK is opened here. "buka e-mail Ibu dulu ya" is for the applicant. */
const isOpening = ([word = '', ...more]: string[], isCode: (word: string) => boolean): boolean =>
  isCode(bareCode(word)) && (more.length < 2 || bareCode(word) === 'nik');

/** What concerns one ticket names it, as quoting a line of its person does: "berkas 12". */
function aboutTicket(line: string): ConsoleCommand | undefined {
  const [, words = '', ticket] = /^(berkas|lembar|buka nik|ke bot|selesai) #?(\d+)$/.exec(line) ?? [];
  const command = FIXED[words];
  return command && ({ ...command, ticket: Number(ticket) } as ConsoleCommand);
}

/**
 * What is read of one application by its number. A number that cannot be one is asked for again: the line is
 * about somebody's case and no word for whoever is being served.
 */
function aboutNumber(line: string): ConsoleCommand | undefined {
  const [, words = '', number = ''] = /^(berkas|lembar|buka nik|lanjut) ((?:blg|adu).*)$/i.exec(line) ?? [];
  if (words === '') return undefined;
  if (words.toLowerCase() === 'lanjut') return goOn(number) ?? { command: 'wrong', of: 'nomor' };
  if (!new RegExp(`^${NUMBER}$`).test(number)) return { command: 'wrong', of: 'nomor' };
  const read = { berkas: 'documents', lembar: 'sheet', 'buka nik': 'reveal' } as const;
  return { command: read[words.toLowerCase() as keyof typeof read], application: number };
}

const FIXED: Readonly<Record<string, ConsoleCommand>> = {
  bantuan: { command: 'help' },
  antrean: { command: 'queue' },
  antrian: { command: 'queue' },
  antre: { command: 'queue' },
  antri: { command: 'queue' },
  berkas: { command: 'documents' },
  lembar: { command: 'sheet' },
  'buka nik': { command: 'reveal' },
  'ke bot': { command: 'return' },
  'ke bot hp': { command: 'return_phone' },
  selesai: { command: 'close' },
  jaga: { command: 'duty', on: true },
  pulang: { command: 'duty', on: false },
};

/** "sesuai ktp", "sesuai ktp, npwp dan hp"; a code with other words after it is asked about, anything else is for the applicant. */
function accept(words: string[], isCode: (word: string) => boolean): ConsoleCommand | undefined {
  const items = words.map(bareCode).filter((word) => word !== 'dan' && word !== '');
  const [first = ''] = items;
  if (first === '') return { command: 'wrong', of: 'sesuai' };
  if (items.length === 1 || (items.length > 1 && items.every(isCode)))
    return { command: 'accept', items: [...new Set(items)] };
  const [code] = items.filter((word) => word !== 'foto');
  return code !== undefined && isCode(code) ? { command: 'near', word: `sesuai ${code}` } : undefined;
}

function withReason(command: 'reject' | 'waive', word: string, rest: string[]): ConsoleCommand {
  const [item, ...reason] = rest;
  if (item === undefined || reason.length === 0) return { command: 'wrong', of: word };
  return { command, item: item.toLowerCase(), reason: reason.join(' ') };
}

function fill([item = '', ...value]: string[]): ConsoleCommand {
  return { command: 'fill', item: item.toLowerCase(), value: value.join(' ') };
}

/** The stage comes right after the number, or after the code of the one permit that is meant. */
function stage(tail: string): ConsoleCommand {
  const match = new RegExp(`^${NUMBER} (.+)$`).exec(tail);
  const application = match?.[1] ?? '';
  const words = match?.[2] ?? '';
  const whole = leadingStage(words);
  if (whole) return { command: 'stage', application, ...whole };
  const [, permit = '', rest = ''] = new RegExp(`^${PERMIT} (.+)$`).exec(words) ?? [];
  const one = leadingStage(rest);
  if (!one) return { command: 'wrong', of: 'tahap' };
  return { command: 'stage', application, permit: permit.toUpperCase(), ...one };
}

function leadingStage(words: string): { stage: Stage; note: string } | undefined {
  const lower = words.toLowerCase();
  const found = Object.keys(STAGE_WORDS)
    .sort((a, b) => b.length - a.length)
    .find((name) => lower === name || lower.startsWith(`${name} `));
  if (found === undefined) return undefined;
  return { stage: STAGE_WORDS[found]!, note: words.slice(found.length).trim() };
}

/** "BLG-… terbit", "terbit BLG-…": a stage and a case, and nothing else to be said. */
function misplacedStage(line: string): string | undefined {
  const [, application, after = ''] = new RegExp(`^(?:\\S+ )?${NUMBER} (.+)$`).exec(line) ?? [];
  const [, before = '', last] = new RegExp(`^(.+) ${NUMBER}$`).exec(line) ?? [];
  const words = after || before;
  return leadingStage(words)?.note === '' ? `tahap ${application ?? last} ${words}` : undefined;
}

/** A party is named in the officer's words; a code with a hyphen before it is a permit. */
function wait(rest: string[]): ConsoleCommand | undefined {
  const tail = rest.join(' ');
  const match = new RegExp(`^${NUMBER} (?:([A-Za-z]+(?:-[A-Za-z0-9]+)+) )?(.+)$`).exec(tail);
  // "Tunggu sebentar ya, Bu": only with a number, or the short name of a party, is it about a case.
  if (!match)
    return tail === '' || /\d|\b[A-Z]{2}/.test(tail) ? { command: 'wrong', of: 'tunggu' } : undefined;
  const [, application = '', permit, party = ''] = match;
  return { command: 'wait', application, ...named(permit), party };
}

/** Without a number it is no command: "lanjut" may be meant for the applicant. */
function goOn(tail: string): ConsoleCommand | undefined {
  const match = new RegExp(`^${NUMBER}(?: ${PERMIT})?$`).exec(tail);
  if (!match) return undefined;
  return { command: 'wait', application: match[1]!, ...named(match[2]) };
}

const named = (permit: string | undefined): { permit?: string } =>
  permit === undefined ? {} : { permit: permit.toUpperCase() };

function promise(rest: string[]): ConsoleCommand {
  const match = new RegExp(`^${NUMBER} (.+)$`).exec(rest.join(' '));
  if (!match) return wrong('janji', rest);
  return { command: 'promise', application: match[1]!, when: match[2]! };
}
