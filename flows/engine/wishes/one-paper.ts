import { isOnePaper } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { paperOf } from '../permits/permit-names.ts';
import { keepToldOf, keepTopic } from '../permits/topic.ts';
import { infoText, infoValues } from './info-text.ts';

/**
 * "dasar hukum nib apa", "nib bayar berapa": the rules of a paper, and what is the same whoever gets it, are told without
 * asking first whose it is. False: something else was asked.
 */
export function sayOfOnePaper(draft: Draft, intents: readonly string[], codes: readonly string[]): boolean {
  if (!isOnePaper(codes)) return false;
  const permits = codes.flatMap((code) => draft.world.catalogue.permits.get(code) ?? []);
  const told = intents.map((intent) => toldOfAll(draft, intent, permits));
  if (told.some((each) => each === undefined)) return false;
  for (const each of told) if (each) say(draft, each.text, { ...each.values, permit: paperOf(codes) });
  const [first = '', ...others] = codes;
  keepTopic(draft, first, ...others);
  keepToldOf(draft, intents);
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}

type Told = { text: string; values: ReturnType<typeof infoValues> };

function toldOfAll(draft: Draft, intent: string, permits: readonly Permit[]): Told | undefined {
  const rules = [...new Set(permits.flatMap((permit) => permit.legal_basis))];
  if (intent === 'ask_legal_basis' && rules.length > 0) {
    const lines = rules.map((label) => ({ text: 'info.line', values: { label } }));
    return { text: 'info.legal_basis', values: { items: { lines } } };
  }
  const [first, ...others] = permits.map((permit) => ({
    text: `info.${infoText(permit, intent)}`,
    values: { ...infoValues(draft, permit, intent), permit: '' },
  }));
  const same = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return first && same && first.text !== 'info.requirements' ? first : undefined;
}
