import type { Aside } from '../../session.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion, stepByKey } from '../frames.ts';
import { obey } from './obey.ts';
import { keep } from '../told/keep-told.ts';

/** A yes takes what was guessed, a no what was typed, where that can be taken as it is. */
export function takeMeant(draft: Draft, picked: string, { payload, asked }: Aside): void {
  const open = openQuestion(draft);
  const { key = '', suggestion = '', given = '', typed = '', message = '' } = payload;
  const step = open && stepByKey(draft, open, key);
  draft.ask = true;
  if (!open || !step) return;
  const value = picked === 'yes' ? suggestion : given;
  const context = contextIn(draft, open.frame.subject);
  const reading = step.type.read({ kind: 'text', text: value }, context, { ...asked, refused: typed });
  if (reading.read !== 'answer' || reading.mark !== undefined) return;
  if (key === open.position.step.key) obey(draft, open, reading, { id: message });
  else keep(draft, open, { id: message }, new Map([[{ step, value }, reading]]));
}
