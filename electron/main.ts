import { app } from 'electron';
import { startWorkstation } from './compose.ts';
import { declareAppScheme } from './windows/app-protocol.ts';
import { localProfileFolder } from './windows/profile-folder.ts';

declareAppScheme();

const local = localProfileFolder({
  platform: process.platform,
  chosen: app.getPath('userData'),
  roaming: app.getPath('appData'),
  local: process.env['LOCALAPPDATA'],
  name: app.getName(),
});
// Before the lock of the only instance, which is one of this folder.
if (local) app.setPath('userData', local);

// Two instances would share one encrypted store and one outbox: the second one only brings the first to the front.
if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(startWorkstation);
} else {
  // For whoever started it by hand; a double click shows him the window itself.
  process.stderr.write('Poste DMP est déjà ouvert dans ce profil : sa fenêtre vient au premier plan.\n');
  app.quit();
}
