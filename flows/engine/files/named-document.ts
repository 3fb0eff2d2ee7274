import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText, plainText as normalised } from '../../../licensing/understanding/words/normalise.ts';
import type { Aside } from '../../session.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { CARDS } from './kept-reading.ts';

/** The name of a document is short; a longer line tells something else. */
const MOST_WORDS = 5;

/** The document that a reply to "which document?" names, also one that is there already: then it is to be replaced. */
export function documentNamed(draft: Draft, { payload }: Aside, text: string): string | undefined {
  // "kkpr apa itu" asks what it is, and sends none.
  if (text.trim().split(/\s+/).length > MOST_WORDS || isAsked(text, canonicalText(text))) return undefined;
  return named(contextIn(draft, payload['application'] ?? '').checklist(), text);
}

/** The paper of a case's checklist that words name. */
export function paperIn(draft: Draft, application: string, text: string): ChecklistItem | undefined {
  const items = contextIn(draft, application).checklist();
  const code = named(items, text);
  return items.find((item) => item.code === code);
}

/** The requirement a caption names by its code or by words of its name ("ini akta", "ktp sy", "ket sehat"). */
export function named(items: readonly ChecklistItem[], caption: string | undefined): string | undefined {
  if (caption === undefined) return undefined;
  const words = new Set(normalised(caption).split(' '));
  // A card may come also where only what stands on it is asked.
  const documents = items.filter(({ code, asks }) => CARDS.has(code) || asks.some(isDocumentAsk));
  const byCode = documents.find((item) => item.code.split('_').every((part) => words.has(part)));
  if (byCode) return byCode.code;
  const scored = documents
    .map(({ code, label, short }) => ({
      code,
      score: telling(`${short} ${label} ${code.replaceAll('_', ' ')}`, words),
    }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best && best.score > (next?.score ?? 0) ? best.code : undefined;
}

/** Words that many documents share; none of them tells one from another. */
const COMMON = new Set(
  'surat bukti daftar foto keterangan nomor data sertifikat dan atau yang masih berlaku untuk'.split(' '),
);

/** How many telling words of a document's name were written. */
function telling(name: string, written: ReadonlySet<string>): number {
  const own = new Set(normalised(name).split(' '));
  return [...own].filter((word) => word.length > 2 && !COMMON.has(word) && written.has(word)).length;
}
