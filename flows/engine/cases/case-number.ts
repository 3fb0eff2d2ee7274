import { parseApplicationNumber } from '../../../licensing/identity/application-number.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { sayNumber } from './status.ts';

/** Meant as a number of ours, however it was copied: figures missing, no letter at the end. */
const MEANT = /(?<![\p{L}\p{Nd}])(?:BLG|ADU)[\s.\-–—_/]*\d{2,4}[\s.\-–—_/]*\d{1,8}/iu;
/** The middle of a number alone. */
const SERIAL = /^\W*(\d{6})\W*$/;

/**
 * A number of a case is recognised by its shape before anything else would take it for an answer, and its status is
 * told; so is that of a complaint which is asked about without its number. False: there is none here.
 */
export function readCaseNumber(
  draft: Draft,
  { complaint }: Pick<MessageInput, 'complaint'>,
  text: string,
): boolean {
  const parsed = parseApplicationNumber(text);
  const shaped = complaint !== undefined || parsed.ok || parsed.reason === 'check' || MEANT.test(text);
  // Whatever a complaint says is the complaint.
  if (!shaped || openQuestion(draft)?.position.step.asks === 'complaint_text') return false;
  delete draft.session.aside;
  sayNumber(draft, text, complaint);
  return true;
}

/** Six figures that stand in the number of an own case are no code sent to be kept to oneself. */
export function readOwnSerial(draft: Draft, text: string | undefined): boolean {
  const { facts } = draft;
  const serial = text === undefined ? undefined : SERIAL.exec(text)?.[1];
  if (serial === undefined || facts.operator || facts.contact.blocked || facts.chat.owner === 'operator')
    return false;
  const own = facts.applications.find(({ number }) => number?.split('-')[2] === serial);
  if (own?.number === undefined) return false;
  sayNumber(draft, own.number);
  return true;
}

/** Whether a text is the number of a case, also one with a slip in it. */
export function holdsNumber(text: string): boolean {
  const parsed = parseApplicationNumber(text);
  return parsed.ok || parsed.reason === 'check';
}
