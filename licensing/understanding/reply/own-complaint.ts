import { canonicalText } from '../words/normalise.ts';

const COMPLAINT = '(?:laporan|keluhan|pengaduan|aduan|komplain)';
const OWN = '(?:nya|ku|(?: \\w+)? (?:saya|ulun|kami|aku|tadi|kemar[ie]n|ini|itu))';
const ASKS =
  /\b(?:berapa|bagaimana|kapan|sampai (?:di ?)?mana|status|cek|apakah|(?:sudah|belum|kok|kenapa) (?:di\w+|ada|sampai))\b/;
const OWN_COMPLAINT = new RegExp(
  `\\b(?:nomor|status|cek|tanggapan|hasil) (?:dari )?${COMPLAINT}|\\b${COMPLAINT}${OWN}\\b`,
);
const IN_ENGLISH =
  /\b(?:number|status|what happened|how is|any news|when)\b.*\bmy (?:complaint|report)\b|\bmy (?:complaint|report)(?: number)?\?$/;
/** Reports that a business owes, and those of other offices. */
const OTHER_REPORT = /\b(?:lkpm|pajak|spt|keuangan|kegiatan|tahunan|bulanan|polisi|polsek|polres)\b/;
/** A longer line tells what happened. */
const LONGEST = 70;

/** "nomor laporan saya berapa", "keluhan ulun kemarin sudah dibaca kah": about a complaint made before. */
export function asksOfOwnComplaint(text: string): boolean {
  const words = canonicalText(text);
  if (words.length > LONGEST || OTHER_REPORT.test(words)) return false;
  return IN_ENGLISH.test(words) || (OWN_COMPLAINT.test(words) && ASKS.test(words));
}
