import { app } from 'electron';
import { startWorkstation } from './compose.ts';
import { declareAppScheme } from './windows/app-protocol.ts';
import { localProfileFolder } from './windows/profile-folder.ts';

declareAppScheme();

const folder = localProfileFolder(process.platform, process.env, app.getName());
// Before the lock of the only instance, which is one of this folder. A folder that was asked for by hand is kept.
if (folder && !app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', folder);

// Two instances would share one encrypted store and one outbox: the second one only brings the first to the front.
if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(startWorkstation);
} else {
  // For whoever started it by hand; a double click shows him the window itself.
  process.stderr.write('Poste DMP est déjà ouvert dans ce profil : sa fenêtre vient au premier plan.\n');
  app.quit();
}
