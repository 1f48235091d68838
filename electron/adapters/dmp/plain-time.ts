import type { WireTime } from '../../services/clock/ports.ts';
import type { GatewayContext } from './gateway-context.ts';

/** The workstation's clock alone, whatever the DMP says of it. */
export function plainTime({ clock, authenticatedAt }: Pick<GatewayContext, 'clock' | 'authenticatedAt'>): WireTime {
  return {
    now: () => clock.now(),
    loggedOnAt: () => authenticatedAt,
    begin: () => ({ wallAt: clock.now(), elapsedMs: 0 }),
    hear: () => undefined,
  };
}
