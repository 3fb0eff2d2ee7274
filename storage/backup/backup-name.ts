/** What is not finished yet, or never will be. */
export const PART = '.part';

const NAME = /^lantunan-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})Z\.tar$/;
const DAY_MS = 24 * 60 * 60_000;
/** The newest backup of each of so many days, and of each of so many weeks and months before. */
const KEEP = { days: 7, weeks: 4, months: 6 };

/** The file name of a backup of this moment (UTC ms, shown in UTC so that names sort by time). */
export function backupName(at: number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return `lantunan-${stamp.replace('T', '-')}.tar`;
}

/** The moment in the name of a backup, UTC ms; undefined for any other file. */
export function backupTime(name: string): number | undefined {
  const parts = NAME.exec(name)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Which of these files have had their time. The newest backup always stays; other files are never named. */
export function outdated(names: readonly string[]): string[] {
  const known = names
    .flatMap((name) => {
      const at = backupTime(name);
      return at === undefined ? [] : [{ name, at }];
    })
    .sort((a, b) => b.at - a.at);
  const kept = new Set<string>();
  const keepNewest = (count: number, period: (at: number) => string): void => {
    const periods = new Set<string>();
    for (const { name, at } of known) {
      if (periods.has(period(at))) continue;
      if (periods.size === count) return;
      periods.add(period(at));
      kept.add(name);
    }
  };
  keepNewest(KEEP.days, (at) => new Date(at).toISOString().slice(0, 10));
  // Weeks begin on a Monday; day 0 was a Thursday.
  keepNewest(KEEP.weeks, (at) => String(Math.floor((at / DAY_MS + 3) / 7)));
  keepNewest(KEEP.months, (at) => new Date(at).toISOString().slice(0, 7));
  return known.map(({ name }) => name).filter((name) => !kept.has(name));
}
