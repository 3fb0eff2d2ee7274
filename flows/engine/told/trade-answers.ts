import { isSum } from '../../../licensing/identity/sum.ts';
import { canonicalText, plainText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { relevantSteps } from '../position.ts';
import { record } from '../record.ts';
import type { MessageInput } from '../../input.ts';
import { confirmLines, sayNoted } from './told-lines.ts';

/** "2 orang", "karyawan 3": a number of people, whatever list is open. */
const PEOPLE =
  /^(?:(?:ada|cuma|hanya|kami|sekitar|pekerja(?:nya)?|karyawan(?:nya)?|pegawai(?:nya)?|anak buah) )*(?:\d{1,4}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh) ?(?:orang|urang|org|pekerja|karyawan|pegawai|anak buah|people|workers?)(?: (?:saja|aja|haja|min|pak|bu|ya|pekerja|karyawan|pegawai|yang kerja))*$|^(?:pekerja|karyawan|pegawai)(?:nya)? (?:ada |cuma )?\d{1,4}$/i;

/** A phone's or a card's figures are no sum. */
const NUMBER = /^\W*(?:0\d|(?:\d[\s.-]*){12})/;

/** "saurang haja", "berdua sama istri" where a sum or a trade is asked for. */
const ALONE =
  /^(?:(?:saya|kami|cuma|hanya|kerja|dikerjakan) )*(?:sendiri|sendirian|seorang|berdua|bertiga|berempat)(?: (?:saja|aja|dulu|sama|dengan|istri|bini|suami|laki|anak|adik|kakak|saya|ulun))*$/;

/** What is asked before those, or beside them: their answers look like neither. */
const ASKED_BEFORE: ReadonlySet<string> = new Set([
  'applicant_type',
  'case_kind',
  'kbli',
  'capital',
  'workers',
  'consent',
  'for_whom',
]);

/** Which of the two a text tells, and nothing else. */
export function figureTold(text: string): 'capital' | 'workers' | undefined {
  if (isSum(text) && !NUMBER.test(text)) return 'capital';
  return PEOPLE.test(plainText(text)) || ALONE.test(canonicalText(text)) ? 'workers' : undefined;
}

/** "5 juta" where a trade is asked for, or chosen from a list, is the capital; "2 orang" those who work there, also before the capital is told. */
export function takeAhead(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { asks } = open.position.step;
  if (open.frame.flow !== 'apply' || !ASKED_BEFORE.has(asks)) return false;
  const ask = figureTold(text);
  if (ask === undefined || ask === asks) return false;
  const context = contextIn(draft, open.frame.subject);
  const step = relevantSteps(open.flow, context).find((each) => each.asks === ask);
  const reading = step?.type.read(input.content, context, undefined);
  if (!step || reading?.read !== 'answer') return false;
  const lines = confirmLines([{ step, value: reading.value }], context);
  record(draft, { ...open, position: { step } }, reading, input);
  sayNoted(draft, lines);
  draft.ask = true;
  return true;
}
