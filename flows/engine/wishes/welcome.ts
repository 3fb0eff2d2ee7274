import type { Draft } from '../draft.ts';
import { sayHello } from '../talk/greeting.ts';
import { showMenu } from '../talk/menu.ts';
import { askTrade } from '../trade/perhaps-trade.ts';
import { sayWaiting } from '../waiting.ts';

/** So long a person knows who speaks. */
const KNOWN_MS = 24 * 60 * 60_000;

/** A hello is answered with the open question, the place in the queue, or the menu. */
export function welcome(draft: Draft, text: string): void {
  if (draft.session.frames.length > 0) {
    draft.resumed = true;
    draft.ask = true;
    return;
  }
  // "mlm min, sy jualan gorengan": a hello with more behind it.
  if (askTrade(draft, text)) return;
  if (sayWaiting(draft)) return;
  const { session, now } = draft;
  if (typeof session.met === 'number' && now - session.met < KNOWN_MS) {
    sayHello(draft, text);
    return showMenu(draft);
  }
  session.met = now;
  showMenu(draft, 'menu.welcome');
}
