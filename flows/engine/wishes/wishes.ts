import { canonicalText, plainText } from '../../../licensing/understanding/words/normalise.ts';
import { QUESTIONS } from '../../../licensing/understanding/intent/found.ts';
import type { Intent, Understanding } from '../../../licensing/understanding/understand.ts';

/** From here on an intent may lead away from an open form. */
export const SURE = 0.7;
/** So sure is what names a matter of others outright. */
export const TOPIC = 0.93;

/** Words that say a permit is wanted, not only named. */
export const WISH = /\b(urus|ngurus|mengurus|bikin|buat|daftar|ajukan|mohon|perpanjang\w*|apply)\b/i;

/** What a person may ask in the middle of a form; other wishes there are more likely an answer. */
export const INTERRUPTING: ReadonlySet<Intent> = new Set<Intent>([
  ...QUESTIONS,
  'ask_human',
  'complain',
  'delete_data',
  'change_language',
  'stop',
  'menu',
]);

export const ABOUT_PERMITS: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
]);

/** Answered where they stand; the others open something, and come after what was asked. */
const ANSWERED: ReadonlySet<Intent> = new Set<Intent>([
  ...ABOUT_PERMITS,
  'ask_location_hours',
  'check_status',
  'upload_document',
  'thanks',
]);
const POLITE: ReadonlySet<Intent> = new Set<Intent>(['greet', 'thanks']);

/** One thing to do; questions about the same permits are answered together. */
export interface Act {
  intents: [Intent, ...Intent[]];
  entity: Understanding['entity'];
}

/** What a message asks for, in the order in which it is done: questions first, then what they lead up to. */
export function actsOf(understood: Understanding, inForm: boolean): Act[] {
  const wishes = inForm ? interruptionsOf(understood) : wishesOf(understood);
  const ordered = [
    ...wishes.filter(({ intent }) => ANSWERED.has(intent)),
    ...wishes.filter(({ intent }) => !ANSWERED.has(intent)),
  ];
  const acts: Act[] = [];
  for (const { intent, entity } of ordered) {
    const last = acts.at(-1);
    const together =
      last !== undefined &&
      ABOUT_PERMITS.has(intent) &&
      last.intents.every((each) => ABOUT_PERMITS.has(each));
    if (together && String(last.entity) === String(entity)) last.intents.push(intent);
    else acts.push({ intents: [intent], entity });
  }
  return acts;
}

type Wish = Understanding['wishes'][number];

/** In the middle of a form: everything that was asked, and nothing that would begin another one beside it. */
function interruptionsOf(understood: Understanding): readonly Wish[] {
  const asked = meantIn(understood).filter(({ intent }) => INTERRUPTING.has(intent));
  return asked.length > 0 ? asked : [{ intent: understood.intent, entity: understood.entity }];
}

function wishesOf(understood: Understanding): readonly Wish[] {
  const meant = meantIn(understood);
  const matters = meant.filter(({ intent }) => !POLITE.has(intent));
  const wishes = matters.length > 0 ? matters : meant;
  const asked = wishes.filter(({ intent }) => intent !== 'start_application');
  // "mau bikin nib, gimana caranya": told how, whoever wants it begins with a word.
  if (asked.some(({ intent }) => intent === 'ask_procedure')) return asked;
  return wishes;
}

/** A matter of another office is answered as such, whatever else its words resemble. */
function meantIn({ intent, intents, entity, wishes }: Understanding): readonly Wish[] {
  if (intents.includes('out_of_scope')) return [{ intent: 'out_of_scope', entity }];
  // Either brings an officer: "ada yg minta uang, katanya orang dinas" is one matter, and so is "kecewa, mana petugasnya".
  if (intents.includes('complain') && intents.includes('ask_human')) {
    const other = intent === 'complain' ? 'ask_human' : 'complain';
    return wishes.filter((wish) => wish.intent !== other);
  }
  // "izin saya gimana": where it stands, not how a permit is obtained.
  if (intents.includes('check_status') && entity === null)
    return wishes.filter(({ intent }) => !ABOUT_PERMITS.has(intent));
  return wishes;
}

const KNOCKS =
  /\b(?:ada|masih|online|aktif|buka) (?:orang|urang|admin|petugas|yang jaga|yang balas)\b|^(?:admin|petugas)(?:nya)? ada\b/;
const TALKS =
  /\b(?:bicara|ngobrol|hubungi|telepon|telpon|sambung\w*|panggil\w*|langsung|minta|mau|ingin|lapor|bantu)\b/;

/** "masih ada orang? berapa biaya": who knocks before they ask is answered by the answer. */
export function withoutKnock(understood: Understanding, text: string): Understanding {
  const { intents, wishes } = understood;
  if (intents.length < 2 || !intents.includes('ask_human')) return understood;
  const canonical = canonicalText(text);
  if (!KNOCKS.test(canonical) || TALKS.test(canonical)) return understood;
  const left = intents.filter((intent) => intent !== 'ask_human');
  return {
    ...understood,
    intent: left[0] ?? understood.intent,
    intents: left,
    wishes: wishes.filter(({ intent }) => intent !== 'ask_human'),
  };
}

const PLEA =
  /\b(?:tolong|mohon|minta|bantu|dibantu)\b(?: \w+){0,4}? (?:buat\w*|dibuat\w*|urus\w*|diurus\w*|mengurus\w*|proses|diproses|daftar\w*|bikin\w*|dibikin\w*)\b|\b(?:ingin|mau|bermaksud|hendak|perlu)\b(?: \w+){0,2}? (?:mengurus|urus|membuat|buat|bikin|daftar|mendaftar\w*)\b/;
const LONG_TALE = 25;
/** "harusnya Toko Berkah, tolong diubah": of what is wrong in a NIB. */
const TO_BE_CHANGED =
  /\b(?:tolong|tlg|tlng|mohon|mhn|minta|bantu|bantuin)\b(?: \w+){0,3}? (?:di)?(?:ubah|rubah|ganti|gantikan|betulkan|perbaiki|perbaikkan|ralat|tambah|tambahkan)\b/;
const CHANGED = 'NIB-UBAH';

/**
 * Somebody who speaks into the phone tells all at once, and asks "apa saja yang harus dikirim" with it: a long tale that
 * pleads for a permit wishes for it, and the form asks for what it needs.
 */
export function withPlea(understood: Understanding, text: string): Understanding {
  const { entity, intents } = understood;
  const canonical = canonicalText(text);
  const tells = canonical.split(' ').length >= LONG_TALE && PLEA.test(canonical);
  const pleads = entity === CHANGED ? TO_BE_CHANGED.test(plainText(text)) : tells && entity !== null;
  if (!pleads || !intents.every((intent) => ABOUT_PERMITS.has(intent) || intent === 'start_application'))
    return understood;
  const intent = 'start_application';
  return { ...understood, intent, intents: [intent], wishes: [{ intent, entity }] };
}

/** The same understanding, of these permits. */
export const withEntity = (understood: Understanding, entity: Understanding['entity']): Understanding =>
  String(understood.entity) === String(entity) ? understood : { ...understood, entity };

/** The same, of the permits that other words of the message name, where it names none itself. */
export function withPermits(understood: Understanding, about: Understanding['entity']): Understanding {
  if (about === null || understood.entity !== null) return understood;
  return {
    ...understood,
    entity: about,
    wishes: understood.wishes.map((wish) => ({ ...wish, entity: about })),
  };
}
