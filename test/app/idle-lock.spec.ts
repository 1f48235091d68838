import { openDesk } from './pages/desk.ts';
import { expect, test } from './support/world.ts';

test('decision 13: nobody touches the workstation for the time that is set, and it locks', async ({ world }) => {
  const desk = await openDesk(world, { settings: { idleLockMinutes: 0.05 } });
  try {
    await desk.openDossier('PAT-TROIS');
    await desk.lockScreen.isReady();
    await desk.showsNothingOf(['PAT-TROIS', '279035121518989']);
    await desk.lockScreen.unlockAgain();
    await expect(desk.dossier.banner).toContainText('PAT-TROIS');
  } finally {
    await desk.app.close();
  }
});
