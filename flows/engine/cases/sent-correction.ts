import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { NIB } from '../../../licensing/bundle/together.ts';
import { isAddress } from '../../../licensing/understanding/facts/address-in-text.ts';
import { caseKindIn } from '../../../licensing/understanding/facts/case-kind.ts';
import { correctionIn } from '../../../licensing/understanding/facts/correction.ts';
import { factsIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { fieldIn, isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { hasEnded } from './clocks.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { sayWaiting } from '../waiting.ts';

/** "no hp saya ganti jadi 0812…", "alamat usaha pindah": something is no longer as it was sent. */
const CHANGED = /\b(?:tertukar|ketukar|ketuker|tatukar|ganti|berganti|diganti|ubah|berubah|pindah)\b/;

/** Said of the paper itself. */
const WRONG = /\b(?:salah|keliru|typo|tidak sesuai|beda|kurang huruf)\b/;
const SUPPOSES = /\b(?:kalau|andai|misal|misalnya|seandainya|bagaimana cara)\b/;
const OF_A_PERMIT = /\b(?:izin|izinnya|sertifikat|sertifikatnya|surat|suratnya|pdf|pdfnya|dokumen)\b/;
const CHANGE = 'NIB-UBAH';

/**
 * "ganti nama usaha jadi Kopi Mama" while the case that holds the name is with the office: what was sent only an officer
 * puts right, and hears it in the person's own words. False: nothing that was sent is meant.
 */
export function passCorrection(draft: Draft, text: string): boolean {
  if (openQuestion(draft)) return false;
  const canonical = canonicalText(text);
  const changed = CHANGED.test(canonical) && !isAsked(text, canonical) ? changedIn(canonical) : undefined;
  const ask = correctionIn(text, canonical)?.ask ?? changed;
  if (ask !== undefined && passOn(draft, text, (newest) => newest.answers.has(ask))) return true;
  return passMisprint(draft, text, canonical);
}

/** "laundry ulun pindah ka lampihong": where it is, though nobody says so. */
const changedIn = (canonical: string): AskName | undefined =>
  fieldIn(canonical) ?? (caseKindIn(canonical) === 'address_changed' ? 'address' : undefined);

/** "nib nya salah nama": what stands wrongly in a permit that is out is no change of the business; an officer looks at it. */
function passMisprint(draft: Draft, text: string, canonical: string): boolean {
  if (!WRONG.test(canonical) || SUPPOSES.test(canonical) || text.includes('?')) return false;
  const named = [draft.world.understand(text).entity ?? []].flat();
  const about = ({ permits }: ApplicationFacts): boolean =>
    named.some((code) => permits.includes(code)) ||
    (named.includes(CHANGE) && permits.some((code) => NIB.includes(code))) ||
    OF_A_PERMIT.test(canonical);
  const out = draft.facts.applications.find(
    (one) => (one.stage === 'issued' || one.stage === 'completed') && about(one),
  );
  if (!out) return false;
  say(draft, 'edit.misprint', { number: out.number ?? '' });
  if (!sayWaiting(draft))
    emit(draft, { type: 'ticket_opened', topic: 'help', reason: text, application: out.id });
  return true;
}

/** "desa lasung batu rt 3", "nik saya 6311…" and no more, while such a case is with the office: it is about that. */
export function passFacts(draft: Draft, text: string): boolean {
  if (openQuestion(draft)) return false;
  const told = Object.keys(factsIn(text, canonicalText(text)));
  if (isAddress(text)) told.push('address');
  return passOn(draft, text, ({ answers }) => told.some((ask) => answers.has(ask)));
}

function passOn(draft: Draft, text: string, isMeant: (newest: ApplicationFacts) => boolean): boolean {
  const newest = draft.facts.applications.find(({ stage }) => !hasEnded(stage));
  if (!newest || newest.stage === 'draft' || newest.stage === 'issued' || !isMeant(newest)) return false;
  say(draft, 'edit.passed_on', { number: newest.number ?? '' });
  if (sayWaiting(draft)) return true;
  emit(draft, { type: 'ticket_opened', topic: 'help', reason: text, application: newest.id });
  return true;
}
