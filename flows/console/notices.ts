import { maskNumbersIn } from '../../licensing/identity/mask.ts';
import { emit, say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { Content } from '../message.ts';
import type { Notice } from '../input.ts';
import { isHeld, keepUnheard } from './unheard.ts';
import { wordOfStage } from './parse.ts';
import { confirmWeighed, dropWeighed, nameOfCase } from './stage-question.ts';

/** What reaches an officer's own chat: new tickets, relayed lines, what became of a command. */
export function readConsoleNotice(draft: Draft, notice: Notice): void {
  switch (notice.notice) {
    case 'ticket_new':
      if (isHeld(draft)) return keepUnheard(draft);
      say(
        draft,
        ticketText(notice),
        { number: notice.ticket, name: notice.name, topic: { text: `topic.${notice.topic}` } },
        { about: notice.ticket },
      );
      return;
    case 'ticket_gone':
      if (isHeld(draft)) return;
      return say(draft, notice.phone ? 'console.ticket_phoned' : 'console.ticket_gone', {
        number: notice.ticket,
        name: notice.name,
      });
    case 'claim_lost':
      return say(
        draft,
        'console.claim_lost',
        { number: notice.ticket, name: notice.name },
        { about: notice.ticket },
      );
    case 'relayed':
      return sayRelayed(draft, notice);
    case 'act_done': {
      const due = notice.values?.['due'];
      say(
        draft,
        `console.done_${doneKey(notice)}`,
        {
          ...notice.values,
          ...(typeof due === 'number' ? { due: { moment: due } } : {}),
          number: notice.ticket ?? '',
          name: notice.name ?? '',
        },
        notice.ticket === undefined ? {} : { about: notice.ticket },
      );
      if (notice.window && !saysHeld(notice)) say(draft, `console.window_${notice.window}`);
      if (notice.verb === 'duty_on') tellOwnWindow(draft);
      return;
    }
    case 'act_weighed':
      return confirmWeighed(draft, notice.act, notice.unjudged);
    case 'act_refused':
      if (notice.weighed) dropWeighed(draft, notice.weighed);
      if (notice.code === 'invalid_stage' && notice.detail !== undefined)
        return sayNoWay(draft, notice.detail);
      if (notice.code === 'missing_reason' && notice.weighed?.stage === 'returned')
        return say(draft, 'console.usage_kembali', { number: nameOfCase(notice.weighed) });
      say(draft, `console.refused_${notice.code}${notice.lacksFile ? '_file' : ''}`, {
        detail: notice.detail ?? '',
        item: notice.item ?? '',
      });
      return;
    case 'paper_owed':
      say(draft, 'console.paper_owed', {
        number: notice.number,
        permits: { list: notice.permits },
        due: { moment: notice.dueAt },
      });
      return;
    case 'operator_bound':
      say(draft, 'console.bound', { name: notice.name });
      return tellOwnWindow(draft);
    default:
      return;
  }
}

/** Where the case stands, and the stages it may go to from there, as officers write them. */
function sayNoWay(draft: Draft, detail: string): void {
  const [from = '', to = ''] = detail.split(': ');
  const words = to.split(', ').flatMap((stage) => wordOfStage(stage) ?? []);
  say(draft, words.length === 0 ? 'console.refused_stage_over' : 'console.refused_stage', {
    stage: { text: `stage.${from}` },
    stages: words.join(', '),
  });
}

/** An officer counts on hearing of every ticket here; on such a number only whoever has written lately does. */
function tellOwnWindow(draft: Draft): void {
  const { window } = draft.facts.chat;
  if (window?.after === 'held') say(draft, 'console.window_own', { until: { moment: window.until } });
}

function ticketText({ late, paid }: Extract<Notice, { notice: 'ticket_new' }>): string {
  if (paid) return 'console.ticket_paid';
  return late ? 'console.ticket_late' : 'console.ticket_new';
}

type Done = Extract<Notice, { notice: 'act_done' }>;

/** Their usual sentence says that it has reached the applicant. */
const HELD = new Set(['claim', 'claim_own', 'reply', 'stage', 'promise']);

const saysHeld = (notice: Done): boolean => notice.window === 'held' && HELD.has(keyOf(notice));

const doneKey = (notice: Done): string => `${keyOf(notice)}${saysHeld(notice) ? '_held' : ''}`;

function keyOf({ verb, values, ticket }: Done): string {
  if (verb === 'duty_off' && values?.['tickets'] !== undefined) return 'duty_off_back';
  if (verb === 'return' && ticket === undefined) return 'return_phone';
  if (verb === 'claim' && values?.['own'] !== undefined) return 'claim_own';
  const paper = values?.['paper'];
  if (paper !== undefined && (verb === 'stage' || verb === 'reply')) return `${verb}_${paper}`;
  if (verb === 'promise' && values?.['closed'] !== undefined) return 'promise_closed';
  if (verb === 'documents' && values?.['application'] === '') return 'documents_draft';
  return verb === 'wait' && values?.['party'] === '' ? 'wait_over' : verb;
}

/** Every relayed line starts with its number and name, so that two people are never mixed up. */
function sayRelayed(
  draft: Draft,
  { ticket, name, content, writtenAt }: Extract<Notice, { notice: 'relayed' }>,
): void {
  if (writtenAt !== undefined)
    say(
      draft,
      'console.relayed_late',
      { number: ticket, name, at: { moment: writtenAt } },
      { about: ticket },
    );
  const written = content.kind === 'text' || content.kind === 'edit';
  const words = wordsOf(content);
  const spoken = written ? 'console.relayed' : 'console.relayed_with';
  say(
    draft,
    words === undefined ? 'console.relayed_kind' : spoken,
    { number: ticket, name, text: words ?? '', kind: { text: `kind_name.${content.kind}` } },
    { about: ticket },
  );
  if (content.kind !== 'image' && content.kind !== 'document') return;
  if ('fault' in content.file || !draft.facts.operator?.officeDevice) return;
  // Named too, so that whoever quotes the picture answers the person who sent it.
  emit(draft, { type: 'file_sent', file: content.file, caption: `#${ticket} ${name}` });
}

/**
 * What was written, or came along with a picture or a pin. An officer's own phone shows masked numbers only;
 * `buka nik` opens one, and is recorded.
 */
function wordsOf(content: Content): string | undefined {
  switch (content.kind) {
    case 'text':
    case 'edit':
      return masked(content.text);
    case 'image':
    case 'document':
      return content.caption === undefined || content.caption.trim() === ''
        ? undefined
        : masked(content.caption);
    case 'location':
      return `${content.latitude}, ${content.longitude}`;
    default:
      return undefined;
  }
}

/** A case's number is no secret of the person, and an officer needs it. */
const CASE_NUMBER = /(\b[A-Z]{3}-\d{4}-\d{6}-[0-9A-Z]\b)/i;

function masked(words: string): string {
  return words
    .split(CASE_NUMBER)
    .map((part, index) => (index % 2 === 1 ? part : maskNumbersIn(part)))
    .join('');
}
