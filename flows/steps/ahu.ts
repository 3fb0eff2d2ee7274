import { defineStepType } from '../define.ts';
import { identity } from './identity.ts';

/** What the ministry of law gives each legal form: an approval, but a CV and a firma are only registered. */
const PAPER: Readonly<Record<string, string>> = {
  cv: 'ask.ahu_registered',
  firma: 'ask.ahu_registered',
  pt_perorangan: 'ask.ahu_certificate',
};

export const ahu = defineStepType({
  ...identity('ahu'),
  question({ answer }) {
    const type = answer('applicant_type');
    return { text: (typeof type === 'string' ? PAPER[type] : undefined) ?? 'ask.ahu_number' };
  },
});
