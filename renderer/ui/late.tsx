import { useEffect, useState, type ReactNode } from 'react';

/** How long one waits before it is said that the wait is long. */
const LATE_MS = 4_000;

/** What is said beside a wait once it has become long (H15): nothing before. Mounted anew with each wait. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}
