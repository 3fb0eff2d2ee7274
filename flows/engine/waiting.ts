import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { askAside } from './ask-aside.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';

/** Somebody in the queue who has nothing open with the bot. */
export function awaitsOfficer({ facts, session }: Pick<Draft, 'facts' | 'session'>): boolean {
  return session.frames.length === 0 && isQueued(facts);
}

const isQueued = ({ ticket }: Draft['facts']): boolean =>
  ticket?.state === 'waiting' && ticket.topic !== 'application';

/** Their place and what was promised, to whoever waits for an officer. False: nobody does. */
export function sayWaiting(draft: Draft): boolean {
  const { facts, now, session } = draft;
  const { ticket } = facts;
  if (!ticket || !isQueued(facts)) return false;
  const due = ticket.dueAt !== undefined && ticket.dueAt > now ? ticket.dueAt : undefined;
  say(draft, 'ticket.still_waiting', {
    place: ticket.place,
    due:
      due === undefined
        ? { text: 'ticket.soon' }
        : { text: 'ticket.before', values: { due: { moment: due } } },
  });
  draft.ask = session.frames.length > 0;
  return true;
}

/** Whoever waits for help may leave the queue; a case and a complaint stay. */
export const mayLeaveQueue = ({ ticket }: Draft['facts']): boolean =>
  ticket?.state === 'waiting' && ticket.topic === 'help';

/** Asks whoever waits for help whether they need none any more. False: nobody waits for that. */
export function askLeaveQueue(draft: Draft): boolean {
  const { ticket } = draft.facts;
  if (!ticket || !mayLeaveQueue(draft.facts)) return false;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `leave_queue.option.${id}` } }));
  const values = { place: ticket.place };
  askAside(draft, 'leave_queue', { text: 'leave_queue.ask', values, options, asks: 'confirm' });
  return true;
}

export function leaveQueue(draft: Draft, picked: string): void {
  if (picked === 'yes') emit(draft, { type: 'queue_left' });
  say(draft, picked === 'yes' ? 'leave_queue.left' : 'leave_queue.stays');
  draft.ask = draft.session.frames.length > 0;
}

const IMPATIENT = [
  /\b(?:kapan|kok|kenapa|masih|belum|kah|sudah)\b.*\b(?:lama|jawab|dijawab|balas|dibalas|respon|direspon|kabar|dilayani|giliran)\b/,
  /\bberapa (?:lama|menit|jam|hari)\b.*\b(?:jawab\w*|dijawab\w*|balas\w*|dibalas\w*|respon|direspon|tunggu|ditunggu|menunggu|nunggu|antre|antri|dilayani|giliran)\b/,
  /\b(?:dijawab|dibalas|dilayani|tunggu|ditunggu|nunggu|menunggu)\w*\b.*\bberapa (?:lama|menit|jam|hari)\b/,
  /^(?:masih )?berapa (?:lama|menit|jam|hari) lagi(?: (?:ya|ini|min|nih?|kah))*$/,
  /^(?:kok |masih |sudah )*lama(?: (?:banget|sekali|amat|kali|nian|tidak|kah|ya|lagi|ini|min))*$/,
  /\b(?:antrean|antrian|antri|urutan|giliran|nomor (?:saya|ulun|ke))\b.*\b(?:berapa|kapan|mana)\b/,
  /\bhow long\b|\bstill waiting\b|\bno answer\b/,
];

/** Told to whoever asks how long the officer takes, also in the middle of a form. False: they do not wait, or ask something else. */
export function tellWaiting(draft: Draft, text: string): boolean {
  return isQueued(draft.facts) && asksWhen(text) && sayWaiting(draft);
}

const NEEDS_NONE =
  /\b(?:tidak|kada|tidak jadi) (?:usah|jadi|perlu)\b.*\b(?:petugas|antre|antri|antrean|antrian|menunggu|tunggu)(?:nya)?\b|\b(?:batal|batalkan|keluar)\b.*\b(?:petugas|antre|antri|antrean|antrian)(?:nya)?\b/;

/** "ga usah deh petugasnya": by its words, also where a form is open. False: nobody waits, or it is something else. */
export function leavesQueue(draft: Draft, text: string): boolean {
  return NEEDS_NONE.test(canonicalText(text)) && askLeaveQueue(draft);
}

/** "kok lama", "kapan dijawab", "antrean saya ke berapa": asked by somebody who waits, it is about the waiting. */
export function asksWhen(text: string): boolean {
  const words = canonicalText(text)
    .replace(/[^\p{L}\d ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= 80 && IMPATIENT.some((shape) => shape.test(words));
}
