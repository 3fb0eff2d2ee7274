import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { askOfficer } from '../talk/officer.ts';

const PAPER = String.raw`(?:nib|izin|pdf|file|berkas|surat)(?:nya)?`;
const CLOSED = String.raw`(?:tidak|belum|gagal|susah|sulit)(?: (?:bisa|dapat|kawa|mau))? (?:buka|dibuka|terbuka|download|didownload|unduh|diunduh|dilihat|kelihatan)`;
/** "file nya gak bisa dibuka", "minta kirim ulang nib nya": of the paper that was sent. */
const AGAIN = new RegExp(
  String.raw`\b${PAPER}\b.*\b${CLOSED}\b|\b${CLOSED}\b.*\b${PAPER}\b|\b(?:kirim|kirimkan|minta)\b.*\b(?:ulang|lagi)\b.*\b${PAPER}\b|\b${PAPER}\b.*\b(?:kirim|kirimkan|minta) (?:ulang|lagi)\b|\b${PAPER}\b.*\b(?:hilang|terhapus)\b`,
);

/** The issued paper cannot be opened, or was lost with the phone: only an officer sends it once more. */
export function wantsPaperAgain(draft: Draft, text: string): boolean {
  if (openQuestion(draft) || !AGAIN.test(canonicalText(text))) return false;
  const [newest] = draft.facts.applications;
  if (newest?.stage !== 'issued' && newest?.stage !== 'completed') return false;
  askOfficer(draft, 'help', text);
  return true;
}
