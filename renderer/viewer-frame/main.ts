import '@fontsource-variable/ibm-plex-sans/wght.css';
import '../styles/tokens.css';
import './frame.css';
import { rationMemory } from '../../shared/ration-memory.ts';
import type { FromFrame, ToFrame } from '../ui/frame-protocol.ts';
import { frameTexts } from '../texts/viewer.ts';
import { makeBar } from './bar.ts';
import { clearPages, message } from './page-box.ts';
import { show } from './show.ts';
import { selectedText } from './show-text.ts';
import { TooLarge } from './too-large.ts';

rationMemory();

function say(what: FromFrame): void {
  // Our own window is the only possible parent: both policies say so.
  window.parent.postMessage(what, '*');
}

const bar = makeBar((page, pages) => say({ kind: 'at', page, pages }));

/** Text of a held document does not leave through the clipboard (N7); allowed only once our window says so. */
let copyable = false;
document.addEventListener('copy', (event) => {
  // Our window puts it on the clipboard, so that it can be taken back (H45).
  event.preventDefault();
  say({ kind: 'copy', text: copyable ? selectedText() : '' });
});
const SIGN_EVERY_MS = 1_000;
let signedAt = -SIGN_EVERY_MS;
function sign(event: Event): void {
  const lock = event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l';
  if (!lock && performance.now() - signedAt < SIGN_EVERY_MS) return;
  signedAt = performance.now();
  if (lock) event.preventDefault();
  say({ kind: 'sign', lock });
}
for (const name of ['keydown', 'pointerdown', 'wheel']) document.addEventListener(name, sign, { capture: true });
document.addEventListener('dragstart', (event) => event.preventDefault());
/** A file let go here would go to nobody: the pointer says so until our window has taken the frame out of its way. */
document.addEventListener('dragenter', () => say({ kind: 'dragged' }));
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
});
document.addEventListener('drop', (event) => event.preventDefault());

async function receive(said: ToFrame): Promise<void> {
  if (said.kind === 'page') {
    bar.turn(said.step);
    return;
  }
  if (said.kind === 'ping') {
    say({ kind: 'alive' });
    return;
  }
  if (said.kind === 'copying') {
    copyable = said.allowed;
    return;
  }
  clearPages();
  message(frameTexts.loading);
  try {
    const pages = await show(said.mediaType, new Uint8Array(said.bytes), bar);
    if (said.at !== undefined) bar.goTo(said.at);
    say({ kind: 'shown', pages });
  } catch (error) {
    clearPages();
    message(error instanceof TooLarge ? frameTexts.tooLarge : frameTexts.failedFile);
    say({ kind: 'failed' });
  }
}

window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source === window.parent) void receive(event.data);
});
say({ kind: 'ready' });
