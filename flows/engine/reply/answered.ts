import type { Reading } from '../../define.ts';
import { finishAdvice } from '../trade/advice.ts';
import { partTrades } from '../trade/activities.ts';
import { noteDeclined } from './declined.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { leadElsewhere } from '../permits/elsewhere.ts';
import { popFrame } from '../frames.ts';
import { textHash } from '../options.ts';
import type { Open } from '../frames.ts';

/** What an answer sets going besides being kept: the permit chosen, consent refused, a file handed in. */
export function afterAnswer(draft: Draft, open: Open, reading: Extract<Reading, { read: 'answer' }>): void {
  const { key } = open.position.step;
  if (reading.says !== undefined) say(draft, reading.says);
  if (typeof reading.value !== 'string') return;
  if (open.position.step.asks === 'kbli') partTrades(draft, open, reading.value);
  if (key === 'permit') choosePermit(draft, open, reading.value);
  if (key === 'advise_special') finishAdvice(draft);
  if (key === 'consent') answerConsent(draft, open, reading.value);
}

function choosePermit(draft: Draft, open: Open, code: string): void {
  const application = open.frame.subject;
  emit(draft, { type: 'permit_chosen', application, permits: [code] });
  if (!leadElsewhere(draft, code)) return;
  emit(draft, { type: 'application_withdrawn', application });
  popFrame(draft);
  draft.ask = false;
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
  delete draft.session.held;
  delete draft.session.pin;
  emit(draft, { type: 'application_withdrawn', application: open.frame.subject });
  popFrame(draft);
  noteDeclined(draft, open.frame.subject);
  draft.ask = false;
  say(draft, 'consent.declined', { office: draft.world.office.short_name });
  emit(draft, { type: 'ticket_opened', topic: 'counter' });
}
