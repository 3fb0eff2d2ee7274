import { namesLicence } from '../../../licensing/understanding/intent/entities.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { isNoTrade } from '../../../licensing/understanding/trades/no-trade.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { startsWithName } from '../../../licensing/understanding/trades/tells-trade.ts';
import { tradeInWish } from '../../../licensing/understanding/trades/trade-in-wish.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { Aside } from '../../session.ts';
import { beginAdvice } from './advice.ts';
import { askAside } from '../ask-aside.ts';
import type { Draft } from '../draft.ts';
import { showMenu } from '../talk/menu.ts';

/** A trade told in passing is short; a longer text has more to say than that. */
const LONGEST = 6;
const DAYTIME = /\b(?:selamat|slmt|met|pagi|siang|sore|malam|mlm)\b/gi;

/** "bengkel motor" and no more than that: a trade told in passing, in words that may only sound like one. */
export function passingTrade({ world }: Draft, text: string): string | undefined {
  const trade = tradeInWish(text.replace(DAYTIME, ' '));
  if (isAsked(text, canonicalText(text)) || trade.split(' ').length > LONGEST) return undefined;
  return isNoTrade(trade) || !world.kbli.names(trade) ? undefined : trade;
}

/** What some people open with: asked, since words may only sound like a trade. */
export function askTrade(draft: Draft, text: string): boolean {
  const trade = passingTrade(draft, text);
  if (trade === undefined) return false;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `trade.option.${id}` } }));
  askAside(draft, 'trade', { text: 'trade.perhaps', values: { trade }, options, asks: 'confirm' }, { trade });
  return true;
}

/** What wishes for more than to tell it. */
const WISHED =
  /\b(?:mau|ingin|minta|tolong|bantu|rencana|berencana|niat|coba|buka|membuka|buat|urus|mengurus|daftar\w*|izin|surat|legal\w*|resmi\w*|perlu|butuh|mulai)\b/;

/** A trade that is told, and nothing wished with it: "jual getah karet", or "hotel melati 10 kamar", which a guest might write too. */
export function perhapsTrade(text: string, understood: Understanding): boolean {
  if (onlyTellsTrade(text, understood)) return true;
  const canonical = canonicalText(text);
  const nobodys = understood.intent === 'out_of_scope' && understood.entity === null;
  return nobodys && !WISHED.test(canonical) && startsWithName(canonical.split(' '));
}

export function onlyTellsTrade(text: string, { intent, entity }: Understanding): boolean {
  const canonical = canonicalText(text);
  const ofATrade = intent === 'start_application' && entity === 'NIB-UMK' && !namesLicence(canonical);
  return ofATrade && !WISHED.test(canonical);
}

export function takeTrade(draft: Draft, picked: string, aside: Aside): void {
  if (picked === 'yes') beginAdvice(draft, aside.payload['trade']);
  else showMenu(draft);
}
