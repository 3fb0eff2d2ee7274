import { isAnySip, isOneNib } from '../../../licensing/bundle/together.ts';
import { kbliCodeIn } from '../../../licensing/kbli/code-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { LIKELY } from '../../../licensing/understanding/intent/found.ts';
import { isQuestion } from '../../../licensing/understanding/intent/model.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { World } from '../../world.ts';
import type { Draft } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import type { Open } from '../frames.ts';
import { holdsNumber } from '../cases/case-number.ts';
import { asksKbli } from '../trade/kbli-asked.ts';
import { isReport, questionIn } from '../wishes/questions.ts';
import { namesTrade } from '../../../licensing/understanding/trades/tells-trade.ts';
import { namesOtherOffice } from '../wishes/referrals.ts';
import { beginsCase } from '../wishes/what-lists-tell.ts';
import { ABOUT_PERMITS, INTERRUPTING, SURE, TOPIC, WISH } from '../wishes/wishes.ts';

/** "pokoknya cukup" is more often an answer than the wish to end it all. */
const SURER = 0.85;
/** Whether words written at an open step are a question or wish rather than the answer. */
export function readsAsInterruption(draft: Draft, open: Open, text: string): 'yes' | 'perhaps' | 'no' {
  // Whatever a complaint says is the complaint, a case's number included.
  if (open.position.step.asks === 'complaint_text') {
    const asked = questionIn(draft.world, text);
    if (asked && isReport(asked.question)) return 'yes';
    return perhapsNoComplaint(draft, text) ? 'perhaps' : 'no';
  }
  if (asksKbli(draft.world, text)) return 'yes';
  if (open.position.step.asks === 'kbli' && kbliCodeIn(text) !== undefined) return 'no';
  if (holdsNumber(text) || questionIn(draft.world, text) || asksOtherOffice(draft.world, text)) return 'yes';
  // "kalau direkturnya ganti?" is nothing that anybody does for a living, whatever its words resemble.
  if (isQuestion(text) && beginsCase(canonicalText(text)) && !namesTrade(canonicalText(text))) return 'yes';
  const { intent, confidence, entity } = draft.world.understand(text);
  const another = intent === 'start_application' && confidence >= SURE && WISH.test(text);
  // "mau urus sip bidan" is no name of a business; who means another permit is asked first.
  if (another && namesAnother(draft, entity)) return 'perhaps';
  if (!INTERRUPTING.has(intent) || confidence < LIKELY) return 'no';
  // "Banjar" is a name like another.
  if (intent === 'change_language' && !/\b(?:bahasa|basa|language|english|inggris)\b/i.test(text))
    return 'no';
  // "alamat di ktp" is the place that is asked for, not a question about the office's.
  const place = open.position.step.asks === 'address' && intent === 'ask_location_hours';
  if (place && !isAsked(text, canonicalText(text))) return 'no';
  // "Alamat Palsu Cafe" may well be a name.
  const mayBeAnswer = intent === 'stop' || intent === 'complain';
  if (confidence >= (mayBeAnswer ? SURER : SURE)) return 'yes';
  return open.position.step.type.name === 'text' ? 'no' : 'perhaps';
}

function namesAnother(draft: Draft, entity: Understanding['entity']): boolean {
  const held = currentApplication(draft)?.permits ?? [];
  const named = [entity ?? []].flat();
  if (isOneNib(named) || (isAnySip(named) && named.some((code) => held.includes(code)))) return false;
  return named.some((code) => !held.includes(code));
}

/** "itu boleh ga sih?", "berapa lama diproses": a complaint tells, and a short question asks. */
const ONLY_ASKS =
  /^(?:(?:itu|ini|terus|lalu|kalau|jadi) )*(?:apa|apakah|bagaimana|berapa|kapan|siapa|di mana|boleh|bisa)\b|\b(?:boleh|bisa|bagaimana|berapa|kapan) (?:tidak|kah|ya|lama|hari)\b/;
const FEW = 9;

/** A few words that are surely another wish ("urus nib"), or only ask: whoever changed their mind is asked first. */
function perhapsNoComplaint(draft: Draft, text: string): boolean {
  const count = text.trim().split(/\s+/).length;
  if (count <= FEW && ONLY_ASKS.test(canonicalText(text))) return true;
  if (count > 5) return false;
  const { intent, confidence } = draft.world.understand(text);
  return confidence >= SURE && (intent === 'start_application' || ABOUT_PERMITS.has(intent));
}

/** A matter of others put as a question: "jasa urus sertifikat halal" is a trade, not one. */
function asksOtherOffice(world: World, text: string): boolean {
  if (!isAsked(text, canonicalText(text))) return false;
  const understood = world.understand(text);
  // "Toko Apa Saja" tells a trade, and is a name.
  const { intent, confidence, entity } = understood;
  const surelyNotOurs = intent === 'out_of_scope' && confidence >= TOPIC && entity === null;
  return surelyNotOurs || namesOtherOffice(world, understood, text);
}
