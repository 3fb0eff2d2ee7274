import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Twin } from '../../input.ts';
import type { FileRef } from '../../message.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { EXTRA } from './extras.ts';
import { CARDS } from './kept-reading.ts';
import { unnamedOf } from './which-document.ts';

/**
 * The very same file once more is no new page and replaces nothing: it is said, and not filed. Whoever names another
 * document (`named`) knows why; one that is only `asked` for may be in the same paper, but on no card.
 */
export function isSentAgain(
  draft: Draft,
  { id }: ApplicationFacts,
  items: readonly ChecklistItem[],
  file: FileRef,
  { twin, named, asked }: { twin: Twin | undefined; named: string | undefined; asked: string | undefined },
): boolean {
  if (twin?.application === id && twin.code === EXTRA && named === undefined) {
    say(draft, 'file.same_extra');
    return true;
  }
  const code = twin?.application === id ? twin.code : filedJustNow(draft, id, file);
  const item = items.find((one) => one.code === code);
  if (code === undefined || item === undefined) return false;
  if (named !== undefined && named !== code) return false;
  if (asked !== undefined && asked !== code && !CARDS.has(code)) return false;
  say(draft, item.state === 'rejected' ? 'file.same_rejected' : 'file.same', { label: item.short });
  return true;
}

/** The very same file once more while it is not yet known what the first one is: said, and asked about only once. */
export function isWaiting(draft: Draft, { sha256 }: FileRef): boolean {
  const { unnamed, aside } = draft.session;
  const asked = aside?.kind === 'which_document' ? unnamedOf(aside.payload) : [];
  if (![...(unnamed?.files ?? []), ...asked].some(({ file }) => file.sha256 === sha256)) return false;
  say(draft, 'file.same_waiting');
  draft.ask = false;
  return true;
}

function filedJustNow({ events }: Draft, application: string, { sha256 }: FileRef): string | undefined {
  for (const event of events) {
    if (event.type !== 'document_filed' || event.application !== application) continue;
    if (event.file.sha256 === sha256) return event.code;
  }
  return undefined;
}
