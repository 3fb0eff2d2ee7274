import { STAGES } from '../facts.ts';
import type { Stage } from '../facts.ts';

/** What an officer wrote in their own chat with the bot. */
export type ConsoleCommand =
  | { command: 'help' | 'queue' }
  | { command: 'documents' | 'reveal' | 'return' | 'close' }
  | { command: 'claim'; ticket?: string }
  | { command: 'switch'; ticket: string }
  | { command: 'accept'; item: string }
  | { command: 'reject' | 'waive'; item: string; reason: string }
  | { command: 'stage'; application: string; stage: Stage; note: string }
  | { command: 'promise'; application: string; when: string }
  | { command: 'duty'; on: boolean }
  | { command: 'wrong'; of: string };

/** A stage by the words officers use. */
const STAGE_WORDS: Readonly<Record<string, Stage>> = {
  verifikasi: 'verifying',
  kembali: 'returned',
  dikembalikan: 'returned',
  daftar: 'registering',
  oss: 'registering',
  'tim teknis': 'reviewing',
  timteknis: 'reviewing',
  teknis: 'reviewing',
  bayar: 'payment',
  pembayaran: 'payment',
  persetujuan: 'approving',
  setuju: 'approving',
  terbit: 'issued',
  selesai: 'completed',
  tolak: 'rejected',
  ditolak: 'rejected',
  ...Object.fromEntries(STAGES.map((name) => [name, name])),
};

const NUMBER = '([A-Za-z]{3}-?\\d{4}-?\\d{1,6}-?[A-Za-z0-9])';

/** Reads one line; undefined: no command, so it is meant for the applicant. */
export function parseConsole(text: string): ConsoleCommand | undefined {
  const line = text.trim().replace(/\s+/g, ' ');
  const lower = line.toLowerCase();
  const fixed = FIXED[lower];
  if (fixed) return fixed;
  const [word = '', ...rest] = line.split(' ');
  const tail = rest.join(' ');
  switch (word.toLowerCase()) {
    case 'ambil':
      return /^#?\d*$/.test(tail)
        ? { command: 'claim', ...(tail ? { ticket: tail.replace('#', '') } : {}) }
        : undefined;
    case 'pindah':
      return /^#?\d+$/.test(tail)
        ? { command: 'switch', ticket: tail.replace('#', '') }
        : { command: 'wrong', of: 'pindah' };
    case 'sesuai':
      return rest.length === 1 ? { command: 'accept', item: tail.toLowerCase() } : undefined;
    case 'ganti':
      return withReason('reject', 'ganti', rest);
    case 'bebaskan':
      return withReason('waive', 'bebaskan', rest);
    case 'tahap':
      return stage(tail);
    case 'janji':
      return promise(tail);
    default:
      return undefined;
  }
}

const FIXED: Readonly<Record<string, ConsoleCommand>> = {
  bantuan: { command: 'help' },
  antrean: { command: 'queue' },
  antrian: { command: 'queue' },
  berkas: { command: 'documents' },
  'buka nik': { command: 'reveal' },
  'ke bot': { command: 'return' },
  selesai: { command: 'close' },
  jaga: { command: 'duty', on: true },
  pulang: { command: 'duty', on: false },
};

function withReason(command: 'reject' | 'waive', word: string, rest: string[]): ConsoleCommand {
  const [item, ...reason] = rest;
  if (item === undefined || reason.length === 0) return { command: 'wrong', of: word };
  return { command, item: item.toLowerCase(), reason: reason.join(' ') };
}

function stage(tail: string): ConsoleCommand {
  const match = new RegExp(`^${NUMBER} (.+)$`).exec(tail);
  const words = match?.[2] ?? '';
  const found = Object.keys(STAGE_WORDS)
    .sort((a, b) => b.length - a.length)
    .find((name) => words.toLowerCase() === name || words.toLowerCase().startsWith(`${name} `));
  if (!match || found === undefined) return { command: 'wrong', of: 'tahap' };
  const named = STAGE_WORDS[found]!;
  return { command: 'stage', application: match[1]!, stage: named, note: words.slice(found.length).trim() };
}

function promise(tail: string): ConsoleCommand {
  const match = new RegExp(`^${NUMBER} (.+)$`).exec(tail);
  if (!match) return { command: 'wrong', of: 'janji' };
  return { command: 'promise', application: match[1]!, when: match[2]! };
}
