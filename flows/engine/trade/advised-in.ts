import { APPLICANT_TYPES } from '../../../licensing/catalogue/conditions.ts';
import { isSum, sumIn } from '../../../licensing/identity/sum.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { countedText, factsIn, toldIn } from '../../../licensing/understanding/facts/facts-in-text.ts';

/** Whoever sells on the way has no place to be asked for; in Indonesian, Banjar and Javanese. */
const MOBILE = /\b(?:ba)?(?:keliling|kuliling|kaliling|mubeng|muter)\w*\b/i;

/** What a text tells of the interview's questions about legal form, capital and place, by their keys. */
export function advisedIn(text: string): Record<string, string | number> {
  const { applicant_type: type, capital } = factsIn(text, canonicalText(text));
  const sum = typeof capital === 'number' ? capital : isSum(text) ? sumIn(text) : null;
  const who = APPLICANT_TYPES.find((each) => each === type && each !== 'lembaga');
  return {
    ...(who === undefined ? {} : { advise_who: who }),
    ...(sum === null ? {} : { advise_size: sum }),
    ...(MOBILE.test(text) ? { advise_where: 'mobile' } : {}),
  };
}

/** A text without the sum and the legal form that it tells beside the trade. */
export function withoutAdvised(text: string): string {
  const counted = countedText(text);
  const capital = toldIn(counted).find(({ ask }) => ask === 'capital');
  const rest = capital ? `${counted.slice(0, capital.start)} ${counted.slice(capital.end)}` : counted;
  return rest
    .replace(
      /\b(?:atas nama )?(?:cv|pt(?: perorangan)?|firma|koperasi|yayasan|perorangan|perseorangan)\b/gi,
      ' ',
    )
    .replace(/\s*,(?:\s*,)*\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
