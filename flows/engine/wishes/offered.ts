import { readGlobal } from '../../../licensing/understanding/words/globals.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import { canonicalText, wordsOnly } from '../../../licensing/understanding/words/normalise.ts';
import type { Say } from '../../event.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { isFresh, keepAsked, wantsTopic } from '../permits/topic.ts';
import { renderValue } from '../render.ts';

/** What an answer offers at its end: "Mau mulai? Tulis *ubah NIB*", or "Tulis *petugas* bila perlu". */
const OFFER = /(\?)?\s(?:tulis|write) \*([^*]+)\*[^*?]*$/i;
/** Answers that offer something to write and keep nothing else of it. */
const OFFERING: ReadonlySet<string> = new Set(['faq.answer', 'status.none', 'info.why_unsure']);
/** What no mere "oke" says. */
const WANTED =
  /\b(?:mau|ingin|handak|hakun|bantu|dibantu|urus|mengurus|lanjut|mulai|daftar|buat|buatkan|bikin|bikinkan|ubah|perbaiki|want|start)\b/;

/** Remembers what the last answer of an open chat offered, and `asked`, the words that it answered. */
export function keepOffer({ session, world, facts, events, now }: Draft, asked: string): void {
  delete session.offered;
  if (session.frames.length > 0 || session.aside) return;
  const said = events.findLast((event): event is Say => event.type === 'say');
  if (!said || !OFFERING.has(said.text)) return;
  const { text, values = {} } = said;
  const body = String(renderValue(world, facts.contact.language, { text, values })).replace(
    /_[^_]*_\s*$/,
    '',
  );
  const [, question, written] = OFFER.exec(body.trim()) ?? [];
  // Who says yes to "nobody may ask you for money" reports nobody.
  const wish = written !== undefined && readGlobal(written) === 'lapor' ? undefined : written;
  session.offered = {
    ...(wish === undefined ? {} : { wish }),
    asked,
    plainly: question !== undefined,
    at: now,
  };
}

/** "oh gitu" */
const READ = /^(?:(?:o+h*|owh|hm+|ooh|ow) ?)+(?:(?:begitu|gitu|ya|toh|rupanya|min|pak|bu) ?)*$/;

/** "iya lewat kantor", where no case was found here: an officer looks for it. */
const ELSEWHERE =
  /^(?:(?:iya|ya|inggih|betul|benar|dulu|kemarin|memang) )*(?:lewat|dari|di|ke|pakai|daftar)(?: di)? (?:kantor|hp|nomor)(?: (?:lain|lama|dulu|saja))*$/;

/** "oke" after an answer that ended in no question, and "oh gitu" after any: it was read, and nothing is wished for. */
export function onlyAgrees({ session }: Draft, text: string): boolean {
  const { offered } = session;
  if (READ.test(wordsOnly(text))) return offered !== undefined;
  return offered?.plainly === false && readYesNo(text) === true && !WANTED.test(canonicalText(text));
}

/** "trus gimana", "lalu?" */
const GOES_ON =
  /^(?:(?:terus|lalu|jadi|selanjutnya|habis itu|setelah itu|then|so)(?: (?:bagaimana|apa|langkahnya|caranya|ya|dong|min|pak|bu|kak|what))*)$/;

/** Asked only how it goes on from an answer that told all there is: who knows more is an officer. False: it was not. */
export function goesOnAsking(draft: Draft, text: string): boolean {
  const { offered } = draft.session;
  const words = wordsOnly(text);
  if (!offered || !isFresh(draft, offered.at) || !GOES_ON.test(words)) return false;
  say(draft, 'info.all_told');
  return true;
}

/** The words that a yes to the last answer stands for: "iya mau", "ya bantu perbaiki". Undefined: it is no yes to any. */
export function offerTaken(draft: Draft, text: string): string | undefined {
  const { offered } = draft.session;
  if (offered?.wish === undefined || draft.session.frames.length > 0 || !isFresh(draft, offered.at))
    return undefined;
  if (readGlobal(offered.wish) === 'menu' && ELSEWHERE.test(wordsOnly(text))) return 'petugas';
  if (!wantsTopic(text) || onlyAgrees(draft, text)) return undefined;
  delete draft.session.offered;
  const { entity } = draft.world.understand(offered.wish);
  // What it is for was told with the question.
  if (typeof entity === 'string') keepAsked(draft, entity, offered.asked);
  return offered.wish;
}
