import { kbliCodeWithin } from '../../../licensing/kbli/code-in-text.ts';
import { factsIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { withoutWorkers } from '../../../licensing/understanding/facts/workers-in-text.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import { permitNames } from '../../../licensing/understanding/intent/entities.ts';
import { withoutQuestions } from '../../../licensing/understanding/words/clauses.ts';
import { withoutWhere } from '../../../licensing/kbli/trades.ts';
import { isNoTrade } from '../../../licensing/understanding/trades/no-trade.ts';
import { severalInWish } from '../../../licensing/understanding/trades/several-in-wish.ts';
import { tradeInWish, tradesWithin } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { openQuestion, stepByKey } from '../frames.ts';
import { isOfBusiness } from '../holder.ts';
import { ownWords } from '../permits/others-business.ts';
import type { MessageInput } from '../../input.ts';
import { tradeAlone } from './told-trade.ts';
import { confirmLines, sayNoted } from '../told/told-lines.ts';
import { takeAhead } from '../told/trade-answers.ts';
import { readCode } from './typed-code.ts';

/** A place or a piece of land that one word leaves open, though the table has a usual trade for it. */
const TOO_LITTLE = /^(?:warung|kedai|kebun|bakabun|pasar|rumah|tempat|usaha)$/i;

/**
 * "mau bikin nib warung kopi" has told the trade, if it surely is one; "warung" alone is too little. Where only a part of
 * a longer sentence sounds like one, that is asked first. Where it is done is no part of a trade.
 */
export function keepTrade(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, wish: string): void {
  const text = ownWords(draft, open.frame.subject, wish);
  const context = contextIn(draft, open.frame.subject);
  if (context.answers.has('kbli')) return;
  if (!context.required().has('kbli')) return keepBeside(draft, open, input, text);
  const { kbli } = draft.world;
  const places = ['district', 'village'].map((key) => context.answers.get(key)?.value);
  const rest = withoutWhere(
    withoutPlaces(
      withoutWorkers(text),
      places.filter((place) => typeof place === 'string'),
    ),
  );
  const [whole = '', ...parts] = [withoutQuestions(rest), ...rest.split(/[,;.!?\n]+/)]
    .map(tradeInWish)
    .filter((words) => !isNoTrade(words))
    .filter((words) => words.includes(' ') || (kbli.sure(words) !== undefined && !TOO_LITTLE.test(words)));
  const typed = readCode(kbliCodeWithin(text), text, context);
  if (typed?.read === 'refused')
    return say(draft, typed.reason, { ...typed.values, example: { text: 'example.kbli' } });
  if (typed) return noteTrade(draft, typed.value, text, input.id);
  const several = severalInWish(withoutQuestions(rest), kbli);
  // Known, though not surely: its group is asked.
  const known = kbli.knows(whole) ? whole : parts.find(kbli.names);
  const trade = shortestSure(draft, [whole, ...parts]) ?? known ?? whole;
  if (several === undefined && kbli.sure(trade))
    return noteTrade(draft, tradeAlone(draft.world, trade, rest), rest, input.id);
  const within = several === undefined ? tradesWithin(rest).filter(kbli.names) : [several];
  const heard = within.find((words) => countOf(words) + AROUND <= countOf(trade));
  if (heard !== undefined && draft.session.aside === undefined) askWithin(draft, heard, rest, input.id);
  else if (several !== undefined || kbli.knows(trade)) noteTrade(draft, several ?? trade, rest, input.id);
}

/** "mau urus PIRT keripik singkong": nobody is asked for it, and an officer has to know. */
function keepBeside(draft: Draft, open: Open, { id }: Pick<MessageInput, 'id'>, text: string): void {
  const { kbli, catalogue } = draft.world;
  const context = contextIn(draft, open.frame.subject);
  const step = stepByKey(draft, open, 'kbli');
  if (!step || !isOfBusiness(context)) return;
  const trade = tradeInWish(withoutQuestions(text));
  // "depot air galon" is a trade, though a permit is called by it too; "apotek" alone is only that.
  const alone = trade.replace(permitNames(catalogue), (name) =>
    name !== trade && kbli.names(name) ? name : ' ',
  );
  if (!kbli.names(alone.trim()) || isNoTrade(alone.trim())) return;
  const value = tradeAlone(draft.world, alone.replace(/\s+/g, ' ').trim(), text);
  const lines = confirmLines([{ step, value }], context);
  noteTrade(draft, value, text, id);
  sayNoted(draft, lines);
}

/** Of the first that is surely one: the fewest words that say the same. */
function shortestSure({ world: { kbli } }: Draft, said: readonly string[]): string | undefined {
  const code = said.map((words) => kbli.sure(words)?.code).find((each) => each !== undefined);
  const same = said.filter((words) => code !== undefined && kbli.sure(words)?.code === code);
  return same.toSorted((a, b) => a.length - b.length)[0];
}

/** So many words around a trade make it one heard in a sentence. */
const AROUND = 2;
const countOf = (words: string): number => words.split(/(?: (?:sama|dan|dn|lawan|wan|serta|plus))? /).length;

function noteTrade(draft: Draft, trade: string, raw: string, message: string): void {
  const subject = openQuestion(draft)?.frame.subject;
  if (subject === undefined) return;
  emit(draft, { type: 'answer_recorded', subject, key: 'kbli', value: trade, raw, message });
}

/** "buat suami saya, dia servis AC keliling": heard in a sentence, so the person says whether it is meant. */
function askWithin(draft: Draft, trade: string, raw: string, message: string): void {
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `trade_within.option.${id}` } }));
  askAside(
    draft,
    'trade_within',
    { text: 'trade_within.ask', values: { trade }, options, asks: 'confirm' },
    { trade, raw, message },
  );
}

/** "bukan, jualan tas online": what stands in its place. */
const ANOTHER = /^\W*(?:bukan|bkn|lain|salah|not|no)\b[\s,.:]*(?:tapi\s+|tagal\s+)?(.*)$/is;

/**
 * Whoever answers the next question instead ("400 juta"), tells something else or asks has not objected to the trade that
 * was heard: it is noted, and may be taken back. Another trade takes its place.
 */
export function passWithin(draft: Draft, input: MessageInput, text: string): boolean {
  const { aside } = draft.session;
  const open = openQuestion(draft);
  if (aside?.kind !== 'trade_within' || !open) return false;
  const instead = ANOTHER.exec(text)?.[1];
  if (instead !== undefined) {
    const trade = tradeInWish(instead);
    if (!draft.world.kbli.names(trade)) return false;
    delete draft.session.aside;
    noteTrade(draft, trade, text, input.id);
    draft.ask = true;
    return true;
  }
  const ahead = takeAhead(draft, open, input, text);
  if (!ahead && (readYesNo(text) !== null || !tellsOrAsks(text))) return false;
  delete draft.session.aside;
  takeWithin(draft, 'yes', aside);
  return ahead;
}

function tellsOrAsks(text: string): boolean {
  const canonical = canonicalText(text);
  return isAsked(text, canonical) || Object.keys(factsIn(text, canonical)).length > 0;
}

/** No: the form's own question for the trade comes. */
export function takeWithin(draft: Draft, picked: string, { payload }: Aside): void {
  if (picked === 'yes')
    noteTrade(draft, payload['trade'] ?? '', payload['raw'] ?? '', payload['message'] ?? '');
  draft.ask = true;
}

function withoutPlaces(text: string, places: readonly string[]): string {
  return places
    .reduce(
      (rest, place) => rest.replace(new RegExp(`\\b(?:(?:di|desa|kec|kecamatan) )*${place}\\b`, 'gi'), ' '),
      text,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
