import { useEffect } from 'react';
import { putOnClipboard } from './api/clipboard.ts';
import { reportPresence } from './api/presence.ts';
import { followWorkstation, lockNow, useWorkstation } from './api/workstation.ts';
import { Desk } from './desk.tsx';
import { PatientScreen, useScreenTurned } from './patient-screen.tsx';
import { LockScreen } from './features/card/lock-screen.tsx';
import { deskTexts } from './texts/desk.ts';
import { copyThrough } from './ui/copy-gate.ts';
import { onLockKey } from './ui/lock-key.ts';
import { refuseStrayDrops } from './ui/stray-drop.ts';

type DeskProps = Parameters<typeof Desk>[0];

/** The doctor's desk, or the patient's screen in its place: never one behind the other. */
function AtWork({ card, app }: DeskProps) {
  return useScreenTurned() ? <PatientScreen app={app} /> : <Desk card={card} app={app} />;
}

/** Joins the features. Nothing of a patient is mounted while the card is not open (decision 13). */
export function App() {
  const { app, card } = useWorkstation();
  useEffect(() => followWorkstation(), []);
  useEffect(() => reportPresence(), []);
  useEffect(() => refuseStrayDrops(), []);
  const open = card?.kind === 'open';
  useEffect(() => (open ? copyThrough((text) => void putOnClipboard(text)) : undefined), [open]);
  useEffect(() => (open ? onLockKey(() => void lockNow()) : undefined), [open]);
  const sandboxed = app?.environment === 'sandbox';
  useEffect(() => {
    document.documentElement.classList.toggle('sandboxed', sandboxed);
  }, [sandboxed]);

  if (!card) {
    return (
      <div className="waiting" role="status">
        {deskTexts.starting}
      </div>
    );
  }
  const atWork = card.kind === 'open' && app !== null && app.recoveryCode === null && !app.reminderDue;
  return (
    <>
      {atWork ? <AtWork card={card} app={app} /> : <LockScreen card={card} app={app} />}
      {sandboxed && <div className="sandbox-frame" aria-hidden="true" />}
    </>
  );
}
