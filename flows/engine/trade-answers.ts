import { isSum } from '../../licensing/identity/sum.ts';
import { plainText } from '../../licensing/understanding/normalise.ts';
import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';
import { relevantSteps } from './position.ts';
import { record } from './record.ts';
import type { MessageInput } from './route.ts';
import { confirmLines } from './told-lines.ts';

/** "2 orang", "karyawan 3": a number of people, whatever list is open. */
const PEOPLE =
  /^(?:(?:ada|cuma|hanya|kami|sekitar|pekerja(?:nya)?|karyawan(?:nya)?|pegawai(?:nya)?|anak buah) )*(?:\d{1,4}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh) ?(?:orang|urang|org|pekerja|karyawan|pegawai|anak buah|people|workers?)(?: (?:saja|aja|haja|min|pak|bu|ya|pekerja|karyawan|pegawai|yang kerja))*$|^(?:pekerja|karyawan|pegawai)(?:nya)? (?:ada |cuma )?\d{1,4}$/i;

/** "5 juta" where a trade is asked for, or chosen from a list, is the capital; "2 orang" those who work there. */
export function takeAhead(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (open.frame.flow !== 'apply' || open.position.step.asks !== 'kbli') return false;
  const ask = isSum(text) ? 'capital' : PEOPLE.test(plainText(text)) ? 'workers' : undefined;
  if (ask === undefined) return false;
  const context = contextIn(draft, open.frame.subject);
  const step = relevantSteps(open.flow, context).find(({ asks }) => asks === ask);
  const reading = step?.type.read(input.content, context, undefined);
  if (!step || reading?.read !== 'answer') return false;
  const lines = confirmLines([{ step, value: reading.value }], context);
  record(draft, { ...open, position: { step } }, reading, input);
  say(draft, 'told.noted', { lines: { lines } });
  draft.ask = true;
  return true;
}
