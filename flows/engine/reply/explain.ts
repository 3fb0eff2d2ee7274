import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import { wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { sayWhy } from '../wishes/questions.ts';
import { countMiss } from './patience.ts';

const AROUND = '(?: (?:ini|itu|nih?|sih|ya|kah|dong|deh|min|pak|bu|kak|maksudnya|caranya|isinya|apa))*';
/** "ga ngerti", "bingung aku": the question is not understood; who does not know the answer says so otherwise. */
const LOST = new RegExp(
  `^(?:(?:maaf|saya|ulun|aku|kami|masih) )*(?:(?:tidak|kurang|belum|kada) (?:mengerti|paham|ngerti|mudeng)|bingung)(?: (?:saya|ulun|aku))?${AROUND}$`,
);
/** "contohnya?", "ini apa lagi", "maksudnya gimana": it is asked about. */
const ASKS = new RegExp(
  `^(?:(?:ini|itu|ada|minta|yang ini|kasih) )*(?:contoh(?:nya)?|maksud(?:nya)?|apa lagi|apa maksud(?:nya)?|diisi apa|isi apa|jawab apa|bagaimana (?:maksud|isi|jawab)(?:nya)?)(?: (?:apa|bagaimana|gimana|dong|ada|mana|seperti apa))*${AROUND}$`,
);

/**
 * Whoever does not understand the open question is told what it is for, and asked once more; who is lost twice leaves it
 * out. False: it was understood.
 */
export function explain(draft: Draft, open: Open, message: string, text: string): boolean {
  const { step } = open.position;
  // Of a sum ranges are offered, and of a paper it is told what it is like.
  if (!step.counts || step.asks === 'capital' || isDocumentAsk(step.asks)) return false;
  const words = wordsOnly(text);
  const lost = LOST.test(words);
  if (!lost && !ASKS.test(words)) return false;
  if (lost && (open.frame.asked?.attempts ?? 0) > 0) return false;
  if (lost) countMiss(open, message);
  sayWhy(draft, step.asks);
  draft.resumed = true;
  draft.ask = true;
  return true;
}
