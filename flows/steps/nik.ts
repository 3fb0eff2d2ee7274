import { defineStepType } from '../define.ts';
import { identity } from './identity.ts';

/** The NIK of whoever was named. A photo of the KTP tells it too; once one is there, it may be left to an officer. */
export const nik = defineStepType({
  ...identity('nik'),
  question: ({ answers }) => ({ text: answers.has('doc:ktp') ? 'ask.nik_on_photo' : 'ask.nik' }),
});
