/** Electron's permission names, put to the application's handlers and granted in Chromium as they answer. */
import type { BrowserContext } from 'playwright-core';
import { fromChromium, originOf } from './app-scheme.ts';
import type { HostWindow } from './host-window.ts';
import type { MainCommands } from './messages.ts';
import type { Peer } from './peer.ts';

const CHROMIUM_NAMES: Record<string, string[]> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
};

/** Grants what the application allows to the window's origin; Chromium then refuses it every other permission. */
export async function applyPermissions(window: HostWindow, context: BrowserContext, main: Peer<MainCommands>) {
  if (!window.origin) return;
  const names = Object.keys(CHROMIUM_NAMES);
  const decisions = await main.call('decidePermissions', window.id, names, originOf(fromChromium(window.origin)));
  const granted = names.filter((name) => decisions[name]).flatMap((name) => CHROMIUM_NAMES[name] ?? []);
  await context.grantPermissions(granted, { origin: window.origin });
}
