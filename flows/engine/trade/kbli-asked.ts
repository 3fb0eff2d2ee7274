import { kbliAskedIn } from '../../../licensing/kbli/asked.ts';
import { kbliCodeIn } from '../../../licensing/kbli/code-in-text.ts';
import type { KbliGroup } from '../../../licensing/kbli/kbli.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { Value } from '../../event.ts';
import type { World } from '../../world.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepSaid, keepTopic } from '../permits/topic.ts';
import { alike } from './typed-code.ts';

const PERSON = 'NIB-UMK';

/** Whether a text asks for the group of a trade that is known, or what a code means. */
export function asksKbli({ kbli }: Pick<World, 'kbli'>, text: string): boolean {
  const asked = kbliAskedIn(text);
  return asked !== undefined && ('code' in asked || groupsOf(kbli, asked.trade).length > 0);
}

/**
 * "apa kbli untuk warung kopi", "kbli 56303 itu apa": told with its edition and title; a former code with what stands for it
 * today, and never called wrong. A bare code in an open chat asks the same. False: something else was said.
 */
export function answerKbli(draft: Draft, text: string): boolean {
  const { kbli } = draft.world;
  const free = draft.session.frames.length === 0;
  const bare = free ? kbliCodeIn(text) : undefined;
  const asked = bare === undefined ? kbliAskedIn(text) : { code: bare };
  if (!asked || (!bare && !asksKbli(draft.world, text))) return false;
  if ('code' in asked) sayCode(draft, asked.code);
  else {
    const trade = tradeInWish(asked.trade);
    say(draft, 'kbli.of_trade', { trade, groups: { lines: groupsOf(kbli, asked.trade).map(line) } });
  }
  draft.resumed = true;
  draft.ask = !free;
  const known = 'trade' in asked || kbli.editions(asked.code).length > 0;
  if (!free || !known) return true;
  keepTopic(draft, PERSON);
  keepSaid(draft, 'trade' in asked ? tradeInWish(asked.trade) : `kbli ${asked.code}`);
  say(draft, 'info.start', { permit: draft.world.catalogue.permits.get(PERSON)?.short_name ?? '' });
  return true;
}

function sayCode(draft: Draft, code: string): void {
  const { kbli } = draft.world;
  const [group, other] = kbli.editions(code);
  if (!group) return say(draft, 'kbli.no_such', { code });
  const former = other ?? group;
  const values = { code, title: group.title, former: former.title };
  if (group.version === '2025' && (!other || alike(group.title, other.title)))
    return say(draft, 'kbli.of_code', values);
  const today = kbli.choices(former.title).filter((each) => each.code !== code);
  const groups: Value = { lines: today.map(line) };
  say(draft, group.version === '2025' ? 'kbli.of_both' : 'kbli.of_former', { ...values, groups });
}

function groupsOf(kbli: World['kbli'], words: string): Pick<KbliGroup, 'code' | 'title' | 'version'>[] {
  const trade = tradeInWish(words);
  if (trade === '' || !(kbli.names(trade) || kbli.knows(trade))) return [];
  const sure = kbli.sure(trade);
  const others = kbli.choices(trade).filter(({ code }) => code !== sure?.code);
  return sure ? [sure, ...others.slice(0, 1)] : others;
}

const line = ({ title, code, version }: Pick<KbliGroup, 'code' | 'title' | 'version'>): Value => ({
  text: 'kbli.line',
  values: { line: { text: 'kbli.option', values: { title, code, version } } },
});
