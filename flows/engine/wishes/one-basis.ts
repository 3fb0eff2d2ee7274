import { isOnePaper } from '../../../licensing/bundle/together.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** "dasar hukum nib apa": the rules of a paper are told without asking first whose it is. False: something else was asked. */
export function sayOneBasis(draft: Draft, intents: readonly string[], codes: readonly string[]): boolean {
  if (!isOnePaper(codes) || intents.some((intent) => intent !== 'ask_legal_basis')) return false;
  const permits = codes.flatMap((code) => draft.world.catalogue.permits.get(code) ?? []);
  const rules = [...new Set(permits.flatMap((permit) => permit.legal_basis))];
  const [paper = ''] = codes[0]?.split('-') ?? [];
  if (rules.length === 0) return false;
  const lines = rules.map((label) => ({ text: 'info.line', values: { label } }));
  say(draft, 'info.legal_basis', { permit: paper, items: { lines } });
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}
