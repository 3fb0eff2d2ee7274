import { readChoice } from '../../licensing/understanding/words/choice.ts';
import { findPlace } from '../../licensing/regions/place.ts';
import type { FoundPlace } from '../../licensing/regions/place.ts';
import { addressWith } from '../../licensing/understanding/facts/address-part.ts';
import { withoutMarker } from '../../licensing/understanding/facts/correction.ts';
import { mayBeAddress, withoutLead } from '../../licensing/understanding/facts/address-in-text.ts';
import { talkIn } from '../../licensing/understanding/reply/talk.ts';
import { defineStepType } from '../define.ts';
import type { Reading, StepContext } from '../define.ts';
import type { SayOption } from '../event.ts';
import type { Json } from '../json.ts';
import { homeAnswered, homePlace, homeShown } from '../engine/files/home.ts';
import { optionHash } from '../engine/options.ts';
import { spotOf } from '../engine/pin.ts';
import { plainText } from '../engine/plain-text.ts';
import { renderOptions } from '../engine/render.ts';
import { doubtOnce } from './doubt-once.ts';
import { isNoName } from './no-name.ts';
import { refuseNumber } from './other-number.ts';

/** "sama dengan alamat KTP", "sesuai ktp aja", "di rumah sendiri sesuai KTP": where the card says. */
const AS_ON_CARD =
  /^(?:alamat\w* |usaha\w* |di rumah (?:sendiri |saya )?)*(?:sama|sma|sesuai|sebagaimana|seperti|same)\b.{0,30}\b(?:ktp|card)\b[^\d]{0,15}$|^alamat (?:di )?ktp(?: saja| aja)?\W*$/i;

const POLITE = /(?:[\s,]+(?:min|mimin|pak|bu|kak|ya|nah))+[.!]*$/i;

/**
 * The place of business in words: street, village, district in one message. Village and district
 * are recognised in them; what is not recognised is asked after. Home, where the KTP told it, is offered.
 */
export const place = defineStepType({
  name: 'place',
  open: true,
  byShape: false,
  numeric: false,
  options,
  read(content, context, asked) {
    const said = plainText(content);
    if (said === undefined) return { read: 'other' };
    // "rt 3 min", where an officer wants the address better: the rest of it stands.
    const words = addressWith(withoutMarker(said.replace(POLITE, '')), context.answer('address'));
    const shown = options(context);
    const labels = renderOptions(context.world, context.facts.contact.language, shown);
    if (AS_ON_CARD.test(words)) return atHome(context, words);
    if (asked?.options !== undefined && readChoice(words, labels) !== null)
      return asked.options === optionHash(shown)
        ? atHome(context, words)
        : { read: 'refused', reason: 'choice.list_changed' };
    if (words.length > 300) return { read: 'refused', reason: 'text.too_long', values: { max: 300 } };
    const number = refuseNumber(words);
    if (number) return number;
    const found = findPlace(words, context.world.places);
    if (words.length < 5 && found.village === undefined)
      return { read: 'refused', reason: 'address.too_short' };
    const named = found.village !== undefined || (found.district !== undefined && found.certain);
    const talk = named ? undefined : talkIn(words);
    if (!named && (talk === 'asks' || talk === 'talks' || isNoName(words))) return { read: 'other' };
    const answer: Reading = {
      read: 'answer',
      value: withoutLead(words).replace(/\s+/g, ' '),
      raw: said,
      also: whereabouts(context, found),
    };
    if (named || mayBeAddress(words)) return answer;
    return doubtOnce(answer, asked, { reason: 'address.unclear', problem: 'address-unclear' });
  },
  question(context) {
    if (homePlace(context) === undefined) {
      const spot = spotOf(context);
      return spot === undefined ? { text: 'ask.address' } : { text: 'ask.address_pin', values: { ...spot } };
    }
    return { text: 'ask.address_home', values: { home: homeShown(homeAnswered(context.answers)) ?? '' } };
  },
});

/**
 * A new address takes the old one's village along. Where it contradicts itself, the district is asked; what it leaves open
 * the pin tells, unless it names another district, or what was told before any address.
 */
function whereabouts(context: StepContext, found: FoundPlace): Record<string, Json> {
  if (found.elsewhere !== undefined) return { village: found.village ?? null, district: null };
  const spot = spotOf(context);
  const { village, district } = found;
  if (spot !== undefined && village === undefined && (district ?? spot.district) === spot.district)
    return spot;
  const told = context.answer('address') === undefined ? context.answer('district') : undefined;
  return { village: village ?? null, district: district ?? told ?? null };
}

function options(context: StepContext): SayOption[] {
  return homePlace(context) === undefined ? [] : [{ id: 'home', label: { text: 'address.option.home' } }];
}

/** The card's address as the place of business; a village that the region data does not know is asked after. */
function atHome(context: StepContext, raw: string): Reading {
  const home = homePlace(context);
  if (home === undefined) return { read: 'refused', reason: 'address.home_unknown' };
  return {
    read: 'answer',
    value: home.address,
    raw,
    source: 'document',
    also: { village: home.village ?? null, district: home.district ?? null },
  };
}
