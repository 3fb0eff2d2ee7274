import type { Reading, StepContext } from '../../define.ts';

/** Said in many a title. */
const FRAME = new Set(
  'aktivitas industri perdagangan eceran besar penyewaan kegiatan lainnya usaha untuk pertanian jasa'.split(
    ' ',
  ),
);
/** Two titles that share no word of this length mean other doings. */
const TELLING = 5;

/**
 * A code stands for its title. A former one (KBLI 2020) is as good: it is shown as what it is, and a group of today is
 * chosen for it. The same number may mean another doing today; then the person tells which in words.
 */
export function readCode(
  code: string | undefined,
  words: string,
  { world }: Pick<StepContext, 'world'>,
): { read: 'answer'; value: string; raw: string } | Extract<Reading, { read: 'refused' }> | undefined {
  const [group, other] = code === undefined ? [] : world.kbli.editions(code);
  if (!group) return undefined;
  if (other && !alike(group.title, other.title))
    return {
      read: 'refused',
      reason: 'kbli.two_meanings',
      values: { code: group.code, now: group.title, before: other.title },
    };
  const former = `${group.title} (KBLI ${group.version}: ${group.code})`;
  return { read: 'answer', value: group.version === '2025' ? group.title : former, raw: words };
}

/** Whether two titles share a word that tells something. */
export function alike(one: string, other: string): boolean {
  const wordsOf = (title: string): string[] =>
    title
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => word.length >= TELLING && !FRAME.has(word)) ?? [];
  const others = new Set(wordsOf(other));
  return wordsOf(one).some((word) => others.has(word));
}
