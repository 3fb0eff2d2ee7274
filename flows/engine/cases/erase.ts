import type { Value } from '../../event.ts';
import type { Notice } from '../../input.ts';
import { askAside } from '../ask-aside.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { askOfficer } from '../talk/officer.ts';

/** The last words are on their way by then. */
const IN_A_MOMENT_MS = 60_000;

/** "hapus data": says what goes and what stays before it asks to be sure. */
export function askErase(draft: Draft): void {
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `erase.option.${id}` } }));
  const cases = numbersOf(draft);
  if (cases.length > 0)
    askAside(draft, 'erase', {
      text: 'erase.ask_case',
      values: { cases: listOf(cases) },
      options,
      asks: 'confirm',
    });
  else if (draft.facts.ticket)
    askAside(draft, 'erase', { text: 'erase.ask_ticket', options, asks: 'confirm' });
  else askAside(draft, 'erase', { text: 'erase.ask', options, asks: 'confirm' });
}

/**
 * Where a case was filed, or an officer has the matter in hand, the archive comes first and an officer decides.
 * Anybody else is erased at once.
 */
export function takeErase(draft: Draft, picked: string): void {
  if (picked !== 'yes') {
    draft.ask = true;
    return;
  }
  if (draft.facts.ticket || numbersOf(draft).length > 0) return askOfficer(draft, 'privacy', 'erase');
  emit(draft, { type: 'timer_set', kind: 'erase', key: 'contact', dueAt: draft.now + IN_A_MOMENT_MS });
  say(draft, 'erase.doing');
  draft.ask = false;
}

/** An officer has granted it. */
export function sayErasing(draft: Draft, { cases }: Extract<Notice, { notice: 'erasing' }>): void {
  if (cases.length > 0) say(draft, 'erase.granted_case', { cases: listOf(cases) });
  else say(draft, 'erase.granted');
  draft.ask = false;
}

const numbersOf = (draft: Draft): string[] => draft.facts.applications.flatMap(({ number }) => number ?? []);
const listOf = (cases: readonly string[]): Value => ({ list: [...cases] });
