import { npwp } from '../../licensing/identity/npwp.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { hasNone } from '../../licensing/understanding/reply/has-none.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { defineStepType } from '../define.ts';
import type { SayOption } from '../event.ts';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';

const UNSURE =
  /\b(tidak|tdk|ga|gak|gk|nggak|kada|kd|ngga|belum|blm|balum|kurang|don'?t|not)\b.{0,12}\b(tahu|tau|ngerti|paham|yakin|know|sure)\b|\b(lupa|bingung|entah)\b/i;

/** "udah kayaknya": what is only believed is an answer too. */
const HEDGE =
  /\b(?:kayak(?:nya)?|kaya(?:nya)?|kyk(?:nya)?|seperti(?:nya)?|rasa(?:nya)?|kalau ga salah|kalo ga salah|deh|sih|setahu saya)\b/gi;

/** "ikut suami", "gabung sama suami", "pakai punya bapaknya": the tax number is another's. */
const OF_FAMILY =
  /\b(?:ikut|gabung|digabung|jadi satu|satu|pakai|punya|nama|milik)\w*\b.*\b(?:suami|laki|istri|bini|orang tua|bapak|ayah|abah)(?:nya|ku)?\b/;

const DONE = /^(?:sudah|udah|udh|sdh|dah)(?: (?:aktif|diaktifkan|lama))?$/i;

/** Whether a person's NIK was activated as tax number; whoever types the number instead is taken at their word. */
export const npwpActive = defineStepType({
  name: 'npwp_active',
  open: false,
  byShape: false,
  numeric: true,
  options,
  question: () => ({ text: 'ask.npwp_active' }),
  read(content, context) {
    const whole = plainText(content);
    if (whole === undefined) return { read: 'other' };
    if (OF_FAMILY.test(canonicalText(whole)))
      return { read: 'answer', value: 'unknown', raw: whole, says: 'npwp_active.of_family' };
    const words = whole.replace(HEDGE, ' ').trim();
    if (UNSURE.test(words) || UNSURE.test(canonicalText(words)))
      return { read: 'answer', value: 'unknown', raw: words };
    const shown = renderOptions(context.world, context.facts.contact.language, options());
    const picked = readChoice(words, shown);
    if (picked !== null) return { read: 'answer', value: shown[picked]?.id ?? 'unknown', raw: words };
    const agreed = DONE.test(words) || readYesNo(words);
    if (agreed !== null) return { read: 'answer', value: agreed ? 'yes' : 'no', raw: words };
    const figures = words.replace(/[\s.-]/g, '');
    if (/^\d{2,}$/.test(figures) || /\d{4}/.test(words)) {
      const nik = context.answer('nik');
      const verdict = npwp(words, {
        today: localDate(context.now, context.world.calendar.zone),
        regions: context.world.regions,
        ...(typeof nik === 'string' ? { nik } : {}),
      });
      const problems = verdict.problems.map(({ rule }) => rule);
      if (verdict.ok && verdict.normalised !== null)
        return {
          read: 'answer',
          value: verdict.normalised,
          raw: words,
          ...(problems.length > 0 ? { problems } : {}),
        };
      if (/^\d+$/.test(figures)) return { read: 'refused', reason: 'npwp_active.shape' };
    }
    return hasNone(words) ? { read: 'answer', value: 'no', raw: words } : { read: 'other' };
  },
});

function options(): SayOption[] {
  return ['yes', 'no', 'unknown'].map((id) => ({ id, label: { text: `npwp_active.option.${id}` } }));
}
