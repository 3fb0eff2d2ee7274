import { readChoice } from '../../licensing/understanding/choice.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { StepContext, StepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { maskPhone } from '../../licensing/identity/mask.ts';
import { identity } from './identity.ts';

const typed = identity('phone');

/** "sama", "pakai nomor ini aja": it points at the number they write from, with words around it that change nothing. */
const POINTS = /^(?:sama|ini|itu|same|this)$/;
const AROUND =
  /^(?:yang|nomor|hp|wa|whatsapp|chat|pakai|memakai|dipakai|gunakan|digunakan|dengan|saja|haja|juga|min|mimin|pak|bu|ya|dong|saya|ku|kirim|sekarang|aktif|di|sini|one|number|use|my)(?:nya|ku)?$/;

/** Whether words point at the number that somebody writes from. */
function pointsHere(text: string): boolean {
  const words = canonicalText(text.replace(/[^\p{L}\s]+/gu, ' ')).split(' ');
  return (
    words.some((word) => POINTS.test(word)) && words.every((word) => POINTS.test(word) || AROUND.test(word))
  );
}

/** The phone to be reached at: the one in hand (when the channel knows its number) or another, typed. */
export const phone: StepType = defineStepType({
  name: 'phone',
  open: false,
  byShape: true,
  numeric: true,
  options: thisNumber,
  read(content, context, asked) {
    const words = plainText(content);
    const own = context.facts.contact.phone;
    if (words !== undefined && own !== undefined) {
      const shown = renderOptions(context.world, context.facts.contact.language, thisNumber(context));
      // It is the only one offered: a yes means it.
      const agrees = asked !== undefined && readYesNo(words) === true;
      if (readChoice(words, shown) === 0 || pointsHere(words) || agrees)
        return { read: 'answer', value: own, raw: words };
    }
    if (words !== undefined && own === undefined && pointsHere(words))
      return { read: 'refused', reason: 'phone.unseen' };
    return typed.read(content, context, asked);
  },
});

function thisNumber(context: StepContext) {
  const own = context.facts.contact.phone;
  return own === undefined
    ? []
    : [{ id: 'this', label: { text: 'phone.this', values: { phone: maskPhone(own) } } }];
}
