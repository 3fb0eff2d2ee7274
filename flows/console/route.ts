import { parseApplicationNumber } from '../../licensing/identity/application-number.ts';
import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { emit, say } from '../engine/draft.ts';
import { spokenNote } from '../engine/officer.ts';
import type { Draft } from '../engine/draft.ts';
import { plainText } from '../engine/plain-text.ts';
import type { OfficerAct } from '../event.ts';
import type { OperatorFacts, TicketBrief } from '../facts.ts';
import type { Input } from '../input.ts';
import { parseConsole } from './parse.ts';
import type { ConsoleCommand } from './parse.ts';
import { sayHelp, sayQueue } from './speech.ts';
import { parseWhen } from './when.ts';

/** Commands about the active ticket. */
type OnActive = Extract<
  ConsoleCommand,
  | { command: 'documents' | 'sheet' | 'reveal' | 'return' | 'close' }
  | { command: 'accept' }
  | { command: 'fill' }
  | { command: 'reject' | 'waive' }
>;

type MessageInput = Extract<Input, { kind: 'message' }>;

/**
 * An officer's own WhatsApp: commands are carried out, anything else goes to the applicant of the
 * active ticket, or of the ticket whose line is quoted. With none active nothing is relayed.
 */
export function readConsole(draft: Draft, input: MessageInput, operator: OperatorFacts): void {
  const { content } = input;
  const words =
    content.kind === 'document' || content.kind === 'image' ? content.caption?.trim() : plainText(content);
  if (confirmStage(draft, words)) return;
  const command = words === undefined ? undefined : parseConsole(words);
  if (command) return obey(draft, command, operator, input);
  const target = operator.mine.find((ticket) => ticket.number === input.quotesTicket) ?? operator.active;
  if (!target) {
    say(draft, operator.mine.length > 0 ? 'console.none_active' : 'console.no_ticket', {
      queue: operator.queue.length,
    });
    return;
  }
  if (words === undefined && content.kind !== 'document' && content.kind !== 'image') {
    say(draft, 'console.kind_not_relayed');
    return;
  }
  act(draft, {
    verb: 'reply',
    ticket: target.id,
    ...(words === undefined ? {} : { text: words }),
    ...(content.kind === 'text' ? {} : { message: input.id }),
  });
}

function obey(draft: Draft, command: ConsoleCommand, operator: OperatorFacts, input: MessageInput): void {
  if ('application' in command && command.application !== undefined) {
    const { ok } = parseApplicationNumber(command.application);
    if (!ok) return say(draft, 'console.mistyped', { number: command.application.toUpperCase() });
  }
  switch (command.command) {
    case 'help':
      return sayHelp(draft, operator);
    case 'queue':
      return sayQueue(draft, operator);
    case 'claim': {
      const ticket = command.ticket ?? operator.queue[0]?.number.toString();
      if (ticket === undefined) return say(draft, 'console.queue_empty');
      return act(draft, { verb: 'claim', ticket });
    }
    case 'switch':
      return act(draft, { verb: 'switch', ticket: command.ticket });
    case 'duty':
      return act(draft, { verb: 'duty', text: command.on ? 'on' : 'off' });
    case 'wrong':
      return say(draft, `console.usage_${command.of}`);
    case 'stage':
      return askStage(draft, command, input);
    case 'wait': {
      const { application, permit, party } = command;
      const about = { application, ...(permit === undefined ? {} : { permit }) };
      return act(draft, { verb: 'wait', ...about, ...(party === undefined ? {} : { party }) });
    }
    case 'documents':
    case 'sheet':
      if (command.application === undefined) return onActive(draft, command, operator, input);
      return act(draft, { verb: command.command, application: command.application });
    case 'promise': {
      const due = parseWhen(command.when, draft.now, draft.world.calendar.zone);
      if (due === null) return say(draft, 'console.usage_janji');
      return act(draft, { verb: 'promise', application: command.application, due });
    }
    default:
      return onActive(draft, command, operator, input);
  }
}

function onActive(
  draft: Draft,
  command: OnActive,
  operator: OperatorFacts,
  { id, content }: MessageInput,
): void {
  const ticket: TicketBrief | undefined = operator.active;
  const [held] = operator.mine;
  if (!ticket)
    return held
      ? say(draft, 'console.none_active_command', {
          lines: { lines: operator.mine.map(({ number, name }) => `*#${number}* ${name}`) },
          first: held.number,
        })
      : say(draft, 'console.no_ticket', { queue: operator.queue.length });
  switch (command.command) {
    case 'documents':
    case 'sheet':
      return act(draft, { verb: command.command, ticket: ticket.id });
    case 'reveal':
      return act(draft, { verb: 'reveal', ticket: ticket.id, item: 'nik' });
    case 'return':
    case 'close':
      return act(draft, { verb: command.command, ticket: ticket.id });
    case 'accept':
      return act(draft, { verb: 'accept', ticket: ticket.id, item: command.item });
    case 'fill': {
      const carries = content.kind === 'document' || content.kind === 'image';
      if (!carries && command.value === '') return say(draft, 'console.usage_isi');
      const given = carries ? { message: id } : { text: command.value };
      return act(draft, { verb: 'fill', ticket: ticket.id, item: command.item, ...given });
    }
    default:
      return act(draft, {
        verb: command.command,
        ticket: ticket.id,
        item: command.item,
        reason: command.reason,
      });
  }
}

/** A stage is news for the applicant, so it is confirmed first. */
function askStage(
  draft: Draft,
  command: Extract<ConsoleCommand, { command: 'stage' }>,
  input: MessageInput,
): void {
  const carries = input.content.kind === 'document' || input.content.kind === 'image';
  const pending: OfficerAct = {
    verb: 'stage',
    application: command.application,
    stage: command.stage,
    ...(command.permit === undefined ? {} : { permit: command.permit }),
    ...(command.note === '' ? {} : { note: command.note }),
    ...(carries ? { message: input.id } : {}),
  };
  say(draft, 'console.confirm_stage', {
    number: [command.application.toUpperCase(), command.permit ?? ''].join(' ').trim(),
    stage: { text: `stage.${command.stage}` },
    note: spokenNote(command.note),
  });
  draft.session.aside = {
    kind: 'stage',
    payload: { act: JSON.stringify(pending) },
    asked: { key: 'stage', asks: 'confirm', revision: '', at: draft.now, attempts: 0 },
  };
}

function confirmStage(draft: Draft, words: string | undefined): boolean {
  const { aside } = draft.session;
  if (aside?.kind !== 'stage') return false;
  delete draft.session.aside;
  const answer = words === undefined ? null : words === '1' ? true : words === '2' ? false : readYesNo(words);
  if (answer === null) return false;
  if (answer) act(draft, JSON.parse(aside.payload['act'] ?? '{}') as OfficerAct);
  else say(draft, 'console.stage_dropped');
  return true;
}

function act(draft: Draft, officerAct: OfficerAct): void {
  emit(draft, { type: 'officer_acted', act: officerAct });
}
