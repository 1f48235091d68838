import type { World } from './world.ts';

/** How many lots the store of this world has received, accepted or not. */
export async function depositsReceived(world: World): Promise<number> {
  const traces = (await world.store.order('/traces')) as readonly { transaction: string }[]; // written by our own sandbox
  return traces.filter(({ transaction }) => transaction === 'TD2.1').length;
}
