import { useEffect, useState } from 'preact/hooks';
import { type Instant, instantFromEpoch } from '../../evidence/index.ts';

const MINUTE_MS = 60_000;

/** This device's clock, told anew every minute. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => instantFromEpoch(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(instantFromEpoch(Date.now())), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
