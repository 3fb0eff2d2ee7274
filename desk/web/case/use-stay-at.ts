import { useEffect, useRef, type RefObject } from 'react';

/**
 * Whoever judges an item loses the button they pressed, since others take its place with the new state: the focus then
 * goes to the item, and not back to the beginning of the page. `judged`: it was judged here.
 */
export function useStayAt(state: string, judged: boolean): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (judged && document.activeElement === document.body) row.current?.focus({ preventScroll: true });
  }, [state, judged]);
  return row;
}
