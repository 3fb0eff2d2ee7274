import type { Draft } from '../draft.ts';
import { showMenu } from '../talk/menu.ts';
import { askTrade } from '../trade/perhaps-trade.ts';
import { sayWaiting } from '../waiting.ts';

/** A hello is answered with the open question, the place in the queue, or the menu. */
export function welcome(draft: Draft, text: string): void {
  if (draft.session.frames.length > 0) {
    draft.resumed = true;
    draft.ask = true;
    return;
  }
  // "mlm min, sy jualan gorengan": a hello with more behind it.
  if (askTrade(draft, text)) return;
  if (!sayWaiting(draft)) showMenu(draft, 'menu.welcome');
}
