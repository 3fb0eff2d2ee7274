import { NIB } from '../../licensing/bundle/together.ts';
import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import { readConfirmed, readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import type { SayOption } from '../event.ts';
import type { Aside, AsideKind } from '../session.ts';
import { answerLines } from './answer-lines.ts';
import { changeLanguage } from './talk/choices.ts';
import { lineNamed } from './reply/change.ts';
import { contextIn, emit, freshId, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { takeErase } from './cases/erase.ts';
import { nameDocument } from './files/files.ts';
import { documentNamed } from './files/named-document.ts';
import { beginApplication, openQuestion, pushFrame, topFrame, popFrame } from './frames.ts';
import { askResume, resumeLabel, takeResume } from './permits/resume.ts';
import { bundleLabel, takeBundle, takeWhoseNib } from './permits/several-permits.ts';
import { takeSecond } from './permits/second-nib.ts';
import { skipQuestion } from './reply/skip.ts';
import { followText } from './wishes/follow-intent.ts';
import { beginWish } from './wishes/known-intent.ts';
import { answerInfo, pickedAmong } from './wishes/info.ts';
import { WISH } from './wishes/wishes.ts';
import { takeWithin } from './trade/keep-trade.ts';
import { MENU, menuOptions } from './talk/menu.ts';
import { takeAfterwards } from './permits/others-business.ts';
import { nameOf } from './permits/permit-names.ts';
import { renderOptions } from './render.ts';
import { takeOwnCopy } from './cases/own-data.ts';
import { takeAdvice } from './trade/advice.ts';
import { takeProposalReply } from './wishes/proposals.ts';
import { takeRange } from './reply/ranges.ts';
import { obey } from './reply/obey.ts';
import { dropTold, takeConfirmed } from './told/confirming.ts';
import { leaveQueue } from './waiting.ts';
import { sayStatus } from './cases/status.ts';
import { documentLabel } from './files/which-document.ts';
import { takeReadingReply } from './files/reading-reply.ts';
import { sideNamed } from './files/whose-card.ts';
import { oldOrNew, takeReuse } from './files/reuse.ts';
import { askOfficer } from './talk/officer.ts';
import { takeMeant } from './reply/take-meant.ts';
import { takeTrade } from './trade/perhaps-trade.ts';
import { keepTopic } from './permits/topic.ts';

/** Asides that offer to begin permits. */
const OFFERS: ReadonlySet<AsideKind> = new Set<AsideKind>(['bundle', 'whose_nib', 'advice']);

/** Reads a reply to the question set aside. False: it was none; the aside is forgotten. */
export function readAside(draft: Draft, text: string): boolean {
  const { aside } = draft.session;
  if (!aside || aside.kind === 'stage') return false;
  const options = optionsOf(draft, aside);
  const index =
    readChoice(text, renderOptions(draft.world, draft.facts.contact.language, options)) ??
    yesOrNo(text, options, aside.kind);
  const picked = (index === null ? undefined : options[index]?.id) ?? NAMED[aside.kind]?.(draft, aside, text);
  delete draft.session.aside;
  // In one burst the permit that is wished for is what was asked about, too.
  if (aside.kind === 'info' && aside.asked.at < draft.now && wishesFor(draft, text)) return false;
  if (picked === undefined && aside.kind === 'info' && tellsNamed(draft, aside, text)) return true;
  if (picked === undefined) {
    draft.missed = aside.kind;
    if (aside.kind === 'reading') draft.passed = true;
    if (aside.kind === 'info') draft.unanswered = aside.payload['intent'] ?? 'ask_requirements';
    // "syaratnya apa?" instead of a yes: the permits that were offered are meant.
    const [first, ...others] = offeredBy(aside);
    if (first !== undefined) keepTopic(draft, first, ...others);
    return false;
  }
  TAKE[aside.kind](draft, picked, aside);
  return true;
}

/** What a trade that is told needs first is the NIB of a person. */
function offeredBy({ kind, payload }: Aside): string[] {
  if (kind === 'trade') return NIB.slice(0, 1);
  return OFFERS.has(kind) ? (payload['permits']?.split(' ') ?? []) : [];
}

/** "urus nib perorangan" there is the wish for it, and no more a question. */
function wishesFor({ world }: Draft, text: string): boolean {
  return WISH.test(text) && world.understand(text).intent === 'start_application';
}

/** "pirt" at the question which permit was meant is asked about, and no wish for it. */
function tellsNamed(draft: Draft, { payload }: Aside, text: string): boolean {
  const { intent, entity } = draft.world.understand(text);
  const onlyNames = intent === 'start_application' && !WISH.test(text) && entity !== null;
  if (!onlyNames || payload['text'] !== undefined) return false;
  answerInfo(draft, (payload['intent'] ?? 'ask_requirements').split(' '), entity);
  return true;
}

/** What a reply names in other words than the options have. */
const NAMED: Partial<Record<AsideKind, (draft: Draft, aside: Aside, text: string) => string | undefined>> = {
  which_document: documentNamed,
  edit: lineNamed,
  reading: sideNamed,
  reuse: oldOrNew,
  cancel: (_draft, _aside, text) => (KEEPS_ON.test(canonicalText(text)) ? 'no' : undefined),
};

/** "gajadi batal", "jangan dibatalin" */
const KEEPS_ON = /\b(?:tidak jadi|tidak usah|jangan)\b.*\b(?:di)?batal\w*$/;

/** Asked whether something is right: whoever says "kirim" there says that it is. */
const CONFIRMS: ReadonlySet<AsideKind> = new Set<AsideKind>(['told', 'reading']);

function yesOrNo(text: string, options: readonly SayOption[], kind: AsideKind): number | null {
  const answer = CONFIRMS.has(kind) ? readConfirmed(text) : readYesNo(text);
  if (answer === null) return null;
  // Where only one may be meant, a yes is that one.
  if (options.length === 2 && options[1]?.id === 'other') return answer ? 0 : 1;
  const at = options.findIndex(({ id }) => (answer ? id === 'yes' || id === 'all' : id === 'no'));
  return at >= 0 ? at : null;
}

/** The options as they were shown: their ids are kept, their labels follow from kind and id. */
function optionsOf(draft: Draft, aside: Aside): SayOption[] {
  if (aside.kind === 'menu') return menuOptions();
  const ids = aside.payload['ids']?.split('\n') ?? [];
  return ids.map((id) => ({ id, label: labelOf(draft, aside, id) }));
}

function labelOf(draft: Draft, aside: Aside, id: string): SayOption['label'] {
  switch (aside.kind) {
    case 'language':
      return { text: `language.name.${id}` };
    case 'info':
      return draft.world.catalogue.permits.get(id)?.short_name ?? { text: `permit.option.${id}` };
    case 'which_document':
      return documentLabel(draft, id);
    case 'resume':
      return resumeLabel(draft, id);
    case 'whose_nib':
      return NIB.includes(id) ? { text: `permit.option.${id}` } : nameOf(draft.world, id);
    case 'bundle':
      return bundleLabel(draft, id);
    case 'edit':
      return (
        answerLines(contextIn(draft, aside.payload['application'] ?? '')).find(({ key }) => key === id)
          ?.label ?? id
      );
    default:
      return { text: `${aside.kind}.option.${id}` };
  }
}

const TAKE: Record<Exclude<AsideKind, 'stage'>, (draft: Draft, picked: string, aside: Aside) => void> = {
  menu: (draft, picked) => takeMenu(draft, picked as (typeof MENU)[number]),
  language: changeLanguage,
  doubt(draft, picked, aside) {
    const text = aside.payload['text'] ?? '';
    const open = openQuestion(draft);
    if (picked !== 'answer' || !open) {
      // No complaint after all: nobody asks for it again once the wish is done.
      if (open?.frame.flow === 'complaint') popFrame(draft);
      return followText(draft, text);
    }
    const content = { kind: 'text', text } as const;
    const reading = open.position.step.type.read(
      content,
      contextIn(draft, open.frame.subject),
      open.frame.asked,
    );
    if (reading.read !== 'other') obey(draft, open, reading, { id: aside.payload['message'] ?? '' });
  },
  stuck(draft, picked) {
    if (picked === 'officer') return askOfficer(draft, 'help', 'stuck');
    if (picked === 'skip') {
      skipQuestion(draft);
      return;
    }
    draft.ask = true;
  },
  info(draft, picked, aside) {
    const { intent = 'ask_requirements', text, message, named } = aside.payload;
    if (picked === 'other') {
      say(draft, 'permit.which', { example: { text: 'example.permit' } });
      return;
    }
    const wish = text === undefined ? undefined : { text, message: message ?? '' };
    answerInfo(draft, intent.split(' '), pickedAmong(picked, named), wish);
    if (wish) beginWish(draft, wish, picked);
  },
  cancel(draft, picked) {
    const frame = topFrame(draft);
    if (picked === 'queue') return leaveQueue(draft, 'yes');
    if (picked !== 'no' && frame) {
      if (draft.facts.applications.some(({ id, stage }) => id === frame.subject && stage === 'draft')) {
        emit(draft, { type: 'application_withdrawn', application: frame.subject });
      }
      popFrame(draft);
      say(draft, 'cancel.done');
    }
    draft.ask = true;
  },
  leave_queue: leaveQueue,
  which_document: nameDocument,
  reading: (draft, picked, { payload }) => takeReadingReply(draft, picked, payload),
  reuse: takeReuse,
  erase: takeErase,
  own_copy: takeOwnCopy,
  capital: takeRange,
  advice: takeAdvice,
  resume: takeResume,
  whose_nib: takeWhoseNib,
  bundle: takeBundle,
  trade: takeTrade,
  trade_within: takeWithin,
  proposal: takeProposalReply,
  told(draft, picked) {
    const open = openQuestion(draft);
    if (!open) return;
    if (picked === 'yes') takeConfirmed(draft, open);
    else dropTold(draft, open);
  },
  meant: takeMeant,
  afterwards: takeAfterwards,
  second: takeSecond,
  edit(draft, picked) {
    const frame = topFrame(draft);
    if (frame) frame.reopened = [...(frame.reopened ?? []), picked];
    draft.ask = true;
  },
};

function takeMenu(draft: Draft, picked: (typeof MENU)[number]): void {
  switch (picked) {
    case 'apply':
      return askResume(draft) ? undefined : beginApplication(draft, []);
    case 'info':
      answerInfo(draft, ['ask_requirements'], undefined);
      return;
    case 'status':
      return sayStatus(draft);
    case 'complaint':
      return pushFrame(draft, 'complaint', freshId(draft));
    case 'officer':
      return askOfficer(draft, 'help');
  }
}
