const DOT = '•';

/**
 * An identity number with its middle covered: '6311060101900001' → '6311••••••••0001'. Signs between the
 * digits stay where they are. Numbers shorter than 12 show two at each end, shorter than 9 one.
 *
 * @param meant digits that are asked about, counted from 0: they are shown too
 */
export function maskIdentity(value: string, meant: readonly number[] = []): string {
  const digits = value.match(/[\p{L}\p{Nd}]/gu)?.length ?? 0;
  const shown = digits >= 12 ? 4 : digits >= 9 ? 2 : digits >= 4 ? 1 : 0;
  return maskMiddle(value, /[\p{L}\p{Nd}]/gu, digits, shown, shown, meant);
}

/**
 * Two numbers side by side with their middles covered, but for the places where they differ: a person sees which digit
 * is meant. Numbers of different length are masked each by itself, and so are two that have nothing to do with each
 * other: their ends tell them apart, and all of somebody's number would stand there.
 */
export function maskPair(one: string, other: string): [string, string] {
  if (one.length !== other.length || one.length < 9) return [maskIdentity(one), maskIdentity(other)];
  const isMiddle = (at: number): boolean => at >= 4 && at < one.length - 4;
  const differing = [...one].flatMap((sign, at) => (sign === other[at] ? [] : [at]));
  const covered = differing.filter(isMiddle).length;
  if (one.length >= 12 && covered < differing.length && covered * 2 > one.length - 8)
    return [maskIdentity(one), maskIdentity(other)];
  const shown = (value: string, against: string): string =>
    [...value].map((sign, at) => (!isMiddle(at) || sign !== against[at] ? sign : DOT)).join('');
  return [shown(one, other), shown(other, one)];
}

/** '+6281253411389' → '+6281••••••389'. */
export function maskPhone(phone: string): string {
  const digits = phone.match(/\p{Nd}/gu)?.length ?? 0;
  return digits < 9
    ? maskMiddle(phone, /\p{Nd}/gu, digits, 0, 0)
    : maskMiddle(phone, /\p{Nd}/gu, digits, 4, 3);
}

/** 'budi.santoso@gmail.com' → 'b•••o@gmail.com'; the number of dots does not tell the length. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const name = [...(at < 0 ? email : email.slice(0, at))];
  const last = name.length >= 4 ? name.at(-1) : '';
  return `${name[0] ?? ''}${DOT.repeat(3)}${last}${at < 0 ? '' : email.slice(at)}`;
}

// Up to three separators or invisible characters may stand between two digits of one number.
const longRun = /\p{Nd}(?:[\s\p{Cf}.\-–—_/()+*]{0,3}\p{Nd}){5,}/gu;

/** Text in which every run of six or more digits is masked, also when spaces, dots or dashes break it. */
export function maskNumbersIn(text: string): string {
  return text.replace(longRun, (run) => maskIdentity(run));
}

function maskMiddle(
  text: string,
  sign: RegExp,
  count: number,
  head: number,
  tail: number,
  meant: readonly number[] = [],
): string {
  let index = 0;
  return text.replace(sign, (found) => {
    index += 1;
    return index <= head || index > count - tail || meant.includes(index - 1) ? found : DOT;
  });
}
