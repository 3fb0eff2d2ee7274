import type { GlobalWord } from '../../licensing/understanding/words/globals.ts';
import type { Aside } from '../session.ts';
import { freshId } from './draft.ts';
import type { Draft } from './draft.ts';
import { cancel, quiet } from './wishes/cancel.ts';
import { change } from './reply/change.ts';
import { chooseLanguage } from './talk/choices.ts';
import { askErase } from './cases/erase.ts';
import { sayChecklist } from './cases/checklist.ts';
import { goBack } from './go-back.ts';
import { newestDraft, openQuestion, pushFrame } from './frames.ts';
import { showMenu } from './talk/menu.ts';
import { askOfficer } from './talk/officer.ts';
import { sayOwnData } from './cases/own-data.ts';
import { takeReadingReply } from './files/reading-reply.ts';
import { takeReuse } from './files/reuse.ts';
import { askWhichAgain } from './files/which-document.ts';
import { dropTold, passOver, takeConfirmed } from './told/confirming.ts';
import type { MessageInput } from '../input.ts';
import { later } from './reply/put-off.ts';
import { skipQuestion } from './reply/skip.ts';
import { sayStatus } from './cases/status.ts';
import { topicOf, wantsTopic } from './permits/topic.ts';
import { plainText } from './plain-text.ts';
import { represent } from './permits/represent.ts';

/** Obeys a word that stands alone. False: it means nothing here and is read like any other text. */
export function obeyGlobal(draft: Draft, word: GlobalWord, input: MessageInput): boolean {
  // "ok mulai aja" after "Mau mulai sekarang?" is the answer to it.
  if (word === 'menu' && topicOf(draft).length > 0 && wantsTopic(plainText(input.content) ?? ''))
    return false;
  const { aside } = draft.session;
  delete draft.session.aside;
  if (word === 'lewati' && aside?.kind === 'reading') {
    takeReadingReply(draft, 'officer', aside.payload);
    return true;
  }
  if (word === 'lewati' && aside?.kind === 'reuse') {
    takeReuse(draft, 'no', aside);
    return true;
  }
  if (word === 'lewati' && aside?.kind === 'stuck') {
    // It may not be left out, and nobody is asked for it once more: a person helps.
    if (!skips(aside)) askOfficer(draft, 'help', 'stuck');
    else skipQuestion(draft);
    return true;
  }
  if (aside?.kind === 'told' && answerTold(draft, word)) return true;
  if (aside?.kind === 'reading') draft.passed = true;
  const done = WORDS[word](draft, input) ?? true;
  if (aside && TELLS.has(word)) askWhichAgain(draft, aside);
  return done;
}

/** Whether leaving the question out was offered. */
const skips = ({ payload }: Aside): boolean => payload['ids']?.split('\n').includes('skip') ?? false;

/** A word that answers whether what was told is right, and is not about the question behind it. */
function answerTold(draft: Draft, word: GlobalWord): boolean {
  const open = openQuestion(draft);
  if (!open) return false;
  if (word === 'lanjut') takeConfirmed(draft, open);
  else if (word === 'lewati') passOver(draft, open);
  else if (word === 'batal') dropTold(draft, open);
  else if (word === 'ubah') {
    // It is not right: what is, is told next.
    dropTold(draft, open);
    change(draft);
  } else return false;
  return true;
}

/** Whoever asks for these wants to know something, and still has to say what they were asked. */
const TELLS: ReadonlySet<GlobalWord> = new Set<GlobalWord>(['berkas', 'status', 'data_saya']);

const WORDS: Record<GlobalWord, (draft: Draft, input: MessageInput) => boolean | void> = {
  menu: (draft) => showMenu(draft),
  batal: cancel,
  kembali: goBack,
  ubah: change,
  lanjut: goOn,
  lewati: skipQuestion,
  nanti: later,
  mewakili: represent,
  status: (draft) => sayStatus(draft),
  berkas: (draft) => sayChecklist(draft),
  petugas: (draft) => askOfficer(draft, 'help'),
  keluhan: (draft) => pushFrame(draft, 'complaint', freshId(draft)),
  lapor: (draft) => askOfficer(draft, 'report'),
  bahasa: chooseLanguage,
  data_saya: (draft) => sayOwnData(draft),
  hapus_data: askErase,
  stop: quiet,
};

/** False: nothing was begun, so "lanjut" is the answer to "Mau mulai sekarang?". */
function goOn(draft: Draft): boolean {
  const returned = draft.facts.applications.find(
    ({ stage, items }) =>
      stage === 'returned' && [...items.values()].some(({ state }) => state === 'rejected'),
  );
  const application = newestDraft(draft);
  if (!returned && !application && topicOf(draft).length > 0) return false;
  draft.resumed = true;
  draft.ask = true;
  if (draft.session.frames.length > 0) return true;
  // An officer waits for what is to be replaced; a draft waits for nobody.
  if (returned) pushFrame(draft, 'mend', returned.id);
  else if (application) pushFrame(draft, 'apply', application.id);
  return true;
}
