import { isDocumentAsk, NAMED } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { fieldName } from '../answer-lines.ts';
import { sayChecklist } from '../cases/checklist.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { progressOf } from '../position.ts';
import { answerQuestion, questionAbout, sayWhy, writtenAnswer } from '../wishes/questions.ts';

/** "harus diisi ya?", "boleh dikosongin ga", "wajib?": whether the open question must be answered. */
const MUST =
  /^(?:(?:ini|itu|yang ini|semua|memang) )*(?:(?:harus|wajib|perlu)(?: (?:diisi|dijawab|ada|punya|semua|sekarang|itu|ini|ya|kah|tidak|dijawab semua|diisi semua))*|(?:boleh|bisa)(?: (?:tidak diisi|tidak dijawab|tidak ada|kosong|dikosongkan|dikosongin|dikosongi|dilewati|dilewat|tidak (?:usah|pakai|perlu)(?: (?:nik|npwp|email|hp|nomor|nama|ktp|alamat|akta))?|tanpa (?:nik|npwp|email|hp|nomor|nama|ktp|alamat|akta)))(?: (?:dulu|tidak|ya|kah|ini|itu))*)$|^(?:is (?:it|this) )?(?:required|mandatory|must i(?: answer| fill).*)$/;
/** "namanya apa?", "nik yang mana": what is meant by it. */
const WHICH =
  /^(?:(?:ini|itu) )*(?:[a-z]+ ){1,2}(?:itu )?(?:apa|siapa|mana|yang mana|yang apa|yang bagaimana)(?: (?:itu|ini|sih|ya|kah|maksud))*$/;
/** "nik itu apa": what the office has written of it tells more than what it is needed for. */
const WHAT = /\bitu apa(?:an)?\b|\bapa(?:an)? itu\b/;
/** "formatnya gimana", "ada contohnya ga", "surat apa maksudnya", "bikinnya di mana": what the paper that is asked for is like. */
const OF_PAPER =
  /^(?:(?:ini|itu|yang|untuk|ada|punya|minta|boleh|bisa|lihat) )*(?:(?:surat|berkas|dokumen|foto|kertas)(?: \w+)? (?:apa|yang mana|yang bagaimana)|contoh|format|bentuk|template|blanko|formulir|(?:bikin|buat|minta|ambil|dapat|urus|cari)(?: \w+)? di mana|di mana (?:bikin|buat|minta|ambil|dapat|urus|cari))(?: \w+){0,3}$/;
/** "itu apa?" */
const WHAT_THIS = /^(?:ini|itu|yang ini|yang itu) (?:apa(?:an)?|maksud)(?: (?:itu|ini|apa|maksud|sih|ya))*$/;
/** "surat permohonan gimana bikinnya", "cara isinya": how the paper that is asked for is made. */
const HOW_MADE =
  /\b(?:bagaimana|kayapa|cara|contoh)\w*(?: \w+){0,2} (?:bikin|buat|membuat|isi|mengisi|tulis|menulis)(?:nya)?$|\b(?:bikin|buat|isi|tulis)(?:nya)?(?: \w+)? (?:bagaimana|kayapa|sendiri|caranya)$/;
/** "udah saya kirim", "kemarin udah kirim fotonya": of a paper that is asked for all the same. */
const SAID_SENT =
  /^(?:(?:kan|tadi|kemarin|foto|ktp|itu|saya|min) )*(?:sudah|barusan|tadi)(?: (?:saya|ulun|kan|tadi|pernah))* (?:di)?(?:kirim\w*|upload)(?: (?:foto|ktp|kemarin|tadi|min|pak|bu|kok|ya|kan))*$|^(?:foto|ktp)(?: \w+){0,2} (?:sudah|barusan) (?:di)?kirim\w*$/;
/** "gimana caranya", of the pin. */
const HOW =
  /^(?:(?:ini|itu|min) )*(?:bagaimana|cara)(?: (?:bagaimana|cara|kirim|mengirim|share|bagikan|lokasi|titik|loc|ini|itu|min))*$/;
/** "udah itu aja?": whether this is all. */
const IS_ALL =
  /^(?:(?:jadi|terus|sudah|cuma|hanya) )*(?:(?:itu|ini|segitu) (?:saja|semua)|sudah (?:semua|lengkap)(?:nya)?)(?: (?:ya|kah|syarat|berkas|min|pak|bu))*$/;
/** "habis ini apa lagi", "masih banyak pertanyaannya?": how long the form is, and what comes after it. */
const NEXT =
  /^(?:(?:terus|lalu|nanti) )*(?:habis|abis|setelah|sesudah) (?:ini|itu)(?: (?:apa|lagi|bagaimana|ngapain|di ?mana|ke mana|langkah|saya|harus|kah|ya|min)(?:nya)?)+$|^(?:ini )?(?:masih|tinggal) (?:banyak|berapa|panjang)(?: (?:lagi|pertanyaan|isian|kah|ya|tidak|min)(?:nya)?)*$|^berapa (?:pertanyaan|isian) lagi(?: \w+)?$|^terus nanti bagaimana$/;
const LONGEST = 40;

/**
 * A question about the open question is answered from it: what it is needed for, and whether it may wait. False: it is
 * about something else.
 */
export function tellWhatIsAsked(draft: Draft, open: Open, text: string): boolean {
  const { step } = open.position;
  if (text.length > LONGEST) return false;
  const canonical = canonicalText(text);
  if (isDocumentAsk(step.asks) && SAID_SENT.test(canonical)) {
    say(draft, 'form.not_arrived', { field: fieldName(step, contextIn(draft, open.frame.subject)) });
    return true;
  }
  // The question itself says how.
  if (step.asks === 'location' && HOW.test(canonical)) {
    draft.resumed = true;
    draft.ask = true;
    return true;
  }
  if (open.frame.flow === 'apply' && NEXT.test(canonical)) {
    const { done, of } = progressOf(open.flow, open.frame, contextIn(draft, open.frame.subject));
    say(draft, done < of ? 'form.what_next' : 'form.what_next_sent', { left: of - done });
    draft.ask = true;
    return true;
  }
  if (open.frame.flow === 'apply' && text.includes('?') && IS_ALL.test(canonical)) {
    sayChecklist(draft);
    return true;
  }
  if (!step.counts) return false;
  const left = questionAbout(draft.world, step.asks, text);
  if (left) {
    answerQuestion(draft, left);
    return true;
  }
  const must = MUST.test(canonical);
  const ofPaper =
    OF_PAPER.test(canonical) || (HOW_MADE.test(canonical) && draft.world.understand(text).entity === null);
  const paper = isDocumentAsk(step.asks) && (ofPaper || WHAT_THIS.test(canonical));
  const written = WHAT.test(canonical) && writtenAnswer(draft.world, text) !== undefined;
  const which = WHICH.test(canonical) && names(canonical, step.asks) && !written;
  if (!must && !paper && !which) return false;
  if (must) say(draft, maySkip(draft, open) ? 'why.may_wait' : 'why.must');
  sayWhy(draft, step.asks);
  if (paper) say(draft, 'why.paper');
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** Whether it speaks of what is asked. */
function names(canonical: string, asks: AskName): boolean {
  const named = fieldIn(canonical);
  return named === asks || (named === 'name' && NAMED.has(asks));
}

const maySkip = (draft: Draft, { frame, position }: Open): boolean =>
  position.step.skippable?.(contextIn(draft, frame.subject)) ?? false;
