import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Aside } from '../../session.ts';
import { hasFile } from '../context.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { CARDS, isForOther } from './kept-reading.ts';
import { takeReadingReply } from './reading-reply.ts';

const CARD = '(?:ktp|npwp|kartu|punya|milik)(?:nya)?';
const FAMILY =
  '(?:istri|bini|suami|laki|anak|ibu|mama|uma|bapak|abah|ayah|adik|ading|kakak|kaka|mertua|teman|tetangga|karyawan|pegawai|orang)';
const OF_FAMILY = new RegExp(`\\b${CARD} ${FAMILY}\\b|\\borang lain\\b`);
const OWN = new RegExp(`\\b${CARD} (?:saya|ulun|aku|sendiri|sorang)\\b`);
const NOT_OWN = /\bbukan (?:\S+ )?(?:saya|ulun|aku)\b/;
const OF_OTHER_BUSINESS = /\b(?:usaha|perusahaan|pt|cv|firma|koperasi|yayasan) (?:yang )?lain\b/;

/** "itu ktp suami saya", and of whoever acts for him "itu ktp saya": the card is not that of the one who applies. */
function isOthers(application: ApplicationFacts | undefined, canonical: string): boolean {
  if (application && isForOther(application)) return OWN.test(canonical) || /\borang lain\b/.test(canonical);
  return OF_FAMILY.test(canonical) || NOT_OWN.test(canonical);
}

/** Each side of what differs, in the words people have for it. */
const SIDES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:ktp|kartu\w*|npwp|foto\w*|terbaca|card|photo)\b/, ['card', 'this_card']],
  [/\b(?:surat\w*|letter)\b/, ['letter']],
  [/\b(?:tulis|ditulis|ketik|diketik|isi|diisi|ketikan\w*|tulisan\w*|typed|wrote)\b/, ['typed']],
  [/\b(?:tercatat|sebelumnya|tadi|lama)\b/, ['before']],
];
const MOST_WORDS = 6;

/** "yg bener yg di ktp", "ikut ktp aja", "itu ktp suami"; a question names none of them. */
export function sideNamed(draft: Draft, { payload }: Aside, text: string): string | undefined {
  const ids = payload['ids']?.split('\n') ?? [];
  const canonical = canonicalText(text);
  if (isAsked(text, canonical) || canonical.split(' ').length > MOST_WORDS) return undefined;
  const application = draft.facts.applications.find(({ id }) => id === payload['application']);
  const card = CARDS.has(payload['code'] ?? '');
  if (isOthers(application, canonical)) return card ? 'other_person' : 'other_letter';
  if (!card && OF_OTHER_BUSINESS.test(canonical)) return 'other_letter';
  // Whose it is, is said, and not which is right.
  if (card && OF_FAMILY.test(canonical)) return undefined;
  const named = SIDES.flatMap(([words, sides]) =>
    words.test(canonical) ? ids.filter((id) => sides.includes(id)) : [],
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Around it; what says more than whose it is ("ktp suami ketinggalan", "alamat sesuai ktp istri") says something else. */
const FILLING = /\b(?:eh|maaf|waduh|aduh|salah|kirim|itu|ini|tadi|yang|kan|foto|min|pak|bu|ya)\b/g;
const OF_WHOM = new RegExp(
  `^(?:${CARD} (?:punya |milik )?${FAMILY}(?: lain)?|bukan (?:${CARD} )?(?:punya |milik )?|${CARD}(?: punya| milik)?)(?: ?(?:saya|ulun|aku|sendiri|sorang))?$`,
);

/** The same said of a card that was taken already: it counts no longer, nor what was filled in from it. */
export function takeOthersCard(draft: Draft, { frame }: Open, text: string): boolean {
  const canonical = canonicalText(text);
  const code = /\bnpwp\b/.test(canonical) ? 'npwp' : 'ktp';
  const application = draft.facts.applications.find(({ id }) => id === frame.subject);
  if (application?.stage !== 'draft' || !hasFile(application.answers, { code })) return false;
  const bare = canonical
    .replace(FILLING, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (text.includes('?') || !OF_WHOM.test(bare) || !isOthers(application, canonical)) return false;
  if (!/\b(?:ktp|npwp|kartu)(?:nya)?\b/.test(canonical)) return false;
  takeReadingReply(draft, 'other_person', { application: application.id, code });
  return true;
}
