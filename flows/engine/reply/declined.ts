import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { beginApplication, currentApplication } from '../frames.ts';
import type { MessageInput } from '../../input.ts';

const AGREES = /\b(setuju|satuju|jadi|lanjut\w*|agree|go on)\b/i;
const REFUSES = /\b(tidak|tdk|ga|gak|nggak|kada|belum|blm|batal|not?)\b/i;
/** A number of a person or a case, or an address of e-mail. */
const PERSONAL = /\d(?:[\s.-]*\d){8}|\S@\S/;

/** Consent was refused: the application is over, but minds change. `application` is the one that was withdrawn. */
export function noteDeclined(draft: Draft, application: string): void {
  draft.session.declined_consent = { application };
}

/**
 * What is written after consent was refused: whoever agrees after all goes on where they were, and nothing about a person
 * is kept until then. False: it is read like anything else.
 */
export function readAfterDeclined(draft: Draft, input: MessageInput, text: string): boolean {
  const { session, facts, world } = draft;
  const { declined_consent: declined } = session;
  if (!declined) return false;
  if (session.frames.length > 0 || facts.contact.answers.has('consent')) {
    delete session.declined_consent;
    return false;
  }
  if (session.aside) return false;
  const agrees = !REFUSES.test(text) && (readYesNo(text) === true || AGREES.test(text));
  if (agrees && text.length <= 60) {
    delete session.declined_consent;
    resume(draft, declined.application);
    return true;
  }
  if (PERSONAL.test(text)) {
    emit(draft, { type: 'secret_received', message: input.id });
    say(draft, 'consent.not_kept');
    return true;
  }
  if (world.understand(text).confidence >= KNOWN || text.includes('?')) return false;
  say(draft, 'consent.changed_mind');
  return true;
}

/** From here on the words are a wish or a question of their own. */
const KNOWN = 0.5;

/** A new application with what was told of the business; consent is asked in full again. */
function resume(draft: Draft, before: string): void {
  const old = draft.facts.applications.find(({ id }) => id === before);
  beginApplication(draft, old?.permits ?? []);
  const subject = currentApplication(draft)?.id;
  if (!old || subject === undefined) return;
  for (const [key, { value, raw, mark, problems }] of old.answers) {
    const more = {
      ...(raw === undefined ? {} : { raw }),
      ...(mark === undefined ? {} : { mark }),
      ...(problems === undefined ? {} : { problems }),
    };
    emit(draft, { type: 'answer_recorded', subject, key, value, ...more });
  }
  say(draft, 'consent.resumed');
}
