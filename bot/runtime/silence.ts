const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** So far back earlier days are looked at. */
const MOST_DAYS = 28;
/** Of fewer days nobody knows what is usual. */
const LEAST_DAYS = 5;
/** On so many of them somebody must have written in the same hours. */
const USUAL = 0.9;

/**
 * Since when (UTC ms) nobody has written, where on other days of the same kind somebody nearly always had within the same
 * hours; undefined where that is as usual, or not known. Whether nobody wrote or nothing came through, nobody can tell.
 *
 * @param times when messages came in, UTC ms, newest first
 * @param isAlike whether the day of this moment is of the same kind as today
 */
export function unusualSilence(
  times: readonly number[],
  now: number,
  isAlike: (at: number) => boolean,
): number | undefined {
  const [last, oldest] = [times[0], times.at(-1)];
  if (last === undefined || oldest === undefined || now - last < HOUR_MS) return undefined;
  const hours = Math.min(now - last, DAY_MS);
  const ends = Array.from({ length: MOST_DAYS }, (_, day) => now - (day + 1) * DAY_MS).filter(
    (end) => end <= last && end - hours >= oldest && isAlike(end),
  );
  if (ends.length < LEAST_DAYS) return undefined;
  const heard = ends.filter((end) => times.some((at) => at > end - hours && at <= end));
  return heard.length >= USUAL * ends.length ? last : undefined;
}
