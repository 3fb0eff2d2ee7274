import { commonApplicants, NIB } from '../../../licensing/bundle/together.ts';
import type { ApplicantType } from '../../../licensing/catalogue/conditions.ts';
import { correctionIn, insteadIn, withoutMarker } from '../../../licensing/understanding/facts/correction.ts';
import { applicantTypeIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { permitsOf } from '../context.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import type { Open } from '../frames.ts';
import { namesOf } from '../permits/permit-names.ts';
import type { MessageInput } from '../../input.ts';
import { keep } from './keep-told.ts';

const [OF_A_PERSON = '', OF_A_COMPANY = ''] = NIB;
const PERSON: ApplicantType = 'perseorangan';
/** A correction that says more than the form has more to be read for. */
const MOST_WORDS = 5;
const ONLY_PERSON = /^(?:(?:mau|yang|atas nama|untuk|usaha|jadi) )*(?:perorangan|perseorangan)(?: saja)?$/;

/** "ga jadi, perorangan aja", "balik ke perorangan": back to what it was before, or on to another one. */
const INSTEAD_AFTER_ALL =
  /^\W*(?:(?:eh|maaf|oh|min)[\s,]+)*(?:(?:ga|gak|nggak|tidak|tdk|kada|kd|batal)\s*jadi(?:\s+(?:cv|pt|firma|koperasi))?(?:\s*[,.;]+\s*|\s+(?=.*\b(?:aja|saja|haja)\b))|(?:balik|kembali)(?:\s+lagi)?\s+ke\s+)(?<right>\S.*)$/i;

/**
 * "bukan CV, perorangan aja" in the application for a company's NIB: whose it is decides which of the two ways to the NIB is
 * gone, and what was answered serves both. False: the form stays what it was, or the other permits are not for the new one.
 */
export function takeOtherForm(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const application = currentApplication(draft);
  if (open.frame.flow !== 'apply' || application?.stage !== 'draft') return false;
  const held = application.permits.find((code) => NIB.includes(code));
  const form = held === undefined ? undefined : correctedForm(open, text);
  if (held === undefined || form === undefined) return false;
  const other = form === PERSON ? OF_A_PERSON : OF_A_COMPANY;
  if (other === held)
    return form === PERSON ? isKnown(draft, text) : takeForm(draft, open, form, input, text);
  const permits = application.permits.map((code) => (code === held ? other : code));
  if (!commonApplicants(permitsOf(draft.world, { permits })).includes(form)) return false;
  const { id } = application;
  emit(draft, { type: 'permit_chosen', application: id, permits });
  emit(draft, { type: 'answer_recorded', subject: id, key: 'permit', value: other, message: input.id });
  if (form === PERSON) emit(draft, { type: 'answer_removed', subject: id, key: 'applicant_type' });
  else
    emit(draft, {
      type: 'answer_recorded',
      subject: id,
      key: 'applicant_type',
      value: form,
      message: input.id,
    });
  say(draft, 'form.other_form', { permit: namesOf(draft.world, permits) });
  draft.ask = true;
  return true;
}

/** "bukan CV, perorangan" where a person's it is already. */
function isKnown(draft: Draft, text: string): boolean {
  if (!insteadIn(text)) return false;
  say(draft, 'told.known');
  draft.ask = true;
  return true;
}

/** "mau ganti PT Perorangan aja" in the application for a company: the same NIB, of another kind of company. */
function takeForm(draft: Draft, open: Open, form: ApplicantType, input: MessageInput, text: string): boolean {
  const step = open.flow.steps.find(({ asks }) => asks === 'applicant_type');
  const held = step && contextIn(draft, open.frame.subject).answers.get(step.key)?.value;
  if (!step || held === undefined) return false;
  // "eh nama cv nya …" changes the name of the CV that it is.
  if (held === form) return isKnown(draft, text);
  keep(
    draft,
    open,
    input,
    new Map([
      [
        { step, value: form },
        { read: 'answer', value: form },
      ],
    ]),
    true,
  );
  return true;
}

/** The form that words put in the place of the one which the held NIB is for. */
function correctedForm(open: Open, text: string): ApplicantType | undefined {
  const instead = insteadIn(text);
  if (instead) {
    const wrong = applicantTypeIn(canonicalText(instead.wrong));
    const right = applicantTypeIn(canonicalText(instead.right));
    if (wrong === undefined || wrong === right) return undefined;
    return right === PERSON || wrong === PERSON ? right : undefined;
  }
  const afterAll = INSTEAD_AFTER_ALL.exec(text)?.groups?.['right'];
  const canonical = canonicalText(afterAll ?? text);
  const { asks } = open.position.step;
  // Where a trade is asked for, "perorangan aja" can be none.
  const plain = asks === 'applicant_type' || (asks === 'kbli' && ONLY_PERSON.test(canonical));
  if (!plain && afterAll === undefined && correctionIn(text, canonical) === undefined) return undefined;
  const right = canonicalText(afterAll ?? withoutMarker(text));
  return right.split(' ').length > MOST_WORDS ? undefined : applicantTypeIn(right);
}
