import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { identity } from './identity.ts';
import { refuseNumber } from './other-number.ts';

/** What the ministry of law gives each legal form: an approval, but a CV and a firma are only registered. */
const PAPER: Readonly<Record<string, string>> = {
  cv: 'ask.ahu_registered',
  firma: 'ask.ahu_registered',
  pt_perorangan: 'ask.ahu_certificate',
};

const typed = identity('ahu');

export const ahu = defineStepType({
  ...typed,
  read(content, context, asked) {
    const reading = typed.read(content, context, asked);
    const words = plainText(content);
    if (reading.read !== 'refused' || words === undefined) return reading;
    // A NIK, or a deed's number: it is said what it was taken for.
    return refuseNumber(words) ?? reading;
  },
  question({ answer }) {
    const type = answer('applicant_type');
    return { text: (typeof type === 'string' ? PAPER[type] : undefined) ?? 'ask.ahu_number' };
  },
});
