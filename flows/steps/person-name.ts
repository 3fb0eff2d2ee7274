import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

const LEAD_IN = /^(nama\s*(lengkap)?\s*(saya|sy|ulun|aku)?|saya|ulun|my name is|i am)\s*[:,]?\s+/i;
/** Letters of any script, spaces, and the marks Indonesian names and titles carry. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .,'’`-]*$/u;

/** Words people answer a bot with; nobody is called so. */
const NO_NAME =
  /^(y|ya|iya|ok|oke|sip|siap|sudah|kirim|benar|betul|setuju|lanjut|tidak|belum|yes|no|send|cv|pt|ud|firma|fa|koperasi|yayasan|toko|perusahaan|(atas nama )?(sendiri|pribadi|perorangan|perseorangan)|(sama|sesuai|lihat|foto|liat|seperti|di)?\s*(ktp|npwp|nik|kartu)(nya)?( saja| aja)?)$/i;

/** A person's name as on the KTP: 2 to 100 characters, no digits. */
export const personName = defineStepType({
  name: 'person_name',
  open: true,
  byShape: false,
  numeric: false,
  read(content) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    const value = words.replace(/\s+/g, ' ').replace(LEAD_IN, '').trim();
    if (/\d/.test(value)) return { read: 'refused', reason: 'name.has_digits' };
    if (value.length < 2 || value.length > 100 || !NAME.test(value) || NO_NAME.test(value))
      return { read: 'refused', reason: 'name.shape' };
    return { read: 'answer', value, raw: words };
  },
});
