import { useEffect, useState } from 'react';
import { wallNow } from './wall-clock.ts';

/** The time on the wall, told again each `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(wallNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(wallNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
