import type { Value } from '../event.ts';
import type { Notice } from '../input.ts';
import { readConsoleNotice } from '../console/notices.ts';
import { answerField } from './answer-lines.ts';
import { hasEnded } from './cases/clocks.ts';
import { contextIn, emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { sayErasing } from './cases/erase.ts';
import { sayOwnCopy } from './cases/own-data.ts';
import { acknowledgeFiles, isOnScreen, postponeQuiet } from './files/files.ts';
import { takeProposed } from './wishes/proposals.ts';
import { isUnsettled } from './files/compare-card.ts';
import { takeReadNotice } from './files/readings.ts';
import { offerAfterwards } from './permits/others-business.ts';
import { namesOf } from './permits/permit-names.ts';
import { orderOf } from './permits/permit-order.ts';
import { nextStep } from './position.ts';
import { aboutWhich, stageNews, waitingNews } from './cases/stage-news.ts';
import { keepVerdict, tellVerdicts } from './cases/verdict-news.ts';
import { tellUnnamed } from './files/unnamed.ts';
import { askWaiting } from './files/which-document.ts';

/** What happened elsewhere, told in this chat. */
export function takeNotice(draft: Draft, notice: Notice): void {
  if (draft.facts.operator) return readConsoleNotice(draft, notice);
  if (endsVerdicts(notice)) tellVerdicts(draft);
  switch (notice.notice) {
    case 'timer':
      // An officer who took over meanwhile speaks alone (DESIGN §6, law 3).
      if (notice.timer !== 'photo_quiet') return;
      if (postponeQuiet(draft, notice.key)) return;
      delete draft.session.photos;
      delete draft.session.heard;
      if (draft.facts.chat.owner === 'operator') return;
      acknowledgeFiles(draft, notice.key);
      tellUnnamed(draft);
      // What is to be cleared up about a card is asked first, at the end of the turn.
      if (isUnsettled(draft, notice.key)) draft.ask = !isOnScreen(draft, notice.key);
      else askWaiting(draft);
      return;
    case 'submitted':
      return sayReceipt(draft, notice);
    case 'ticket_waiting':
      return sayWaiting(draft, notice);
    case 'claimed':
      say(draft, hasPapers(draft) ? 'officer.joined' : 'officer.joined_early', {
        name: notice.operator,
        office: draft.world.office.short_name,
      });
      return;
    case 'returned':
      if (notice.left) say(draft, 'officer.phone_silent');
      else if (notice.operator === '') say(draft, 'officer.returned_phone');
      else say(draft, 'officer.returned', { name: notice.operator });
      draft.resumed = true;
      draft.ask = draft.session.frames.length > 0;
      return;
    case 'closed':
      say(draft, 'officer.closed', { name: notice.operator });
      draft.resumed = true;
      draft.ask = draft.session.frames.length > 0;
      return;
    case 'claim_expired':
      say(draft, notice.offDuty ? 'ticket.off_duty' : 'ticket.expired', {
        place: notice.place,
        due: { moment: notice.dueAt },
      });
      return;
    case 'verdict':
      keepVerdict(draft, notice);
      if (notice.state !== 'rejected') dropMended(draft, notice.application);
      return;
    case 'stage_changed':
      return sayStage(draft, notice);
    case 'waiting':
      for (const { text, values } of waitingNews({ ...notice, ...permitNames(draft, notice.permits) }))
        say(draft, text, values);
      return;
    case 'filled':
      return sayFilled(draft, notice);
    case 'document_read':
      return takeReadNotice(draft, notice);
    case 'proposed':
      return takeProposed(draft, notice);
    case 'promised':
      say(draft, 'promise.made', {
        due: { moment: notice.dueAt },
        about: about(notice.number === undefined ? [] : [notice.number]),
      });
      return;
    case 'erasing':
      return sayErasing(draft, notice);
    case 'own_copy':
      return sayOwnCopy(draft, notice);
    case 'promise_missed':
      say(draft, notice.paper ? 'promise.missed_paper' : 'promise.missed', {
        about: about(notice.numbers),
        was: { moment: notice.was },
        due: { moment: notice.dueAt },
        reminder: { text: notice.reminded ? 'promise.reminded' : 'promise.queued' },
      });
      return;
    case 'operator_code_refused':
      say(draft, 'console.code_refused');
      draft.ask = false;
      return;
    default:
      return;
  }
}

/** More verdicts may follow each other, and what has its own time is no end of them. */
function endsVerdicts(notice: Notice): boolean {
  if (notice.notice === 'timer') return notice.timer === 'verdict_quiet';
  return notice.notice !== 'verdict' && notice.notice !== 'document_read';
}

/** With several permits: for which, and which of them comes first. */
function sayReceipt(draft: Draft, notice: Extract<Notice, { notice: 'submitted' }>): void {
  const codes = draft.facts.applications.find(({ id }) => id === notice.application)?.permits ?? [];
  const permits = codes.flatMap((code) => draft.world.catalogue.permits.get(code) ?? []);
  const values = { permits: namesOf(draft.world, codes), order: orderOf(draft, permits) };
  const head = [
    { text: 'submitted.number', values: { number: notice.number } },
    ...(codes.length > 1 ? [{ text: 'submitted.permits', values }] : []),
  ];
  say(draft, 'submitted.receipt', { head: { lines: head }, due: { moment: notice.dueAt } });
  draft.ask = false;
  offerAfterwards(draft, notice.application);
}

function sayWaiting(draft: Draft, notice: Extract<Notice, { notice: 'ticket_waiting' }>): void {
  if (notice.paid) {
    say(draft, 'ticket.paid', { due: { moment: notice.dueAt } });
    draft.resumed = true;
    draft.ask = draft.session.frames.length > 0;
  }
  if (notice.topic === 'application') return;
  if (draft.facts.chat.owner === 'operator' && draft.facts.chat.byPhone) {
    // Asked for on a chat that the office phone has: no question of the bot's follows.
    say(draft, 'ticket.with_phone', { place: notice.place, due: { moment: notice.dueAt } });
    return;
  }
  say(draft, `ticket.waiting_${notice.topic === 'help' && !notice.open ? 'closed' : notice.topic}`, {
    place: notice.place,
    due: { moment: notice.dueAt },
    number: notice.complaint ? { text: 'ticket.number', values: { number: notice.complaint } } : '',
  });
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}

/** An officer saw to what was to be replaced: the applicant has sent nothing, and is thanked for nothing. */
function dropMended(draft: Draft, application: string): void {
  const context = contextIn(draft, application);
  const flow = context.world.flows.get('mend');
  draft.session.frames = draft.session.frames.filter(
    (frame) =>
      frame.flow !== 'mend' ||
      frame.subject !== application ||
      (flow !== undefined && nextStep(flow, frame, context) !== undefined),
  );
}

/** What an officer gave, masked, so that the applicant can say it is wrong. */
function sayFilled(draft: Draft, notice: Extract<Notice, { notice: 'filled' }>): void {
  const field = answerField(contextIn(draft, notice.application), notice.key);
  if (!field) return;
  const { label, value } = field;
  if (value === undefined) say(draft, 'item.completed', { label });
  else say(draft, 'item.filled', { label, value });
  dropMended(draft, notice.application);
  draft.ask = draft.session.frames.length > 0;
}

/** A permit's PDF carries the name of its permit. */
function sayStage(draft: Draft, notice: Extract<Notice, { notice: 'stage_changed' }>): void {
  if (isOver(draft, notice.application)) forget(draft, notice.application);
  const change = { ...notice, ...permitNames(draft, notice.permits) };
  const news = stageNews(change);
  if (news.length === 0) return;
  for (const { text, values } of news) say(draft, text, values);
  if (notice.file) emit(draft, { type: 'file_sent', file: notice.file, caption: aboutWhich(change) });
}

/** Whether there is anything filled in or sent that an officer could look at. */
function hasPapers({ facts }: Draft): boolean {
  return facts.applications.some(({ stage }) => stage !== 'withdrawn' && stage !== 'expired');
}

/** Nothing of a case that has ended is asked any more. */
function forget(draft: Draft, application: string): void {
  draft.session.frames = draft.session.frames.filter(({ subject }) => subject !== application);
}

function isOver({ facts }: Draft, application: string): boolean {
  const found = facts.applications.find(({ id }) => id === application);
  return found !== undefined && hasEnded(found.stage);
}

function permitNames({ world }: Draft, codes: readonly string[] | undefined): { permits?: string[] } {
  if (codes === undefined) return {};
  return { permits: codes.map((code) => world.catalogue.permits.get(code)?.short_name ?? code) };
}

function about(numbers: readonly string[]): Value {
  return numbers.length === 0 ? '' : { text: 'promise.about', values: { number: numbers.join(', ') } };
}
