import { useEffect, useRef, type RefObject } from 'react';

/** How far from the end still counts as reading the end, in pixels. */
const NEAR = 80;

/** Keeps a scrolled list at its end while things are added, unless one has scrolled up to read. */
export function useStickToEnd(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const list = place.current;
    if (!list) return;
    const onScroll = (): void => {
      atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    };
    const toEnd = (): void => {
      if (atEnd.current) list.scrollTop = list.scrollHeight;
    };
    list.addEventListener('scroll', onScroll);
    list.addEventListener('load', toEnd, true); // pictures grow when they arrive
    const additions = new MutationObserver(toEnd);
    additions.observe(list, { childList: true, subtree: true });
    const size = new ResizeObserver(toEnd);
    size.observe(list);
    toEnd();
    return () => {
      list.removeEventListener('scroll', onScroll);
      list.removeEventListener('load', toEnd, true);
      additions.disconnect();
      size.disconnect();
    };
  }, []);
  return place;
}
