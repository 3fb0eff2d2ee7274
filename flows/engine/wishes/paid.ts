import { isReport, questionIn } from './questions.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { topFrame } from '../frames.ts';

const PAY = '(?:di)?(?:bayar(?:kan|in)?|membayar|transfer|trf|tf|setor(?:kan)?|lunas(?:i|kan)?|melunasi)';
const DONE = '(?:sudah|udah|udh|sdh|dah|telah|barusan|baru saja|tadi|paid|already)';
/** "sudah saya bayar", "barusan sy tf", "pembayarannya sudah lunas", "bukti transfer" (under a picture), "I have paid". */
const PAID = new RegExp(
  `\\b${DONE}\\b(?:\\W+\\w+){0,3}?\\W+${PAY}(?:nya)?\\b|\\b(?:pembayaran|bayar|transfer)\\w*\\W+(?:\\w+\\W+)?${DONE}\\b|\\bbukti (?:bayar|pembayaran|transfer|tf|setor)\\b|\\bi(?:'ve| have)?(?: already)? paid\\b`,
  'i',
);
/** Not yet, only supposed, or paid to somebody: a question, or a report. */
const OTHERWISE =
  /\b(?:belum|blm|kalau|kalo|klo|jika|bila|apakah|cara|berapa|calo|pungli|oknum|makelar|keluhan|lapor\w*)\b/i;

/**
 * "sudah saya bayar" of somebody whose case waits for a payment: news for the officer who checks it, and no complaint,
 * whatever it sounds like. False where it is none.
 */
export function tellPaid(draft: Draft, text: string): boolean {
  const application = toBePaid(draft);
  if (!application || topFrame(draft)?.flow === 'complaint') return false;
  if (!PAID.test(text) || OTHERWISE.test(text)) return false;
  const asked = questionIn(draft.world, text);
  if (asked && isReport(asked.question)) return false;
  emit(draft, {
    type: 'ticket_opened',
    topic: 'application',
    application: application.id,
    reason: text,
    paid: true,
  });
  return true;
}

/** "bayarnya ke mana", "berapa yg harus dibayar": of the case that waits for it, and not of permits in general. */
const HOW_TO_PAY =
  /\b(?:bayar|membayar|dibayar|pembayaran|transfer|setor|rekening|tagihan|retribusi)\b.*\b(?:mana|siapa|lewat|cara|bagaimana|rekening|berapa)\b|\b(?:mana|siapa|cara|bagaimana|berapa)\b.*\b(?:bayar|membayar|dibayar|transfer|setor)\b/;

export function tellHowToPay(draft: Draft, text: string): boolean {
  const application = toBePaid(draft);
  if (application?.number === undefined || topFrame(draft)) return false;
  const asked = questionIn(draft.world, text);
  if (!HOW_TO_PAY.test(canonicalText(text)) || (asked && isReport(asked.question))) return false;
  // Another permit that is named is another matter.
  const named = [draft.world.understand(text).entity ?? []].flat();
  if (named.length > 0 && !named.some((code) => application.permits.includes(code))) return false;
  say(draft, 'stage_news.how_to_pay', { number: application.number });
  return true;
}

function toBePaid({ facts }: Draft): ApplicationFacts | undefined {
  return facts.applications.find(({ stage, lines = [] }) =>
    [stage, ...lines.map((line) => line.stage)].includes('payment'),
  );
}
