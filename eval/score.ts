import { openKbliSearch } from '../licensing/kbli/search.ts';
import type { KbliSearch } from '../licensing/kbli/search.ts';
import type { KbliVersion } from '../licensing/kbli/kbli.ts';
import { LIKELY } from '../licensing/understanding/intent/found.ts';
import type { Understanding } from '../licensing/understanding/understand.ts';
import { valuesOf } from './rows.ts';

export interface Share {
  right: number;
  of: number;
}

export interface UnderstandingScore {
  intent: Share;
  /** Exactly the permits named, over the sentences that name one. */
  permit: Share;
  /** No permit read into a sentence that names none; matters of other offices are not counted. */
  noPermit: Share;
  /** All wishes of a sentence that has several, in any order. */
  several: Share;
  /** The same, in the order of the sentence. */
  inOrder: Share;
  /** Matters of other offices, chit-chat and nonsense: recognised as such, or below the act-on-it threshold. */
  rejected: Share;
  /** Rows read wrongly, for the tuning part. */
  misread: string[];
}

export interface KbliScore {
  first: Share;
  firstFive: Share;
  /** Rows not found among the first five, or not as the first; for the tuning part. */
  missed: string[];
}

/** `rows`: text, intents, permits. */
export function scoreUnderstanding(
  rows: readonly string[][],
  read: (text: string) => Understanding,
): UnderstandingScore {
  const score: UnderstandingScore = {
    intent: { right: 0, of: 0 },
    permit: { right: 0, of: 0 },
    noPermit: { right: 0, of: 0 },
    several: { right: 0, of: 0 },
    inOrder: { right: 0, of: 0 },
    rejected: { right: 0, of: 0 },
    misread: [],
  };
  for (const [text = '', wanted, permits] of rows) {
    const found = read(text);
    // Divided by a slash, one is as good as the other.
    const either = wanted?.includes('/') === true;
    const intents = valuesOf(wanted?.replaceAll('/', '|'));
    const codes = [found.entity ?? []].flat();
    const outside = intents.includes('out_of_scope');
    const aside = found.intent === 'out_of_scope' || found.confidence < LIKELY;
    const intent = intents.includes(found.intent) && (outside || found.confidence >= LIKELY);
    count(score.intent, outside ? aside : intent);
    if (outside) count(score.rejected, aside);
    const permit = [...codes].sort().join('|') === valuesOf(permits).sort().join('|');
    if (permits) count(score.permit, permit);
    else if (!outside) count(score.noPermit, permit);
    const all = intents.every((each) => found.intents.some((i) => i === each));
    if (intents.length > 1 && !either) {
      count(score.several, all);
      const named = found.intents.filter((each) => intents.includes(each));
      count(score.inOrder, named.join('|') === wanted);
    }
    const whole = intents.length < 2 || either || all;
    const right = (outside ? aside : intent) && (permit || (outside && !permits)) && whole;
    if (!right) {
      const said = `${found.intents.join('|')} ${found.confidence.toFixed(2)} ${codes.join('|')}`;
      score.misread.push(`${text}  [${wanted ?? ''} ${permits ?? ''}]  → ${said}`);
    }
  }
  return score;
}

/** `rows`: phrase, codes of 2020, codes of 2025; rows without a code of the edition are left out. */
export function scoreKbli(rows: readonly string[][], version: KbliVersion, search: KbliSearch): KbliScore {
  const score: KbliScore = { first: { right: 0, of: 0 }, firstFive: { right: 0, of: 0 }, missed: [] };
  for (const row of rows) {
    const wanted = valuesOf(row[version === '2020' ? 1 : 2]);
    if (wanted.length === 0) continue;
    const found = search.find(row[0] ?? '', 5).map(({ code }) => code);
    const at = found.findIndex((code) => wanted.includes(code));
    count(score.first, at === 0);
    count(score.firstFive, at !== -1);
    if (at !== 0) {
      const place = at === -1 ? 'not among five' : `place ${String(at + 1)}`;
      score.missed.push(`${row[0] ?? ''}  [${wanted.join('|')}]  ${place}: ${found.join(' ')}`);
    }
  }
  return score;
}

/** How many trades are noted without asking which group is meant, and how many of those rightly (edition 2025). */
export function scoreSure(
  rows: readonly string[][],
  sure: (trade: string) => string | undefined,
): { taken: Share; right: Share; wrong: string[] } {
  const taken: Share = { right: 0, of: 0 };
  const right: Share = { right: 0, of: 0 };
  const wrong: string[] = [];
  for (const [trade = '', , codes] of rows) {
    const code = sure(trade);
    count(taken, code !== undefined);
    if (code === undefined) continue;
    const fits = valuesOf(codes).includes(code);
    count(right, fits);
    if (!fits) wrong.push(`${trade}  [${codes ?? ''}]  ${code}`);
  }
  return { taken, right, wrong };
}

export function openSearches(): Record<KbliVersion, KbliSearch> {
  return { '2020': openKbliSearch('2020'), '2025': openKbliSearch('2025') };
}

function count(share: Share, right: boolean): void {
  share.of += 1;
  if (right) share.right += 1;
}
