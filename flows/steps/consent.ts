import { whyIn } from '../../licensing/understanding/facts/fields.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { choice } from './choice.ts';

/** "kalau tidak setuju gimana" and "setuju itu apa" are asked before anybody agrees to anything. */
const WHY =
  /\b(kenapa|mengapa|untuk apa|buat apa|maksud|arti|guna|jelaskan|dijelaskan|aman|bocor|disalahgunakan|takut|setuju apa|apa itu setuju|setuju itu apa|why|what for)\b|\b(?:kalau|andai|misal) (?:saya )?(?:tidak|belum) (?:setuju|mau)\b|\b(?:harus|wajib)( \w+)? setuju\b|\bsetuju (?:harus|wajib)\b/;

const DOUBT = /^\W*(salah|belum|blm|balum|bukan|lain|wrong|not yet)\b/i;

/** "setuju, tapi jangan disebar ya": what they were just promised. */
const NOT_SPREAD =
  /[\s,]*(?:tapi|tp|asal|asalkan)\s+(?:jangan|jgn|tidak|gak|ga)\s+(?:di)?(?:sebar|bagi|jual|kasih)\w*(?:\s+(?:ke orang lain|ke mana2|kemana2|ke mana-mana|ya|min|pak|bu))*\W*$/i;

/** Here nobody sells gas. */
const GO = /^\W*gas+\W*$/i;

const picked = choice(() =>
  ['agree', 'decline', 'explain'].map((id) => ({ id, label: { text: `consent.option.${id}` } })),
);

/** Consent to the use of personal data; whoever asks why is told, and asked again. */
export const consent = defineStepType({
  ...picked,
  name: 'consent',
  read(content, context, asked) {
    const words = plainText(content);
    // "salah", "belum" or "lain" is no refusal that would end the application.
    const asks = words !== undefined && WHY.test(canonicalText(words));
    const answer =
      words === undefined || DOUBT.test(words)
        ? null
        : readYesNo(words.replace(GO, 'ya').replace(NOT_SPREAD, ''));
    if (answer !== null) return { read: 'answer', value: answer ? 'agree' : 'decline', raw: words! };
    // "kenapa perlu modal" is about that, and no question about the consent.
    if (asks && (whyIn(canonicalText(words))?.ask ?? 'consent') !== 'consent') return { read: 'other' };
    if (asks) return { read: 'answer', value: 'explain', raw: words };
    return picked.read(content, context, asked);
  },
  question: ({ world }) => ({
    text: 'ask.consent',
    values: {
      office: world.office.short_name,
      days: world.office.settings.draft_retention_days.value,
    },
  }),
});
