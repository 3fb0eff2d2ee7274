import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { canonicalText } from '../../licensing/understanding/normalise.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { choice } from './choice.ts';

const WHY = /\b(kenapa|mengapa|untuk apa|buat apa|maksudnya|jelaskan|why|what for)\b/;

const DOUBT = /^\W*(salah|belum|blm|balum|bukan|lain|wrong|not yet)\b/i;

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
    const answer = words === undefined || DOUBT.test(words) ? null : readYesNo(words);
    if (answer !== null) return { read: 'answer', value: answer ? 'agree' : 'decline', raw: words! };
    const reading = picked.read(content, context, asked);
    if (reading.read !== 'other' || words === undefined) return reading;
    return WHY.test(canonicalText(words)) ? { read: 'answer', value: 'explain', raw: words } : reading;
  },
  question: ({ world }) => ({
    text: 'ask.consent',
    values: {
      office: world.office.short_name,
      days: world.office.settings.draft_retention_days.value,
    },
  }),
});
