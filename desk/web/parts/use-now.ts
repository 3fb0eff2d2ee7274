import { useEffect, useState } from 'react';

/** The time now, epoch ms, renewed every 20 s so that ages and promises stay true on a still page. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
