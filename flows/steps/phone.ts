import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { Reading, StepContext, StepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { maskPhone } from '../../licensing/identity/mask.ts';
import { identity } from './identity.ts';

const typed = identity('phone');

/** "sama", "pakai nomor ini aja": it points at the number they write from, with words around it that change nothing. */
const POINTS = /^(?:sama|ini|itu|same|this)$/;
/** "pakai nomor saya" of somebody who acts for another. */
const MINE = /\b(?:nomor|hp|wa)(?:ku| saya)\b/;
const AROUND =
  /^(?:yang|anak|istri|suami|nomor|hp|wa|whatsapp|chat|pakai|memakai|dipakai|gunakan|digunakan|dengan|saja|haja|juga|min|mimin|pak|bu|ya|dong|saya|ku|kirim|sekarang|aktif|di|sini|one|number|use|my)(?:nya|ku)?$/;

/** "cuma ini", "ga punya hp lain" */
const NO_OTHER =
  /^(?:(?:saya|nomor|hp|wa) )*(?:(?:cuma|hanya) (?:yang )?ini|(?:tidak|belum) (?:punya|ada) (?:nomor|hp|wa|yang) (?:hp )?lain)(?: (?:saja|min|pak|bu|ya|lagi))*$/;

/** Whether words point at the number that somebody writes from. */
export function pointsHere(text: string): boolean {
  const canonical = canonicalText(text.replace(/[^\p{L}\s]+/gu, ' '));
  const words = canonical.split(' ');
  if (NO_OTHER.test(canonical)) return true;
  return (
    (MINE.test(canonical) || words.some((word) => POINTS.test(word))) &&
    words.every((word) => POINTS.test(word) || AROUND.test(word))
  );
}

/** The phone to be reached at: the one in hand (when the channel knows its number), the owner's, or another, typed. */
export const phone: StepType = defineStepType({
  name: 'phone',
  open: false,
  byShape: true,
  numeric: true,
  options: (context) => offered(context).map(({ id, number }) => option(id, number)),
  read(content, context, asked) {
    const words = plainText(content);
    if (words === undefined) return typed.read(content, context, asked);
    const numbers = offered(context);
    const shown = renderOptions(
      context.world,
      context.facts.contact.language,
      numbers.map(({ id, number }) => option(id, number)),
    );
    const answer = (number: string): Reading => ({ read: 'answer', value: number, raw: words });
    // "1" means the number that was shown, never one that nobody has seen offered.
    const picked = asked === undefined ? null : readChoice(words, shown);
    const [only, ...others] = numbers;
    // It is the only one offered: a yes means it.
    const agrees = asked !== undefined && others.length === 0 && readYesNo(words) === true;
    const own = context.facts.contact.phone;
    const owners = numbers.find(({ id }) => id === 'owner');
    if (picked !== null && numbers[picked]) return answer(numbers[picked].number);
    if (owners && OWNERS.test(canonicalText(words))) return answer(owners.number);
    if (only && agrees) return answer(only.number);
    if (!pointsHere(words)) return typed.read(content, context, asked);
    return own === undefined ? { read: 'refused', reason: 'phone.unseen' } : answer(own);
  },
});

/** "nomor suami tadi", "pakai hp pemilik": the one that was told for whoever owns the business. */
const OWNERS =
  /^(?:(?:pakai|dengan|yang|nomor|hp|wa|sama|ke|punya|milik) )*(?:suami|istri|bini|pemilik|bos|owner|beliau|dia|tadi)(?:nya)?(?: (?:saya|tadi|saja|itu|juga|ya|min))*$/;

type Known = { id: 'this' | 'owner'; number: string };

/** The numbers that are known already: of whoever writes, and of the owner whom they act for. */
function offered(context: StepContext): Known[] {
  const own = context.facts.contact.phone;
  const owners = context.answer('owner_phone');
  return [
    ...(own === undefined ? [] : [{ id: 'this' as const, number: own }]),
    ...(typeof owners === 'string' && owners !== own ? [{ id: 'owner' as const, number: owners }] : []),
  ];
}

const LABELS = { this: 'phone.this', owner: 'phone.owner' } as const;

const option = (id: Known['id'], number: string): SayOption => ({
  id,
  label: { text: LABELS[id], values: { phone: maskPhone(number) } },
});
