import { t } from '../texts.ts';
import { dueStateOf } from '../time.ts';
import { deadlineWords, spanWords } from '../time-words.ts';
import { useNow } from './use-now.ts';

/** What was promised: calm, turning urgent when it is close or missed. Says so in words, not by colour alone. */
export function Due({ at }: { at: number }) {
  const now = useNow();
  const state = dueStateOf(at, now);
  const time = deadlineWords(at, now);
  const words = {
    calm: () => t('due.by', { time }),
    soon: () => t('due.soon', { left: spanWords(at - now), time }),
    missed: () => (now - at < 60_000 ? t('due.justMissed') : t('due.missed', { late: spanWords(now - at) })),
  };
  return <span className={`due due-${state}`}>{words[state]()}</span>;
}
