import { isAskName } from '../../../licensing/catalogue/asks.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { contextIn, emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { HOME } from './home.ts';
import { fill, readFields } from './kept-reading.ts';
import { isRefused, noteMended } from './mended.ts';

/** What a card tells of the answers that are asked for. */
export const OWN: Readonly<Record<string, readonly string[]>> = { ktp: ['nik', 'name'], npwp: ['npwp'] };

/** The place of business, where it was chosen to be the one on the KTP. */
const PLACE: ReadonlySet<string> = new Set(['address', 'village', 'district']);

/** All that may have come from a card. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  ktp: [...(OWN['ktp'] ?? []), ...Object.values(HOME), ...PLACE],
  npwp: OWN['npwp'] ?? [],
};

/**
 * Takes name and number from the card where they are asked for and not given, or refused by an officer; `replace`: also where they are.
 * What is not `right` is left out.
 */
export function prefill(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  replace?: 'replace',
  right: (key: string) => boolean = () => true,
): void {
  const read = readFields(application, code);
  const required = contextIn(draft, application.id).required();
  const filled: string[] = [];
  for (const key of OWN[code] ?? []) {
    const value = read[key];
    if (value === undefined || !isAskName(key) || !required.has(key) || !right(key)) continue;
    const given = application.answers.get(key);
    const free = given === undefined || given.mark === 'deferred' || isRefused(draft, application, key);
    if (!free && replace === undefined) continue;
    fill(draft, application, key, value);
    filled.push(key);
  }
  mend(draft, application.id, filled);
  if (code !== 'ktp') return;
  for (const [field, key] of Object.entries(HOME)) {
    const value = read[field];
    if (value !== undefined) fill(draft, application, key, value);
  }
}

/** The card counts no longer: what was taken from it, or from the case it came with, goes along; what was typed stays. */
export function dropRead(draft: Draft, { id, answers }: ApplicationFacts, code: string): void {
  const read = new Set(Object.values(readFields({ answers }, code)));
  for (const key of KEPT[code] ?? []) {
    const { value, source } = answers.get(key) ?? {};
    const ofCard = (typeof value === 'string' && read.has(value)) || (code === 'ktp' && PLACE.has(key));
    if (source === 'prefill' || (source === 'document' && ofCard))
      emit(draft, { type: 'answer_removed', subject: id, key });
  }
}

/** What an officer wanted replaced may come from a card as well as from a line. */
function mend(draft: Draft, application: string, keys: readonly string[]): void {
  for (const frame of draft.session.frames) {
    const flow = draft.world.flows.get(frame.flow);
    if (flow?.subject === 'application' && frame.subject === application)
      noteMended(draft, { flow, frame }, keys);
  }
}
