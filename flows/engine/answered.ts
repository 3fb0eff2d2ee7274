import type { Reading } from '../define.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { popFrame } from './frames.ts';
import { textHash } from './options.ts';
import type { Open } from './frames.ts';

/** What an answer sets going besides being kept: the permit chosen, consent refused, a file handed in. */
export function afterAnswer(draft: Draft, open: Open, reading: Extract<Reading, { read: 'answer' }>): void {
  const { key } = open.position.step;
  if (key === 'permit') choosePermit(draft, open, String(reading.value));
  if (key === 'consent') answerConsent(draft, open, String(reading.value));
}

function choosePermit(draft: Draft, open: Open, code: string): void {
  const application = open.frame.subject;
  emit(draft, { type: 'permit_chosen', application, permits: [code] });
  leadElsewhere(draft, application, code);
}

/** Permits that the bot does not take itself: another authority's, or one an officer leads from the start. */
export function leadElsewhere(draft: Draft, application: string, code: string): boolean {
  const permit = draft.world.catalogue.permits.get(code);
  if (!permit || permit.handling === 'normal') return false;
  emit(draft, { type: 'application_withdrawn', application });
  popFrame(draft);
  draft.ask = false;
  say(draft, `permit.${permit.handling}`, { permit: permit.short_name, issuer: permit.issuer });
  if (permit.handling === 'officer')
    emit(draft, { type: 'ticket_opened', topic: 'help', reason: permit.short_name });
  return true;
}

function answerConsent(draft: Draft, open: Open, choice: string): void {
  const subject = draft.facts.contact.id;
  if (choice === 'agree') {
    // Proof of consent names the wording that was agreed to (UU 27/2022 art. 24).
    const wording = draft.world.texts.text(draft.facts.contact.language, 'ask.consent');
    emit(draft, { type: 'answer_recorded', subject, key: 'consent_wording', value: textHash(wording) });
    return;
  }
  emit(draft, { type: 'answer_removed', subject, key: 'consent' });
  if (choice === 'explain') {
    say(draft, 'consent.explained', { days: draft.world.office.settings.draft_retention_days.value });
    return;
  }
  emit(draft, { type: 'application_withdrawn', application: open.frame.subject });
  popFrame(draft);
  draft.ask = false;
  say(draft, 'consent.declined', { office: draft.world.office.short_name });
  emit(draft, { type: 'ticket_opened', topic: 'counter' });
}
