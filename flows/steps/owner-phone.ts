import { countedText, toldIn } from '../../licensing/understanding/facts/facts-in-text.ts';
import { defineStepType } from '../define.ts';
import type { StepContext } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { identity } from './identity.ts';
import { pointsHere } from './phone.ts';
import { personName } from './person-name.ts';

const typed = identity('phone');
/** "nama beliau Siti", "namanya pak Ahmad hp" */
const AROUND =
  /^(?:(?:nama|ngaran)(?:nya)?|beliau|pak|bu|bapak|ibu|pemilik(?:nya)?|yang punya|adalah|itu|ini)\b[\s:,]*|[\s:,]*\b(?:no(?:mor|mer)?|hp|wa|telp|dan|dengan)(?:nya)?\.?$/gi;

/** The phone of whoever owns the business; their name may stand beside it. */
export const ownerPhone = defineStepType({
  ...typed,
  read(content, context, asked) {
    const words = plainText(content);
    const number =
      words === undefined ? undefined : toldIn(countedText(words)).find(({ ask }) => ask === 'phone');
    if (words === undefined) return typed.read(content, context, asked);
    // Whoever owns the business has no phone: they are reached through the one that writes.
    const own = context.facts.contact.phone;
    if (own !== undefined && pointsHere(words)) return { read: 'answer', value: own, raw: words };
    if (number === undefined) return typed.read(content, context, asked);
    const counted = countedText(words);
    const reading = typed.read({ kind: 'text', text: String(number.value) }, context, asked);
    const name = nameIn(`${counted.slice(0, number.start)} ${counted.slice(number.end)}`, context);
    if (reading.read !== 'answer') return reading;
    return { ...reading, raw: words, ...(name === undefined ? {} : { also: { name } }) };
  },
});

/** What is left beside the number, if it is a name and none was told before. */
function nameIn(rest: string, context: StepContext): string | undefined {
  if (context.answers.has('name')) return undefined;
  let bare = rest.replace(/[\s,:;-]+/g, ' ').trim();
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(AROUND, '').trim();
  }
  const reading = bare === '' ? undefined : personName.read({ kind: 'text', text: bare }, context, undefined);
  return reading?.read === 'answer' && typeof reading.value === 'string' ? reading.value : undefined;
}
