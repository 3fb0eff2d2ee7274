import { greetingPart } from '../../../licensing/calendar/format.ts';
import type { SayOption } from '../../event.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { optionHash } from '../options.ts';
import { newestDraft } from '../frames.ts';

export const MENU = ['apply', 'info', 'status', 'complaint', 'officer'] as const;

export function menuOptions(): SayOption[] {
  return MENU.map((id) => ({ id, label: { text: `menu.option.${id}` } }));
}

/** The menu, as a question of its own: it is on no flow's way. */
export function showMenu(draft: Draft, text = 'menu.ask'): void {
  const options = menuOptions();
  say(
    draft,
    text,
    {
      part: { text: `greeting.${greetingPart(draft.now, draft.world.calendar.zone)}` },
      office: draft.world.office.short_name,
      resume: newestDraft(draft) ? { text: 'menu.resume' } : '',
    },
    { options, asks: 'wish' },
  );
  draft.session.aside = {
    kind: 'menu',
    payload: {},
    asked: {
      key: 'menu',
      asks: 'wish',
      revision: draft.world.catalogue.revision,
      at: draft.now,
      attempts: 0,
      options: optionHash(options),
    },
  };
  draft.ask = false;
}
