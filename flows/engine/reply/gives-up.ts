import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { cancel } from '../wishes/cancel.ts';
import { caseKindsOf } from '../context.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';

/** What a change that is being applied for is called, by the kind of case. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  address_changed: /\b(?:alamat|pindah\w*|tempat|lokasi)\b/,
  activity_changed: /\b(?:kbli|kegiatan|usaha|tambah\w*)\b/,
  deed_changed: /\b(?:akta|akte|pengurus|nama|modal)\b/,
  data_changed: /\b(?:nama|modal|hp|nomor|email|data|ubah|ganti)\b/,
  revoke: /\b(?:tutup|ditutup|menutup|cabut|dicabut|mencabut)\b/,
};
const NO_MORE = /^(?:(?:maaf|saya|kami|ternyata|kayaknya) )*(?:(?:tidak|kada) jadi|batal|urung)\b/;
const MOST_WORDS = 7;

/** "gak jadi pindah": the very change that is applied for is given up, so whether to end it is asked. */
export function givesUp(draft: Draft, open: Open, text: string): boolean {
  const kinds = caseKindsOf(contextIn(draft, open.frame.subject).answers) ?? [];
  // Of two changes one may be given up and not the other.
  const change = open.frame.flow === 'apply' && kinds.length === 1 ? CHANGES[kinds[0]!] : undefined;
  const canonical = canonicalText(text);
  if (!change || !NO_MORE.test(canonical) || canonical.split(' ').length > MOST_WORDS) return false;
  if (!change.test(canonical)) return false;
  cancel(draft);
  return true;
}
