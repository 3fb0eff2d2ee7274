import { needs, NIB } from '../../../licensing/bundle/together.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { namesNib } from '../../../licensing/understanding/intent/entities.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepTopic, topicOf } from '../permits/topic.ts';

const FIRST =
  /\bmana (?:yang |nang )?(?:lebih )?(?:dulu|dahulu|duluan|pertama)\b|\b(?:dulu|dahulu|duluan) (?:yang )?mana\b|\b(?:dulu|dahulu) (?:atau|baru|apa) .*\b(?:dulu|dahulu|nib|pirt|sip|izin)\b|\bpertama (?:di)?(?:urus|buat|daftar)\b.*\bapa\b|\bapa (?:yang )?(?:di|meng)?urus (?:paling )?(?:dulu|dahulu|duluan|pertama)\b|\burutan\b|\bwhich (?:one )?(?:comes )?first\b/;

/** "nib dulu atau pirt dulu": what one permit brings and another asks for settles the order. False: something else was asked. */
export function sayWhichFirst(draft: Draft, { entity }: Understanding, text: string): boolean {
  const canonical = canonicalText(text);
  if (draft.session.frames.length > 0 || !FIRST.test(canonical)) return false;
  const { permits } = draft.world.catalogue;
  const named = [entity ?? topicOf(draft)].flat();
  const others = named.filter((code) => !NIB.includes(code));
  // Whatever is obtained first of all is a NIB, whether it is named or not.
  const codes = namesNib(canonical) || others.length === 1 ? [...NIB.slice(0, 1), ...others] : others;
  const [one, other, ...more] = codes.flatMap((code) => permits.get(code) ?? []);
  if (!one || !other || more.length > 0) return false;
  if (needs(other, one)) return sayOrder(draft, one, other);
  if (needs(one, other)) return sayOrder(draft, other, one);
  say(draft, 'info.no_order', { one: nameOf(one), other: nameOf(other) });
  return true;
}

function sayOrder(draft: Draft, first: Permit, then: Permit): true {
  say(draft, 'info.first', { first: nameOf(first), then: nameOf(then) });
  keepTopic(draft, then.code);
  return true;
}

/** Whose NIB it is makes no difference here. */
const nameOf = ({ code, short_name: name }: Permit): string => (NIB.includes(code) ? 'NIB' : name);
