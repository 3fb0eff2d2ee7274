import { tellingWords } from '../../../licensing/understanding/reply/complaint-words.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { sayWhyLong } from '../cases/status.ts';
import { emit, freshId, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion, pushFrame } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { speakKindly } from '../talk/soothe.ts';
import { asksWhen, awaitsOfficer } from '../waiting.ts';
import { SURE } from './wishes.ts';

const ASKS_HOW =
  /\b(?:cara|bagaimana|mana|nomor|siapa|how|where)\b.*\b(?:keluhan|komplain|lapor|melapor|mengadu|pengaduan|aduan|complain\w*)\b/;

/** From so many other words on, what happened was told. */
const TELLING = 5;

/** A complaint is announced, or is about the office and its people. */
const OF_OFFICE =
  /\b(?:keluhan|mengeluh|komplain|protes|lapor\w*|pengaduan|aduan\w*|adukan|mengadu|kritik|kecewa|complain\w*|petugas|pegawai|pelayanan|layanan|dilayani|kantor|dinas|loket|pungli|calo|uang|bayar\w*|dipersulit|janji\w*)\b/;
/** "susah dibaca" in the middle of a form is about its question. */
const SIGH = 2;

/** Whether a complaint is announced, or is about the office. */
export const isOfOffice = (text: string): boolean => OF_OFFICE.test(canonicalText(text));

const onlySighs = (text: string): boolean => tellingWords(text) <= SIGH && !isOfOffice(text);

/** Whoever told what happened in their first sentence is not asked to tell it again. */
export function beginComplaint(
  draft: Draft,
  { intent, confidence }: Pick<Understanding, 'intent' | 'confidence'>,
  { id }: Pick<MessageInput, 'id'>,
  text: string,
): void {
  // A report or complaint is being told already.
  if (awaitsOfficer(draft)) return say(draft, 'ticket.noted');
  const open = openQuestion(draft);
  if (open && onlySighs(text)) return speakKindly(draft, open, 'lost');
  // How long it takes is asked first, and complained of by whoever says so.
  if (!open && asksWhen(text) && !isOfOffice(text) && sayWhyLong(draft)) return;
  pushFrame(draft, 'complaint', freshId(draft));
  // Beside another intent only what is surely one is acted on.
  const unsure = intent === 'complain' && confidence < SURE;
  if (unsure || tellingWords(text) < TELLING || ASKS_HOW.test(canonicalText(text))) return;
  const value = text.replace(/\s+/g, ' ').trim();
  const key = 'complaint_text';
  emit(draft, {
    type: 'answer_recorded',
    subject: draft.facts.contact.id,
    key,
    value,
    raw: text,
    message: id,
  });
}
