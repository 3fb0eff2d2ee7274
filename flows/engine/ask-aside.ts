import type { AskName } from '../../licensing/catalogue/asks.ts';
import type { SayOption, Values } from '../event.ts';
import type { AsideKind } from '../session.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';
import { optionHash } from './options.ts';

/** Asks something that belongs to no flow; the next message is first read as its reply. */
export function askAside(
  draft: Draft,
  kind: AsideKind,
  question: { text: string; values?: Values; options: SayOption[]; asks: AskName },
  payload: Record<string, string> = {},
): void {
  say(draft, question.text, question.values, { options: question.options, asks: question.asks });
  draft.session.aside = {
    kind,
    payload: { ...payload, ids: question.options.map(({ id }) => id).join('\n') },
    asked: {
      key: kind,
      asks: question.asks,
      revision: draft.world.catalogue.revision,
      at: draft.now,
      attempts: 0,
      options: optionHash(question.options),
    },
  };
  draft.ask = false;
}
