import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';

/** What asks for the answer itself once more, however much of it was told. */
export const AGAIN: Readonly<Partial<Record<string, RegExp>>> = {
  ask_requirements:
    /\b(?:\w*syarat\w*|berkas\w*|dokumen\w*|kelengkapan|lengkapi|siapkan|bawa|apa saja|apa lagi|surat apa|requirements?|documents?)\b/,
  ask_procedure:
    /\b(?:cara\w*|bagaimana|prosedur\w*|alur\w*|langkah\w*|tahap\w*|urus|mengurus|daftar|how|steps?)\b/,
};

/** Whether something may be, which no list of what is needed tells. */
const MAY = /\b(?:boleh|bisa|tidak (?:apa apa|papa)|can|may|could)\b/;
const NEEDED = /\b(?:perlu|harus|wajib|butuh|pakai|tanpa|izin apa|need|needs|must|without)\b/;
/** "wajib ga slf": whether the paper itself is needed, which the list of what it needs does not tell. */
export const PAPER_NEEDED =
  /\b(?:perlu|wajib|harus|butuh|kena|dikenai|need|must)(?: (?:tidak|punya|ada|pakai|urus|buat|juga|kah|ya|masih|a|an|get|izin|surat))* (?:\w*izin|perizinan|nib|slf|pbg|sppl|pirt|tdg|sip|reklame|slhs|kkpr)\b(?!.*\bapa\b)/;

/** What follows for whoever has none, which no list of what is needed tells. */
const CONSEQUENCE = /\b(?:denda|didenda|sanksi|hukuman|dihukum|razia|dirazia)\b/;

/** Whether a canonical question about requirements is answered by the list of them. */
export function listTells(canonical: string): boolean {
  const asked = AGAIN['ask_requirements']?.test(canonical) ?? false;
  if (asked) return true;
  if (PAPER_NEEDED.test(canonical) || CONSEQUENCE.test(canonical)) return false;
  return !MAY.test(canonical) || NEEDED.test(canonical) || fieldIn(canonical) !== undefined;
}
