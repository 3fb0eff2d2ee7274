import { deriveChecklist } from '../../../licensing/catalogue/checklist.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import { isAsked, isFieldName, whyIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { named } from '../files/named-document.ts';
import { currentApplication, openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { topicOf } from '../permits/topic.ts';
import { sayWhy, writtenAnswer } from './questions.ts';

/** "label itu apa", "apa itu denah", "penilaian mandiri maksudnya": what is asked about, in a canonical line. */
const WHAT_IS =
  /^(?:(?:kalau|terus|yang|dan) )*(?:apa(?:an)?(?: itu| maksud)?|maksud) (.{2,40}?)(?: itu)?$|^(?:(?:kalau|terus|yang|dan) )*(.{2,40}?) (?:itu )?(?:apa(?:an)?|maksud|bagaimana)(?: (?:itu|maksud|apa|bagaimana))*$/;
/** "berkas apa saja", "usaha apa": no paper of its own. */
const NO_PAPER = /\b(?:saja|lagi|syarat|berkas|dokumen|surat|izin|usaha|biaya)\b/;

/** "nib blm ada, perlu ya?" */
const IS_NEEDED = /\b(?:perlu|wajib|harus|butuh)\b/;
/** "surat permohonannya bikin sendiri?" */
const HOW_MADE =
  /\b(?:bikin|buat|dibuat|isi|minta|ambil|dapat)\b.*\b(?:sendiri|mana|bagaimana|siapa)\b|\b(?:contoh|format|formulir)\b/;
const MOST_WORDS = 8;

/** What is asked, in the middle of a form, of one of its papers that is not asked for just now. False: of none. */
export function tellOtherPaper(draft: Draft, open: Open, text: string): boolean {
  const canonical = canonicalText(text);
  if (open.frame.flow !== 'apply' || !isAsked(text, canonical) || whyIn(canonical)) return false;
  if (canonical.split(' ').length > MOST_WORDS) return false;
  const context = contextIn(draft, open.frame.subject);
  const papers = context.checklist();
  const code = named(papers, canonical);
  const paper = papers.find((each) => each.code === code);
  if (!paper || open.position.step.asks === `doc:${code}`) return false;
  if (isNamesake(draft, paper.code, text)) say(draft, 'info.not_known');
  else if (writtenAnswer(draft.world, text)) return false;
  else if (IS_NEEDED.test(canonical)) {
    sayWhy(draft, `doc:${paper.code}`);
    if (paper.deferrable) say(draft, 'why.paper_may_wait');
  } else if (HOW_MADE.test(canonical)) {
    say(draft, 'why.document', { label: paper.label, note: paper.note ?? '' });
    say(draft, 'why.paper_asked');
  } else return false;
  draft.resumed = true;
  draft.ask = true;
  return true;
}

/** "skp belum cukup, gimana": here it is proof of training, and elsewhere the name of a permit. */
function isNamesake({ world }: Draft, code: string, text: string): boolean {
  const { entity } = world.understand(text);
  const permit = typeof entity === 'string' ? entity.toLowerCase() : undefined;
  return permit !== undefined && code !== permit && code.split('_')[0] === permit;
}

/** A paper of the form, or of the permit spoken of, that somebody asks about by its name. False: none is. */
export function tellPaper(draft: Draft, text: string): boolean {
  const canonical = canonicalText(text);
  const found = WHAT_IS.exec(canonical);
  const words = found?.[1] ?? found?.[2];
  if (words === undefined || NO_PAPER.test(words) || writtenAnswer(draft.world, text)) return false;
  const papers = papersOf(draft);
  const code = named(papers, words);
  const paper = papers.find((each) => each.code === code);
  if (!paper) return false;
  const { texts } = draft.world;
  const own = `why.doc_${paper.code}`;
  if (texts.has(own) && isFieldName(words)) say(draft, own);
  else say(draft, 'why.document', { label: paper.label, note: paper.note ?? '' });
  const asked = openQuestion(draft)?.position.step.asks === `doc:${paper.code}`;
  say(draft, asked ? 'why.paper' : 'why.paper_asked');
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}

/** Those of the form, or all of the permit spoken of. */
function papersOf(draft: Draft): readonly ChecklistItem[] {
  const [topic] = topicOf(draft);
  const permit = topic === undefined ? undefined : draft.world.catalogue.permits.get(topic);
  const nothing = { has: () => undefined };
  if (permit) return deriveChecklist([permit], { permits: [permit.code] }, nothing, new Map());
  const application = currentApplication(draft);
  const items = application ? contextIn(draft, application.id).checklist() : [];
  return items.filter(({ demand }) => demand === 'applies');
}
