import { lockedDesk } from './pages/desk.ts';
import { renderersOf } from './support/renderers.ts';
import { expect, test } from './support/world.ts';

/** Somebody turns the wheel all the time, however long the machine takes for what he does; gives how he stops. */
function staysThere(page: Awaited<ReturnType<typeof lockedDesk>>['page']): Promise<() => Promise<void>> {
  const there = page.evaluateHandle(() => setInterval(() => void window.dmp.call('app.touch', {}), 250));
  return there.then((timer) => () => timer.evaluate((one) => clearInterval(one)));
}

test('decision 13, N5: nobody touches the workstation for the time that is set: it locks, and its page is ended', async ({
  world,
}) => {
  const desk = await lockedDesk(world, { settings: { idleLockMinutes: 0.05 } });
  try {
    const leave = await staysThere(desk.page);
    await desk.lockScreen.unlock();
    await desk.openDossier('PAT-TROIS');
    const before = renderersOf(desk.app);
    await leave();
    await desk.lockScreen.isReady();
    await desk.showsNothingOf(['PAT-TROIS', '279035121518989']);
    await expect.poll(() => renderersOf(desk.app).filter((pid) => before.includes(pid))).toEqual([]);
    await desk.lockScreen.unlockAgain();
    await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  } finally {
    await desk.app.close();
  }
});
