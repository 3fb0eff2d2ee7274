import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { takeBackItem } from '../trade/activities.ts';
import { askAside } from '../ask-aside.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { hasEnded } from '../cases/clocks.ts';
import { onlyRunning } from '../cases/status.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion, popFrame } from '../frames.ts';
import { askLeaveQueue, mayLeaveQueue } from '../waiting.ts';

/** Words about messages that come, not about what is being applied for. */
const OF_MESSAGES =
  /\b(?:stop|pesan|wa|chat|sms|kirim\w*|dikirim\w*|mengirim\w*|hubungi|dihubungi|ingatkan|pengingat|notif\w*|info|kabari|dikabari|balas|dibalas|ganggu\w*|mengganggu\w*|spam|blokir|langganan|unsubscribe|salah (?:nomor|sambung|orang)|nomor|messages?|ampih)\b/;

/** Whoever wants to hear no more is left in peace; whoever gives up what they began ends that. */
export function stopOrCancel(draft: Draft, text: string): void {
  if (OF_MESSAGES.test(canonicalText(text))) quiet(draft);
  else cancel(draft);
}

export function cancel(draft: Draft): void {
  const open = openQuestion(draft);
  if (!open) {
    if (!askLeaveQueue(draft)) cancelSent(draft);
    return;
  }
  if (open.position.step.item && !contextIn(draft, open.frame.subject).answers.has(open.position.step.key)) {
    takeBackItem(draft, open);
    draft.ask = true;
    return;
  }
  if (open.frame.flow !== 'apply') {
    popFrame(draft);
    say(draft, open.frame.flow === 'mend' ? 'cancel.mend' : 'cancel.done');
    draft.ask = true;
    return;
  }
  // "ga usah deh" right after "petugas" is about the officer as likely as about the form: a yes chooses neither.
  const several = mayLeaveQueue(draft.facts);
  const options = (several ? ['queue', 'form', 'no'] : ['yes', 'no']).map((id) => ({
    id,
    label: { text: `cancel.option.${id}` },
  }));
  askAside(draft, 'cancel', { text: several ? 'cancel.which' : 'cancel.ask', options, asks: 'confirm' });
}

/** What was sent in already only an officer can take back. */
function cancelSent(draft: Draft): void {
  const sent = draft.facts.applications.find(({ stage }) => stage !== 'draft' && !hasEnded(stage));
  if (sent?.number === undefined) say(draft, 'cancel.nothing');
  else say(draft, 'cancel.submitted', { number: sent.number });
}

/** "mau narik permohonan": what was sent is meant. */
const WITHDRAWS =
  /\b(?:narik|tarik|menarik|ditarik|cabut|dicabut|mencabut|batalkan|dibatalkan|membatalkan)\b.*\b(?:permohonan|pengajuan|pendaftaran)\w*|\b(?:permohonan|pengajuan|pendaftaran)\w* .*\b(?:ditarik|tarik|dicabut|dibatalkan)\b/;

/** Whoever takes back what they sent. False: they sent nothing that runs, or only ask. */
export function withdraws(draft: Draft, text: string): boolean {
  const canonical = canonicalText(text);
  if (onlyRunning(draft) === undefined || !WITHDRAWS.test(canonical) || isAsked(text, canonical))
    return false;
  cancelSent(draft);
  return true;
}

export function quiet(draft: Draft): void {
  emit(draft, { type: 'answer_recorded', subject: draft.facts.contact.id, key: 'quiet', value: true });
  say(draft, 'stop.done');
  draft.ask = false;
}
