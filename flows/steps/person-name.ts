import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { OFFICES_HELD } from '../../licensing/understanding/words/offices-held.ts';
import { talkIn } from '../../licensing/understanding/reply/talk.ts';
import { defineStepType } from '../define.ts';
import type { StepContext } from '../define.ts';
import { isPlace } from '../engine/told/is-place.ts';
import { plainText } from '../engine/plain-text.ts';
import { doubtOnce } from './doubt-once.ts';
import { isNoName } from './no-name.ts';
import { refuseNumber } from './other-number.ts';

/** Not "sy" alone, which begins many a name here (Syarifah). */
const LEAD_IN =
  /^((nama|nma|nm|ngaran)(ku|nya)?\b(?!\s*usaha)\s*(lengkap)?\s*(saya|sya|sy|ulun|aku|aq)?|notaris(?:nya)?(?:\s+(?:adalah|itu))?|saya|sya|ulun|my name is|i am|an\.|a\.n\.|a\/n)\s*[:,]?\s+/i;
/** How people here call somebody, before the name that stands on the card. */
const CALLED =
  /^(?:(?:pak|bu|bapak|bpk|ibu|mama|abah|acil|cil|paman|amang|julak|gulu|busu|nini|kai|uma|kakak|kak|ka|bang|mas|mbak|mba|om|tante)\.? )+(?=\p{L}{2})/iu;
/** "Syahrani bin (alm) Husin": no part of what stands on the card. */
const LATE = /\(?\balm(?:arhum(?:ah)?)?\b\.?\)?/gi;
/** Letters of any script, spaces, and the marks Indonesian names and titles carry. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .,'’`-]*$/u;

/** "saya direkturnya, Ahmad", "Ahmad selaku ketua": what somebody is, beside what they are called. */
const ROLE = `${OFFICES_HELD}(?:\\s?nya)?(?: (?:cv|pt|koperasi|yayasan|paud|tk|kb|sekolah|toko|apotek|klinik|usaha|bumdes)(?:nya)?)*`;
const BEFORE_NAME = new RegExp(
  `^(?:(?:kami|selaku|sebagai) )?${ROLE}(?:\\s*[:,]| adalah|(?<=nya)(?=\\s))\\s*`,
  'i',
);
const AFTER_NAME = new RegExp(`[\\s,(-]+(?:selaku |sebagai )?${ROLE}\\)?$`, 'i');

/** What stands near a name in a form, and is none of a person. */
const NO_PERSON =
  /^(cv|pt|ud|firma|fa|koperasi|yayasan|toko|perusahaan|nama\s*usaha.*|(atas nama )?(sendiri|pribadi|perorangan|perseorangan)|(sama|sesuai|lihat|foto|liat|seperti|di)?\s*(ktp|npwp|nik|kartu)(nya)?( saja| aja)?)$/i;

/** The name of a company begins with its form, that of a shop with what it is; here a person's is asked. */
const OF_COMPANY =
  /^(?:cv|pt|ud|firma|koperasi|kop|yayasan|bumdes|toko|warung|kios|kedai|depot|bengkel|salon|laundry|kantin|lapak|rumah makan|katering|catering|dapur|kafe|cafe|resto|apotek|klinik|konter|penginapan|hotel)\b[ .]+\S/i;

/** What a photo is said to be, without a photo. */
const PAPER =
  /^(?:(?:ini|itu|foto|poto|scan|kartu) )*(?:ktp|npwp|nib|kk|sim|str|sip|pbg|akta|bpjs|ijazah|stnk|surat)(?: (?:saya|sy|ulun|asli|nya))*\W*$/i;

/** A person's name as on the KTP: 2 to 100 characters, no digits. */
export const personName = defineStepType({
  name: 'person_name',
  open: true,
  byShape: false,
  numeric: false,
  read(content, context, asked) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const value = words
      .replace(LATE, ' ')
      .replace(/\s+/g, ' ')
      .replace(LEAD_IN, '')
      .replace(BEFORE_NAME, '')
      .replace(CALLED, '')
      .replace(AFTER_NAME, '')
      .trim();
    const number = refuseNumber(words);
    if (number) return number;
    if (/\d/.test(value)) return { read: 'refused', reason: 'name.has_digits' };
    if (OF_COMPANY.test(value))
      return { read: 'refused', reason: 'name.of_company', values: { given: value } };
    const shaped = value.length >= 2 && value.length <= 100 && NAME.test(value);
    if (
      !shaped ||
      NO_PERSON.test(value) ||
      NO_PERSON.test(canonicalText(value)) ||
      PAPER.test(value) ||
      isNoName(value) ||
      talkIn(words) === 'talks' ||
      isTrade(value, context)
    )
      return { read: 'refused', reason: 'name.shape' };
    const answer = { read: 'answer', value, raw: words } as const;
    if (!isPlace(value, context.world)) return answer;
    return doubtOnce(answer, asked, {
      reason: 'name.place',
      problem: 'name-is-place',
      values: { given: value },
    });
  },
});

/** "jual gorengan" once more: what they do, told before, is no name. */
function isTrade(value: string, { answer }: StepContext): boolean {
  const trade = answer('kbli');
  return typeof trade === 'string' && canonicalText(trade) === canonicalText(value);
}
