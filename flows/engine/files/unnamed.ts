import type { Paper } from '../../../licensing/reading.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Session, Unnamed } from '../../session.ts';
import { hasFile } from '../context.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepExtra } from './extras.ts';
import { fileUnder, namesOf } from './files.ts';
import { CARDS, isCardBeingRead, OF_PEOPLE } from './kept-reading.ts';
import { keepUnder, labelOf, takesPage } from './pages.ts';
import { isPicture } from './pictures.ts';
import { wantedDocuments } from './which-document.ts';
import type { Seen } from './seen.ts';

/** Papers that stand for nothing a permit asks for; a certificate in place of a KTP (`suket`) may. */
const NEVER_ASKED: ReadonlySet<Paper> = new Set<Paper>([
  'kk',
  'kia',
  'sim',
  'bpjs_card',
  'passport',
  'bank_card',
]);

/**
 * The reading of a file nobody named: a document that is wanted is filed for what it is, a card that is there is kept as a
 * further version, and what no permit of the case asks for beside it. Of the others it is asked what they are, once the
 * last of them was read.
 */
export function placeUnnamed(draft: Draft, message: string, seen: Seen): void {
  const { is: code } = seen;
  const { unnamed } = draft.session;
  const hit = unnamed?.files.find((one) => one.message === message);
  if (!unnamed || !hit) return;
  Object.assign(hit, seen);
  const { application } = unnamed;
  const wanted = wantedDocuments(contextIn(draft, application));
  const known = draft.facts.applications.find(({ id }) => id === application);
  const belongs = (wished: string): boolean =>
    wanted.some((item) => item.code === wished) ||
    (known !== undefined &&
      (hasPlace(draft, known, wished) ||
        takesPage(draft, known, wished) ||
        isCardBeingRead(draft, known, wished)));
  if (seen.closed !== undefined) {
    // Nobody can say what it is that cannot be opened.
    unnamed.files = unnamed.files.filter((one) => one !== hit);
    if (draft.facts.chat.owner !== 'operator')
      say(draft, wanted.length === 0 ? 'file.closed_not_needed' : seen.closed);
    draft.ask = draft.session.frames.length > 0;
  } else if (code !== undefined && (belongs(code) || seen.whose !== undefined)) {
    unnamed.files = unnamed.files.filter((one) => one !== hit);
    fileUnder(draft, application, code, hit);
  } else if (known && seen.again && code !== undefined) {
    unnamed.files = unnamed.files.filter((one) => one !== hit);
    keepUnder(draft, known, code, hit.file, hit.message);
  } else if (known && !seen.other && tellsWho(draft, known, code)) {
    unnamed.files = unnamed.files.filter((one) => one !== hit);
    fileUnder(draft, application, 'ktp', hit);
  } else if (known && isExtra(draft, known, hit)) {
    hit.extra = true;
    if (hit.paper !== 'bank_card') keepExtra(draft, known, hit);
  }
  // What came in is acknowledged first.
  if (draft.session.photos === undefined) tellUnnamed(draft);
}

/** What became of files that are not wanted, or show nothing, once the last of them was read. */
export function tellUnnamed(draft: Draft): void {
  const { unnamed, reading = {} } = draft.session;
  if (!unnamed || unnamed.files.some((one) => reading[one.message] !== undefined)) return;
  delete draft.session.unnamed;
  if (draft.facts.chat.owner === 'operator') return;
  const { application } = unnamed;
  const wanted = wantedDocuments(contextIn(draft, application));
  const known = draft.facts.applications.find(({ id }) => id === application);
  const extras = unnamed.files.filter(({ extra }) => extra);
  if (known && extras.length > 0) sayExtras(draft, known, extras);
  const files = unnamed.files.filter(({ extra }) => !extra);
  if (files.length === 0) return;
  const left = withoutOthers(draft, { application, files });
  if (wanted.length === 0) return sayNotMissing(draft, left);
  const unknown = withoutPictures(draft, left);
  if (unknown.length > 0) draft.session.unnamed = { ...unnamed, files: [...unknown] };
}

/** It stands on the checklist and nothing was sent for it, though it may be asked for only where an officer says so, or its number do. */
export function hasPlace(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const { answers, checklist } = contextIn(draft, application.id);
  return checklist().some(
    (item) =>
      item.code === code &&
      (item.state === 'missing' || item.state === 'received' || item.state === 'deferred') &&
      !hasFile(answers, item),
  );
}

/** A KTP sent before its number was typed is the applicant's own and says what is asked, also where no photo of it is asked for. */
const tellsWho = (draft: Draft, { id, answers }: ApplicationFacts, code: string | undefined): boolean =>
  code === 'ktp' && !answers.has('nik') && contextIn(draft, id).required().has('nik');

/** It is known what it is, and no permit of the case asks for it. Where papers about people are wanted, it may be of one. */
function isExtra(draft: Draft, application: ApplicationFacts, { is, paper }: Unnamed): boolean {
  const { checklist } = contextIn(draft, application.id);
  const ofPerson = is === undefined || CARDS.has(is);
  if (ofPerson && wantsOfPeople(draft, application.id)) return false;
  if (is !== undefined) return !checklist().some(({ code }) => code === is);
  return paper !== undefined && NEVER_ASKED.has(paper);
}

const wantsOfPeople = (draft: Draft, application: string): boolean =>
  wantedDocuments(contextIn(draft, application)).some(({ code }) => OF_PEOPLE.has(code));

/** Said plainly and once: nobody need look for what it might be good for. */
function sayExtras(draft: Draft, application: ApplicationFacts, extras: readonly Unnamed[]): void {
  draft.ask = draft.session.frames.length > 0;
  const kept = extras.filter(({ paper }) => paper !== 'bank_card');
  const name = ({ is, paper }: Unnamed): Value =>
    is === undefined ? { text: `reading.paper.${paper}` } : labelOf(draft, application, is);
  if (kept.length > 0) say(draft, 'file.extra', { label: { list: kept.map(name) } });
  if (kept.length < extras.length) say(draft, 'file.bank_card');
}

/** A card that bears another NIK is said to be somebody else's, and not asked about, unless others' cards are wanted. */
function withoutOthers(
  draft: Draft,
  { application, files }: NonNullable<Session['unnamed']>,
): NonNullable<Session['unnamed']> {
  if (wantsOfPeople(draft, application)) return { application, files };
  const items = contextIn(draft, application).checklist();
  for (const { is, other } of files) {
    const item = items.find(({ code }) => code === is);
    if (!item || !other) continue;
    say(draft, 'file.of_another', { label: item.short, ...other });
    draft.ask = draft.session.frames.length > 0;
  }
  return { application, files: files.filter(({ other }) => !other) };
}

/** Nothing is missing: what came is called by its name where that was read, and how to put it in place of the old one is told. */
function sayNotMissing(draft: Draft, { application, files }: NonNullable<Session['unnamed']>): void {
  draft.ask = draft.session.frames.length > 0;
  if (files.length === 0) return;
  const known = contextIn(draft, application)
    .checklist()
    .find(({ code }) => code === files[0]?.is);
  if (files.length === 1 && known) return say(draft, 'file.already', { label: known.short });
  // What was just said of others came with them.
  const beside = draft.events.some(({ type }) => type === 'say');
  if (!beside) return say(draft, 'file.nothing_missing');
  const pictures = files.every(({ picture }) => picture);
  say(draft, pictures ? 'file.no_document_beside' : 'file.nothing_missing_beside', { count: files.length });
}

/** Pictures that show no document are said to be none; they are asked about only where a picture is wanted (a portrait, a map). */
function withoutPictures(
  draft: Draft,
  { application, files }: NonNullable<Session['unnamed']>,
): readonly Unnamed[] {
  const pictures = files.filter(({ picture }) => picture);
  if (pictures.length === 0) return files;
  const wanted = wantedDocuments(contextIn(draft, application));
  if (wanted.some(({ code }) => isPicture(code))) return files;
  say(draft, 'file.no_document', { count: pictures.length, missing: { list: namesOf(wanted) } });
  draft.ask = true;
  return files.filter(({ picture }) => !picture);
}
