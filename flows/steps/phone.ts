import { readChoice } from '../../licensing/understanding/choice.ts';
import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { StepContext, StepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { maskPhone } from '../../licensing/identity/mask.ts';
import { identity } from './identity.ts';

const typed = identity('phone');

/** "sama", "yg ini aja": the number they write from. */
const SAME =
  /^\s*(?:(?:yang|yg|nang|nomor|nomer|no|wa|hp)\.? )*(?:sama|ini|itu|same|this)(?: (?:aja|saja|ini|haja|lah|juga|jg|min|pak|bu|ya|one))*[.! ]*$/i;

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
      if (readChoice(words, shown) === 0 || SAME.test(words) || agrees)
        return { read: 'answer', value: own, raw: words };
    }
    return typed.read(content, context, asked);
  },
});

function thisNumber(context: StepContext) {
  const own = context.facts.contact.phone;
  return own === undefined
    ? []
    : [{ id: 'this', label: { text: 'phone.this', values: { phone: maskPhone(own) } } }];
}
