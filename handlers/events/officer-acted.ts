import { passAct } from '../pass-act.ts';
import type { EventHandler } from '../handler.ts';

export const officerActed: EventHandler<'officer_acted'> = (work, event) => passAct(work, event.act);
