import { formatClock, formatDate, formatDay, formatMoment } from '../../licensing/calendar/format.ts';
import type { Say, SayOption, Value, Values } from '../event.ts';
import type { Option, Outgoing } from '../message.ts';
import type { World } from '../world.ts';

/** ≤ 700 characters a message (DESIGN §3.10); a longer run of sentences leaves as several messages. */
const COMFORTABLE = 700;

type Words = Pick<World, 'texts' | 'calendar'>;

/** A value as words in one language. */
export function renderValue(words: Words, language: string, value: Value): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if ('text' in value) return renderText(words, language, value.text, value.values);
  if ('moment' in value) return formatMoment(value.moment, language, words.calendar.zone);
  if ('day' in value) return formatDay(value.day, language, words.calendar.zone);
  if ('clock' in value) return formatClock(value.clock, language);
  if ('date' in value) return formatDate(value.date, language);
  if ('rupiah' in value) return rupiah(value.rupiah);
  if ('lines' in value) return value.lines.map((line) => renderValue(words, language, line)).join('\n');
  return value.list.map((part) => renderValue(words, language, part)).join(', ');
}

function renderText(words: Words, language: string, key: string, values?: Values): string {
  const filled = Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, renderValue(words, language, value)]),
  );
  return words.texts.text(language, key, filled);
}

/** Options with their labels in words, in the order shown. */
export function renderOptions(words: Words, language: string, options: readonly SayOption[]): Option[] {
  return options.map((option) => ({
    id: option.id,
    label: String(renderValue(words, language, option.label)),
  }));
}

/**
 * The sentences of one turn as messages: joined while they stay comfortable to read, so that an
 * acknowledgement and the next question arrive as one. A text says where its numbered options
 * stand with `{{options}}`; otherwise they follow it.
 */
export function renderSays(
  words: Words,
  language: string,
  says: readonly Say[],
  maxText: number,
): Outgoing[] {
  const limit = Math.min(COMFORTABLE, maxText);
  const messages: Extract<Outgoing, { kind: 'text' }>[] = [];
  let about: number | undefined;
  for (const say of says) {
    const options = renderOptions(words, language, say.options ?? []);
    const block = options.map((option, index) => `*${index + 1}* ${option.label}`).join('\n');
    const body = renderText(
      words,
      language,
      say.text,
      block === '' ? say.values : { ...say.values, options: block },
    );
    const placed = block === '' || body.includes(block) ? body : `${body}\n\n${block}`;
    const asks = {
      ...(say.asks ? { asks: say.asks } : {}),
      ...(options.length > 0 ? { options } : {}),
    };
    const last = messages.at(-1);
    const text = placed
      .replace(/ +$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const joins = last?.asks === undefined && about === say.about;
    about = say.about;
    if (last && joins && last.text.length + text.length + 2 <= limit) {
      messages[messages.length - 1] = { kind: 'text', text: `${last.text}\n\n${text}`, ...asks };
    } else {
      for (const part of split(text, limit)) messages.push({ kind: 'text', text: part });
      Object.assign(messages.at(-1)!, asks);
    }
  }
  return messages;
}

/** A text over the limit (a long review) is cut at line ends; a long line between words. */
function split(text: string, max: number): string[] {
  if (text.length <= max) return [text];
  // Parts of about equal length: the last line of a list does not stand alone.
  const even = Math.min(max, Math.ceil(text.length / Math.ceil(text.length / max)) + 40);
  const line = text.lastIndexOf('\n', even);
  const cut = line > even / 2 ? line : text.lastIndexOf(' ', max);
  const at = cut > 0 ? cut : max;
  return [text.slice(0, at).trimEnd(), ...split(text.slice(at).trimStart(), max)];
}

function rupiah(amount: number): string {
  return `Rp ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
}
