import { tellingWords } from '../../licensing/understanding/reply/complaint-words.ts';
import { defineStepType } from '../define.ts';
import { text } from './text.ts';

const words = text({ min: 5, max: 3_000 });
const NUMBER = /\b(?:BLG|ADU)[\s.\-–—_/]*\d{2,4}[\s.\-–—_/]*\d{1,8}(?:[\s.\-–—_/]*[A-Z])?\b/gi;
const AROUND = /\b(?:no|nomor|nomer|permohonan|izin|ini|saya|sy|punya|nya|berkas)\b/gi;

/** What happened, in the person's own words; the number of a case says which, but nothing of that. */
export const complaintText = defineStepType({
  ...words,
  read(content, context, asked) {
    const reading = words.read(content, context, asked);
    if (reading.read !== 'answer' || typeof reading.value !== 'string') return reading;
    const rest = reading.value.replace(NUMBER, ' ');
    const numbered = rest !== reading.value;
    if (numbered && rest.replace(AROUND, ' ').replace(/[^\p{L}]+/gu, '').length < 5)
      return { read: 'refused', reason: 'text.number_only' };
    return tellingWords(rest) === 0 ? { read: 'refused', reason: 'text.too_short' } : reading;
  },
});
