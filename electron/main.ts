import { app } from 'electron';
import { startWorkstation } from './compose.ts';
import { declareAppScheme } from './windows/app-protocol.ts';

declareAppScheme();

// Two instances would share one encrypted store and one outbox: the second one only brings the first to the front.
if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(startWorkstation);
} else {
  app.quit();
}
