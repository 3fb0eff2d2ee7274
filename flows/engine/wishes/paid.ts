import { isReport, questionIn } from './questions.ts';
import { emit } from '../draft.ts';
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
  const application = draft.facts.applications.find(({ stage, lines = [] }) =>
    [stage, ...lines.map((line) => line.stage)].includes('payment'),
  );
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
