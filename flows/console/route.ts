import { parseApplicationNumber } from '../../licensing/identity/application-number.ts';
import { readYesNo } from '../../licensing/understanding/words/yes-no.ts';
import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import { plainText } from '../engine/plain-text.ts';
import type { OperatorFacts, TicketBrief } from '../facts.ts';
import type { OfficerAct, Value } from '../event.ts';
import type { MessageInput } from '../input.ts';
import { act } from './act.ts';
import { askBlock, askUnblock } from './block-question.ts';
import { codesOf, fieldWords, withCode } from './codes.ts';
import { parseConsole } from './parse.ts';
import type { ConsoleCommand } from './parse.ts';
import { returnFromPhone } from './phone-chats.ts';
import { sayHelp, sayQueue } from './speech.ts';
import {
  answersRefused,
  askMeant,
  askStage,
  confirmAct,
  dropAct,
  expectNoAnswer,
  nameOfCase,
  pendingAct,
  takeMeant,
} from './stage-question.ts';
import { refuseFile } from './unusable-file.ts';
import { tellUnheard } from './unheard.ts';
import { parseWhen } from './when.ts';

/** Commands about one ticket: the quoted one, else the active one. */
type OnTicket = Extract<
  ConsoleCommand,
  | { command: 'documents' | 'sheet' | 'reveal' | 'return' | 'close' }
  | { command: 'accept' }
  | { command: 'fill' }
  | { command: 'reject' | 'waive' }
  | { command: 'block' }
>;

/** What may be looked at while an act waits for its yes. */
const LOOKS: ReadonlySet<ConsoleCommand['command']> = new Set([
  'help',
  'queue',
  'documents',
  'sheet',
  'reveal',
  'wrong',
  'near',
  'unknown_code',
]);

/** No command for certain: with a quote the line is a word to whoever is quoted. */
const isDoubtful = (command: ConsoleCommand): boolean =>
  command.command === 'near' ||
  command.command === 'unknown_code' ||
  (command.command === 'wrong' && command.words === true);

/**
 * An officer's own WhatsApp: commands are carried out, anything else goes to the applicant of the
 * active ticket, or of the ticket whose line is quoted. With none active nothing is relayed, and nothing
 * while something waits for its yes: that word must not reach an applicant.
 */
export function readConsole(draft: Draft, input: MessageInput, operator: OperatorFacts): void {
  tellUnheard(draft, operator);
  const { content } = input;
  const words =
    content.kind === 'document' || content.kind === 'image' ? content.caption?.trim() : plainText(content);
  const quotes = input.quotesTicket !== undefined;
  const meant = takeMeant(draft);
  const agreed = meant === undefined || quotes || words === undefined ? null : readYesNo(words);
  if (agreed === false) return say(draft, 'console.block_dropped');
  if (!quotes && answersRefused(draft, words)) return;
  const pending = pendingAct(draft);
  if (pending && !quotes && confirmAct(draft, pending, words)) return;
  const line = agreed ? meant : words;
  const command = line === undefined ? undefined : readCommand(draft, line);
  if (refuseFile(draft, content, command)) return;
  if (command && !(quotes && isDoubtful(command))) {
    if (pending && !LOOKS.has(command.command)) {
      delete draft.session.aside;
      if (command.command !== pending.verb) dropAct(draft, pending);
    }
    return obey(draft, command, operator, input);
  }
  if (pending && !quotes) return confirmFirst(draft, pending);
  const target = targetOf(draft, operator, input);
  if (!target) return;
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

function confirmFirst(draft: Draft, pending: OfficerAct): void {
  if (pending.verb === 'stage') say(draft, 'console.confirm_first', { number: nameOfCase(pending) });
  else say(draft, 'console.confirm_first_block');
}

/**
 * Whom a line is about: whoever is quoted, else the active ticket. A quoted ticket that is not one's own is no
 * reason to write to somebody else. Says why where there is none.
 */
function targetOf(
  draft: Draft,
  { mine, active, queue }: OperatorFacts,
  { quotesTicket }: MessageInput,
  why: 'words' | 'command' = 'words',
): TicketBrief | undefined {
  if (quotesTicket !== undefined) {
    const held = mine.find(({ number }) => number === quotesTicket);
    if (!held) say(draft, 'console.quoted_not_held', { number: quotesTicket });
    return held;
  }
  const [first] = mine;
  if (active) return active;
  const waiting: Value =
    queue.length === 0
      ? { text: 'console.nobody_waits' }
      : { text: 'console.some_wait', values: { queue: queue.length } };
  if (!first) say(draft, why === 'words' ? 'console.no_ticket' : 'console.no_ticket_command', { waiting });
  else if (why === 'words') say(draft, 'console.none_active');
  else
    say(draft, 'console.none_active_command', {
      lines: { lines: mine.map(({ number, name }) => `*#${number}* ${name}`) },
      first: first.number,
    });
  return undefined;
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
      const ticket = command.ticket ?? (input.quotesTicket ?? operator.queue[0]?.number)?.toString();
      if (ticket === undefined) return say(draft, 'console.queue_empty');
      return act(draft, { verb: 'claim', ticket });
    }
    case 'unblock':
      return askUnblock(draft, command.ticket);
    case 'return_phone':
      return returnFromPhone(draft, operator, command.place);
    case 'switch':
      return act(draft, { verb: 'switch', ticket: command.ticket });
    case 'duty':
      return act(draft, { verb: 'duty', text: command.on ? 'on' : 'off' });
    case 'wrong':
      if (command.of === 'tahap') expectNoAnswer(draft);
      say(draft, `console.usage_${command.of}`);
      if (command.words) say(draft, 'console.not_relayed');
      return;
    case 'near':
      // A file would not come along with a yes, and a question that is open is answered first.
      if (carriesFile(input) || pendingAct(draft)) return say(draft, 'console.near', { word: command.word });
      askMeant(draft, command.word);
      return say(draft, 'console.near_ask', { word: command.word });
    case 'unknown_code':
      return say(draft, 'console.unknown_code', { code: command.code });
    case 'stage':
      return askStage(draft, command, carriesFile(input) ? input.id : undefined);
    case 'wait': {
      const { application, permit, party } = command;
      const about = { application, ...(permit === undefined ? {} : { permit }) };
      return act(draft, { verb: 'wait', ...about, ...(party === undefined ? {} : { party }) });
    }
    case 'documents':
    case 'sheet':
    case 'reveal':
      if (command.application === undefined) return onTicket(draft, command, operator, input);
      return act(draft, {
        verb: command.command,
        application: command.application,
        ...(command.command === 'reveal' ? { item: 'nik' } : {}),
      });
    case 'promise': {
      const due = parseWhen(command.when, draft.now, draft.world.calendar.zone);
      if (due === null) return say(draft, 'console.usage_janji');
      return act(draft, { verb: 'promise', application: command.application, due });
    }
    default:
      return onTicket(draft, command, operator, input);
  }
}

function onTicket(draft: Draft, command: OnTicket, operator: OperatorFacts, written: MessageInput): void {
  // A ticket that is named is as good as a line of its person that is quoted.
  const named = 'ticket' in command ? command.ticket : undefined;
  const input = named === undefined ? written : { ...written, quotesTicket: named };
  const { id } = input;
  // Without a ticket it can only be about the office phone's.
  const hasTicket = input.quotesTicket !== undefined || operator.mine.length > 0;
  if (command.command === 'return' && !hasTicket && operator.phone.length > 0)
    return returnFromPhone(draft, operator);
  const ticket = targetOf(draft, operator, input, 'command');
  if (!ticket) return;
  switch (command.command) {
    case 'documents':
    case 'sheet':
      return act(draft, { verb: command.command, ticket: ticket.id });
    case 'reveal':
      return act(draft, { verb: 'reveal', ticket: ticket.id, item: 'nik' });
    case 'return':
    case 'close':
      return act(draft, { verb: command.command, ticket: ticket.id });
    case 'block':
      return askBlock(draft, ticket, command.reason);
    case 'accept':
      for (const item of command.items) act(draft, { verb: 'accept', ticket: ticket.id, item });
      return;
    case 'fill': {
      const carries = carriesFile(input);
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

const carriesFile = ({ content: { kind } }: MessageInput): boolean => kind === 'document' || kind === 'image';

function readCommand({ world }: Draft, words: string): ConsoleCommand | undefined {
  const codes = codesOf(world);
  const command = parseConsole(words, (word) => codes.has(word));
  return command && withCode(command, codes, () => fieldWords(world));
}
