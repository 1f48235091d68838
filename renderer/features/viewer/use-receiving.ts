import { useEffect, useState } from 'react';
import type { Receiving } from '../../../shared/contract/document.ts';
import { listen } from '../../api/client.ts';

/** How far a document is that is being received, in bytes. */
export interface Received {
  readonly received: number;
  readonly total: number | null;
  /** What is still to come at the pace so far; null as long as that would be a guess. */
  readonly leftMs: number | null;
}

/** Before this, and for less than this, no pace is told. */
const TELLING_MS = 2_000;

function isReceiving(payload: unknown): payload is Receiving {
  return typeof payload === 'object' && payload !== null && 'received' in payload && 'rowId' in payload;
}

function paceOf(
  first: { readonly at: number; readonly received: number },
  { received, total }: Receiving,
): number | null {
  const ms = performance.now() - first.at;
  if (total === null || ms < TELLING_MS || received <= first.received) return null;
  const left = ((total - received) * ms) / (received - first.received);
  return left < TELLING_MS ? null : left;
}

/** Follows the document of a row while it is received; null before its first bytes. */
export function useReceiving(token: string, rowId: string | null): Received | null {
  const [received, setReceived] = useState<Received | null>(null);
  useEffect(() => {
    setReceived(null);
    let first: { at: number; received: number } | null = null;
    return listen('document.progress', (payload) => {
      if (!isReceiving(payload) || payload.token !== token || payload.rowId !== rowId) return;
      first ??= { at: performance.now(), received: payload.received };
      setReceived({ received: payload.received, total: payload.total, leftMs: paceOf(first, payload) });
    });
  }, [token, rowId]);
  return received;
}
