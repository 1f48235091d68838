import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  net,
  powerMonitor,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import type { Screen } from '../shared/contract/app.ts';
import type { EventName } from '../shared/contract/names.ts';
import { PARTITION, pickCertificate } from './adapters/transport/electron-transport.ts';
import { profileLog } from './adapters/system/log.ts';
import { onUnexpected } from './adapters/system/unexpected.ts';
import { readSettings, type Settings } from './adapters/settings/read-settings.ts';
import { systemClock } from './adapters/system/clock.ts';
import { clockOf } from './compose/clock.ts';
import { buildCopiedText, takenBackAtLock } from './compose/copied-text.ts';
import { handlersOf, type HostOfCalls } from './compose/handlers.ts';
import { buildWorkstation, type Workstation } from './compose/workstation.ts';
import { registerHandlers } from './ipc/register.ts';
import type { CopiedText } from './services/clipboard/copied-text.ts';
import { BlankGuard } from './windows/blank-guard.ts';
import { showBadge } from './windows/badge.ts';
import { showNotice } from './windows/desktop-notice.ts';
import { serveApp } from './windows/app-protocol.ts';
import { admitServers, refusePermissions, refuseServers, senderCheck, trustedOrigins } from './windows/guard.ts';
import { openMainWindow, pageAddress } from './windows/main-window.ts';
import { browserFor } from './windows/open-in-browser.ts';
import { endUnexpectedly } from './windows/unexpected-end.ts';
import { saveFileFrom } from './windows/save-file.ts';

const DEV_SERVER = process.env['ELECTRON_RENDERER_URL'];

/** Value of `--name VALUE` on the command line; nothing secret ever comes this way. */
function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : process.argv[at + 1];
}

/** One sentence and the next step for a start, or a window, that cannot go on. */
const START_FAILURES: Readonly<Record<string, string>> = {
  'settings/missing': 'Aucune configuration trouvée. Indiquez-la avec --config FICHIER.',
  'settings/unreadable': 'La configuration ne peut pas être lue. Corrigez les champs suivants :',
  'settings/production-lost':
    'Ce poste travaillait avec le DMP réel et sa configuration a disparu. Remettez-la : il ne passe pas au bac à sable.',
  'settings/downgraded-to-sandbox':
    'Ce poste travaille avec le DMP réel : il refuse une configuration de bac à sable. Utilisez un autre profil.',
  'window/ended':
    'La fenêtre s’est arrêtée plusieurs fois de suite. Le programme se ferme ; ce que vous avez validé est gardé. Relancez-le.',
  'app/unexpected':
    'Une erreur que rien ne prévoyait s’est produite. Le programme se ferme ; ce que vous avez validé est gardé. Relancez-le.',
  'frames/real-store': '--frames écrit les messages en clair : il est refusé hors du bac à sable.',
};

/** The page ends by itself again and again: nothing can be shown, and what was validated is kept. */
function giveWindowUp(): void {
  dialog.showErrorBox('Poste DMP', START_FAILURES['window/ended'] ?? '');
  app.quit();
}

/** Whatever failed, nothing is sure any more. */
function endWorkstation({ card }: Workstation): void {
  const ending = {
    lock: () => void card.lock('doubt'),
    takeWindowsAway: () => BrowserWindow.getAllWindows().forEach((window) => window.destroy()),
    say: () => dialog.showErrorBox('Poste DMP', START_FAILURES['app/unexpected'] ?? ''),
    quit: () => app.quit(),
    exit: () => app.exit(1),
  };
  endUnexpectedly(ending, systemClock);
}

function giveUp(code: string, field = ''): void {
  dialog.showErrorBox('Poste DMP', [START_FAILURES[code] ?? code, field].join(' ').trim());
  app.exit(1);
}

function loadSettings(): Settings | null {
  const profile = app.getPath('userData');
  const path = argument('config') ?? process.env['DMP_CONFIG'] ?? join(profile, 'client-config.json');
  const settings = readSettings(path, profile);
  if (settings.ok) return settings.value;
  giveUp(settings.fault.code, settings.fault.field);
  return null;
}

function resources(): string {
  return app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources');
}

/** The one window, before all others. */
function toFront(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** After these the number of what waits may be another. */
const COUNTED: readonly EventName[] = ['outbox.changed', 'app.changed', 'card.changed'];

/** What waits or was refused; without a card the number last known stays, since nobody is there to know a newer one. */
function countOnTaskBar({ appDesk, cardView }: Workstation): void {
  if ('holder' in cardView()) showBadge(appDesk.state().waiting.count, BrowserWindow.getAllWindows()[0] ?? null);
}

function build(settings: Settings, copied: CopiedText): Workstation | null {
  const main = join(app.getAppPath(), 'out', 'main');
  const frames = argument('frames');
  const clock = clockOf(settings);
  let built: ReturnType<typeof buildWorkstation> | null = null;
  built = buildWorkstation({
    settings,
    version: app.getVersion(),
    folder: app.getPath('userData'),
    resources: resources(),
    entries: { card: join(main, 'card.js'), watcher: join(main, 'watcher.js'), pdf: join(main, 'pdf-worker.js') },
    utilityProcess,
    safeStorage,
    net: { request: (options) => net.request(options) },
    saveFile: saveFileFrom(() => BrowserWindow.getAllWindows()[0] ?? null),
    browser: browserFor(settings.webPsUrl ?? null, '/AccesDirect/'),
    clock,
    spanClock: systemClock,
    send: (name, payload) => {
      BrowserWindow.getAllWindows().forEach((window) => window.webContents.send(name, payload));
      if (built?.ok && COUNTED.includes(name)) countOnTaskBar(built.value);
    },
    onDossierLeft: () => void copied.takeBack(),
    callDoctor: (why) => showNotice(why, toFront),
    ...(frames !== undefined && { frames }),
  });
  if (built.ok) {
    clock.follow(built.value.clockMoved);
    return built.value;
  }
  giveUp(built.fault.code, built.fault.field);
  return null;
}

function answerCalls(workstation: Workstation, host: HostOfCalls, window: () => BrowserWindow | null): void {
  registerHandlers(
    handlersOf(workstation, host),
    senderCheck(() => window()?.webContents ?? null, trustedOrigins(DEV_SERVER)),
    (channel, code) => workstation.refusals.note(channel, code),
  );
}

/** From an open card to any other state, the page has to say that it is blank. */
function blankAtLock({ card }: Workstation, guard: BlankGuard<Screen>): void {
  let open = false;
  let holderId: string | null = null;
  card.onChanged((state) => {
    if (open && state.kind !== 'open') guard.locked();
    open = state.kind === 'open';
    if (state.kind !== 'open') return;
    if (holderId !== state.holder.nationalId) guard.forgetScreen();
    holderId = state.holder.nationalId;
  });
}

/** Locks with the machine: sleep, screen lock, user switch (decision 13). */
function lockWithTheMachine(workstation: Workstation): void {
  const lock = (): void => void workstation.card.lock('sleep');
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  // macOS only: another account comes to the front while this one goes on behind it.
  powerMonitor.on('user-did-resign-active', lock);
}

/**
 * TLS through the host's own stack asks here which certificate to show: that of the open card, or none. Unverified on
 * real Electron (see `adapters/transport/electron-transport.ts`).
 */
function showOnlyTheOpenCard(workstation: Workstation): void {
  app.on('select-client-certificate', (event, _contents, _url, offered, choose) => {
    event.preventDefault();
    const open = workstation.card.session();
    const chosen = open && pickCertificate(offered, open.certificates.authentication);
    if (chosen) choose(chosen);
    else choose();
  });
}

/** Starts the one workstation of this process: settings, card, calls, window. */
export function startWorkstation(): void {
  const settings = loadSettings();
  if (!settings) return;
  const copied = buildCopiedText(clipboard, settings.clipboardMs, systemClock);
  const workstation = build(settings, copied);
  if (!workstation) return;
  onUnexpected(process, profileLog(systemClock, app.getPath('userData')), () => endWorkstation(workstation));
  refusePermissions(session.defaultSession);
  refuseServers(session.defaultSession);
  admitServers(session.fromPartition(PARTITION), workstation.admitsServer);
  serveApp(join(app.getAppPath(), 'out', 'renderer'));
  let window: BrowserWindow | null = null;
  const guard = new BlankGuard<Screen>(() => window, pageAddress(DEV_SERVER), giveWindowUp);
  const screens = { blank: guard.blank.bind(guard), screenAtLock: guard.screenAtLock.bind(guard) };
  answerCalls(workstation, { copied, ...screens }, () => window);
  blankAtLock(workstation, guard);
  takenBackAtLock(copied, workstation.card);
  lockWithTheMachine(workstation);
  showOnlyTheOpenCard(workstation);
  workstation.card.start();
  window = openMainWindow({ preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'), devServer: DEV_SERVER });
  guard.watch(window);
  window.on('closed', () => (window = null));
  app.on('second-instance', toFront);
  stopBeforeQuit(workstation, copied);
}

/** The card is let go, the store closed and the processes ended before the program ends. */
function stopBeforeQuit(workstation: Workstation, copied: CopiedText): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void Promise.all([workstation.card.stop(), copied.takeBack()]).finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
