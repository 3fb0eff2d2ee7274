import { defineStepType } from '../define.ts';
import { doubtOnce } from './doubt-once.ts';
import { identity } from './identity.ts';

const typed = identity('npwp');

/** A tax number; a company's is not the NIK of whoever is in charge, which is asked back once. */
export const npwp = defineStepType({
  ...typed,
  read(content, context, asked) {
    const reading = typed.read(content, context, asked);
    const type = context.answer('applicant_type');
    const ofCompany = type !== undefined && type !== 'perseorangan';
    if (reading.read !== 'answer' || !ofCompany || reading.value !== context.answer('nik')) return reading;
    return doubtOnce(reading, asked, { reason: 'identity.npwp.is_nik', problem: 'npwp-is-nik' });
  },
});
