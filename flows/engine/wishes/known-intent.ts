import type { Intent } from '../../../licensing/understanding/understand.ts';
import type { MessageInput } from '../../input.ts';
import type { Draft } from '../draft.ts';
import { isNib } from './begin-said.ts';
import type { WishBeside } from './info.ts';
import { DO } from './intents.ts';
import { SURE } from './wishes.ts';

/** The wish beside questions that had to ask first which permit was meant; `picked`: its code. */
export function beginWish(draft: Draft, { text, message }: WishBeside, picked: string): void {
  const understood = draft.world.understand(text);
  const wish = understood.wishes.find(({ intent }) => intent === 'start_application');
  const named = [wish?.entity ?? picked].flat();
  const codes = isNib(picked) ? [picked, ...named.filter((code) => !isNib(code))] : named;
  const entity = codes.length > 1 ? codes : (codes[0] ?? null);
  DO.start_application(draft, { ...understood, entity }, { id: message }, text);
}

/** What somebody else thought was meant, and the person agreed to; `permit`: a code or ''. */
export function followProposed(draft: Draft, intent: Intent, permit: string): void {
  const understood = {
    intent,
    intents: [intent],
    entity: permit === '' ? null : permit,
    wishes: [{ intent, entity: permit === '' ? null : permit }],
    facts: {},
    confidence: 1,
    alternatives: [],
  };
  DO[intent](draft, understood, { id: '' }, '');
}

/** "mau bikin NIB, ini KTP saya" under a photo that belongs nowhere yet: the form is begun, and the photo has its place. */
export function beginByCaption(draft: Draft, input: Pick<MessageInput, 'id'>, caption: string): void {
  const understood = draft.world.understand(caption);
  const { intents, entity, confidence } = understood;
  if (entity === null || confidence < SURE || !intents.includes('start_application')) return;
  DO.start_application(draft, understood, input, caption);
}
