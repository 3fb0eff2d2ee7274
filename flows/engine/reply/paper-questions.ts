import { documentCode, isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import type { Intent } from '../../../licensing/understanding/intent/intents.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { CARDS } from '../files/kept-reading.ts';
import { paperIn } from '../files/named-document.ts';
import type { Open } from '../frames.ts';
import { answerQuestion, sayWhy, writtenAnswer } from '../wishes/questions.ts';

/** "tulis tangan boleh?", "pake surat sewa cukup?": whether what they have will do. */
const WILL_DO = /\b(?:boleh|bisa|cukup|sah|laku|diterima)\b/;
/** What else may be allowed: another time, help, another road. */
const OTHERWISE =
  /\b(?:nanti|besok|lusa|kapan|(?:me)?nyusul|susulkan|dulu|lewat\w*|kosong\w*|(?:di)?bantu\w*|bikin\w*|buatkan|buatin|datang|antar\w*|ambil|bayar|cicil|petugas|kantor|online|kirim|wa|siapa|berapa|di mana|ke mana|jadi|lanjut|batal|ganti|tanya)\b/;
/** "syaratnya apa saja" is about all of them. */
const OF_ALL = /\b(?:syarat|berkas|dokumen|saja|semua)\b/;
/** Every permit has an answer to these, whatever paper they name. */
const OF_PERMIT: ReadonlySet<Intent> = new Set<Intent>([
  'ask_fee',
  'ask_duration',
  'check_status',
  'ask_human',
]);
const LONGEST = 60;

/**
 * What is asked of the very paper that is asked for. Its name tells which of several answers of the office is meant
 * ("pajaknya bayar di mana", of the signboard tax). Whether what they have will do, an officer sees when it is there. What
 * nobody wrote down ("denah lokasi atau denah ruangan?") is told by what the paper is for. A card says how it is wanted.
 */
export function tellOfPaper(draft: Draft, open: Open, text: string): boolean {
  const { frame, position } = open;
  const { asks } = position.step;
  const canonical = canonicalText(text);
  if (!isDocumentAsk(asks) || CARDS.has(documentCode(asks))) return false;
  if (text.length > LONGEST || !isAsked(text, canonical)) return false;
  const paper = paperIn(draft, frame.subject, canonical);
  const named = paper?.asks.includes(asks) === true;
  const written = writtenAnswer(draft.world, text);
  const willDo = WILL_DO.test(canonical) && !OTHERWISE.test(canonical);
  if (willDo && (named || !written)) return tell(draft, 'why.paper_will_do');
  const entry = named ? writtenAnswer(draft.world, `${canonical} ${canonicalText(paper.label)}`) : undefined;
  if (entry) {
    answerQuestion(draft, { about: 'faq', entry, named: null });
    return true;
  }
  if (!named || written) return false;
  const { intent, entity } = draft.world.understand(text);
  if (entity !== null || OF_PERMIT.has(intent) || OF_ALL.test(canonical)) return false;
  sayWhy(draft, asks);
  return tell(draft, 'why.paper');
}

/** Said, and then the question once more. */
function tell(draft: Draft, words: string): true {
  say(draft, words);
  draft.resumed = true;
  draft.ask = true;
  return true;
}
