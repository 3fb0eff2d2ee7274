import { capAll, CLEAR, FRAMES, LIKELY, QUESTIONS, SURELY, SURE_PATTERN } from './found.ts';
import type { Found } from './found.ts';
import type { Intent } from './intents.ts';
import { hitsOf } from './patterns.ts';
import { isBareTrade } from '../trades/tells-trade.ts';
import { asksNeed, statesWish } from './wish.ts';

/** So sure somebody who only "asks about a permit" is of wanting to hear of it: in a form too. */
const TOLD = 0.72;
/** So sure the classifier has to be that a word of other offices does not turn it. */
const RATHER = 0.6;
/** Whether a paper of others will do, and not how to get it. */
const SERVES =
  /^(?!.*\b(?:buat|cetak|urus|bikin|daftar|cairkan|aktifkan|rekam)\b).*\b(?:bisa|boleh|perlu|harus|wajib|cukup|diterima|dipakai|pakai|pengganti)\b/;
const OF_US = /\b(?:dpmptsp|dinas|petugas|pegawai|kantor|loket|antrian|otp|nomor ini|perizinan)\b/;
const ASKED = /\b(?:apa|apakah|kah|berapa|bagaimana|wajib|perlu|boleh)\b/;
const OF_OWN: ReadonlySet<Intent> = new Set<Intent>(['ask_location_hours', 'start_application']);
const PLEASED = /\bterima kasih\b|\balhamdulillah\b|\bthank/;
const GOES_ON =
  /\b(?:apa|kapan|mana|berapa|bagaimana|belum|tapi|bisa|mau|minta|kalau|tolong|siapa|lalu|terus|tidak|kenapa)\b/;

/** "surat domisili masih perlu tidak", "antrean saya diserobot": a word of other offices in what is asked, or told, of us. */
export function comesBack(scores: ReadonlyMap<Intent, Found>, canonical: string): boolean {
  const rather = (intent: Intent): boolean => (scores.get(intent)?.score ?? 0) >= RATHER;
  return (
    (rather('ask_requirements') && SERVES.test(canonical)) || (rather('complain') && OF_US.test(canonical))
  );
}

/** "sudah terbit pak, terima kasih": whoever thanks for what has come, and wants no more, asks for no news of it. */
export function preferThanks(scores: Map<Intent, Found>, canonical: string): boolean {
  const thanks = scores.get('thanks');
  if (!thanks || !PLEASED.test(canonical) || GOES_ON.test(canonical)) return false;
  thanks.score = Math.max(thanks.score, TOLD);
  capAll(scores, new Set<Intent>(['check_status', 'complain']));
  return true;
}

/** "ga usah wa saya lagi, capek": whoever tires of messages wants no more of them, and tells no complaint. */
export function preferStop(scores: Map<Intent, Found>, canonical: string): void {
  const put = (wanted: Intent): boolean =>
    hitsOf(canonical).some(({ intent, score }) => intent === wanted && score >= SURE_PATTERN);
  const [stop, complain] = [scores.get('stop'), scores.get('complain')];
  if (!stop || !complain || !put('stop') || put('complain')) return;
  stop.score = Math.max(stop.score, complain.score);
  complain.score = Math.min(complain.score, LIKELY - 0.01);
}

/** "mau urus nib lagi": an outright wish in which nothing is asked is no question, whatever its words resemble. */
export function preferWish(scores: Map<Intent, Found>): void {
  for (const each of scores.values())
    if (QUESTIONS.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
  const score = Math.max(scores.get('start_application')?.score ?? 0, CLEAR);
  scores.set('start_application', { intent: 'start_application', score, at: 0 });
}

const AN_OFFICER = /\b(?:petugas|pegawai|admin\w*|staf|operator|manusia|officer|human|bicara|telepon)\b/;

/** "mau tanya izin depot": told what there is to know, where nothing more is asked; a hello or a wish it is not. */
export function preferTelling(scores: Map<Intent, Found>, canonical: string): void {
  const hits = hitsOf(canonical);
  const asksHow = hits.some(({ intent }) => intent === 'ask_procedure');
  const weak = new Set<Intent>([
    ...FRAMES,
    'out_of_scope',
    'menu',
    // "handak batakun, ulun baisi kandang hayam": asked of whoever reads it, and of no officer.
    ...(AN_OFFICER.test(canonical) ? [] : (['ask_human'] as const)),
    ...(asksHow ? [] : (['ask_procedure'] as const)),
  ]);
  if (hits.some(({ intent, score }) => !weak.has(intent) && score >= SURE_PATTERN)) return;
  for (const each of scores.values())
    if (weak.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('ask_requirements', { intent: 'ask_requirements', score: TOLD, at: 0 });
}

/** "nib saya hilang" asks how to get it again, whatever else is not said outright. */
export function preferCopy(scores: Map<Intent, Found>, canonical: string): void {
  const put = hitsOf(canonical).some(
    ({ intent, score }) => intent !== 'ask_procedure' && intent !== 'out_of_scope' && score >= SURE_PATTERN,
  );
  if (put) return;
  capAll(scores, new Set<Intent>(['start_application', 'out_of_scope', 'complain', 'upload_document']));
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('ask_procedure', { intent: 'ask_procedure', score: TOLD, at: 0 });
}

/** What somebody wants to sell is their business, and no matter of another office; to open a stall asks for no hours. */
export function preferTrade(scores: Map<Intent, Found>, canonical: string, asks: boolean): void {
  const hits = hitsOf(canonical);
  if (asksNeed(canonical) && (asks || !/\b(?:mau|minta|bantu)\b/.test(canonical))) {
    capAll(scores, FRAMES);
    const score = Math.max(scores.get('ask_requirements')?.score ?? 0, CLEAR);
    scores.set('ask_requirements', { intent: 'ask_requirements', score, at: 0 });
    return;
  }
  const bare = isBareTrade(canonical) && !asks && !ASKED.test(canonical);
  for (const each of scores.values()) {
    const asked = QUESTIONS.has(each.intent) && hits.some(({ intent }) => intent === each.intent);
    // "usaha di sebelah bau sekali": a trade is told, and something else is surely meant.
    const meant =
      each.score >= SURELY &&
      each.intent !== 'out_of_scope' &&
      (!bare || each.intent === 'upload_document') &&
      !statesWish(canonical);
    if (!asked && !meant && each.intent !== 'start_application')
      each.score = Math.min(each.score, LIKELY - 0.01);
  }
  if ([...scores.values()].some(({ score }) => score >= LIKELY)) return;
  scores.set('start_application', { intent: 'start_application', score: CLEAR, at: 0 });
}

const A_NEIGHBOUR = /\b(?:tetangga|sebelah rumah|samping rumah|warga)\b/;

/** "tetangga buka karaoke sampai jam 3 pagi tanpa izin": what others do asks for no hours and wishes for nothing. */
export function preferComplaint(scores: Map<Intent, Found>, canonical: string): void {
  const surely = (scores.get('complain')?.score ?? 0) >= SURELY;
  if (surely && A_NEIGHBOUR.test(canonical)) capAll(scores, OF_OWN);
}
