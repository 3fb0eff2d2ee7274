import { whenWords } from '../time-words.ts';
import { useNow } from './use-now.ts';

/** A moment as people say it; the exact time is in the element. */
export function When({ at }: { at: number }) {
  const now = useNow();
  return <time dateTime={new Date(at).toISOString()}>{whenWords(at, now)}</time>;
}
