import { lazy, Suspense, useEffect, useState } from 'react';
import type { AppState } from '../shared/contract/app.ts';
import type { CardView } from '../shared/contract/card.ts';
import { useDossier } from './api/dossier.ts';
import { useHolds } from './api/holds.ts';
import { useEmergency } from './api/emergency.ts';
import { EmergencyBar } from './features/emergency/bar.tsx';
import { EmergencyEntry } from './features/emergency/entry.tsx';
import { Gate } from './features/emergency/gate.tsx';
import { RegulationSearch } from './features/emergency/regulation-search.tsx';
import { Inbox } from './features/emergency/inbox.tsx';
import { EmergencyBands } from './features/emergency/unfinished.tsx';
import { Copies } from './features/copies/copies.tsx';
import { About } from './features/help/about.tsx';
import { Keyboard } from './features/help/keyboard.tsx';
import { BreakBand } from './features/journal/break-band.tsx';
import { Journal } from './features/journal/journal.tsx';
import { HoldBoard } from './features/holds/board.tsx';
import { Outbox } from './features/outbox/outbox.tsx';
import { OutboxStrip } from './features/outbox/strip.tsx';
import { Banner } from './features/patient/banner.tsx';
import { PatientSearch } from './features/patient/patient-search.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { deskTexts } from './texts/desk.ts';
import { fullName } from './texts/people.ts';
import { Late } from './ui/late.tsx';
import { useKeys } from './ui/use-key.ts';
import { setWallOffset } from './ui/wall-clock.ts';
import { DossierScreen } from './dossier-screen.tsx';
import { useTurnKey } from './patient-screen.tsx';
import { RightLine } from './right-line.tsx';
import { SecretBand } from './features/consent/secret-band.tsx';

const Deposit = lazy(() => import('./features/deposit/deposit.tsx'));

type OpenCard = Extract<CardView, { kind: 'open' }>;

/** Everything behind the unlocked card: rail, the screen asked for, status bar. */
export function Desk({ card, app }: { readonly card: OpenCard; readonly app: AppState }) {
  const { screen, dossier, opening, go } = useDossier();
  const wanted = useEmergency((state) => state.wanted);
  const emergency = dossier?.outcome.kind === 'emergency' ? dossier.outcome : null;
  const practitioner = fullName(card.holder);
  const [sheet, setSheet] = useState<'keyboard' | 'about' | null>(null);
  useTurnKey();
  useKeys({
    'Ctrl K': () => go('patients'),
    '?': () => setSheet('keyboard'),
    ...(dossier?.mayDeposit && { 'Ctrl D': () => go('deposit') }),
  });
  const clockOffsetMs = useHolds((state) => state.clockOffsetMs);
  useEffect(() => setWallOffset(clockOffsetMs), [clockOffsetMs]);
  // Losing its dossier, a screen about a patient has nothing to show.
  useEffect(() => {
    if (!dossier && !opening && (screen === 'dossier' || screen === 'deposit')) go('patients');
  }, [dossier, opening, screen, go]);

  return (
    <div className={emergency ? 'app urgent' : 'app'}>
      {dossier && emergency && <EmergencyBar dossier={dossier} outcome={emergency} practitioner={practitioner} />}
      <Rail onHelp={() => setSheet('keyboard')} />
      <main className="main banded">
        <div>
          {screen !== 'journal' && <BreakBand onSee={() => go('journal')} />}
          <EmergencyBands />
        </div>
        <CurrentScreen practitioner={practitioner} />
      </main>
      <StatusBar card={card} app={app} onAbout={() => setSheet('about')} />
      {emergency && <div className="emergency-frame" aria-hidden="true" />}
      {wanted && (
        <Gate
          key={`${'insId' in wanted ? wanted.insId : wanted.candidateId} ${wanted.mode}`}
          wanted={wanted}
          row={'insId' in wanted && dossier?.patient.insId === wanted.insId ? dossier.patient : null}
          practitioner={practitioner}
          place={card.situation.structureName}
        />
      )}
      {sheet === 'keyboard' && <Keyboard onClose={() => setSheet(null)} />}
      {sheet === 'about' && <About app={app} onClose={() => setSheet(null)} />}
    </div>
  );
}

function Opening() {
  return (
    <div className="waiting" role="status">
      {deskTexts.opening}
      <Late>
        <p className="soft gap-small">{deskTexts.openingLate}</p>
      </Late>
    </div>
  );
}

function CurrentScreen({ practitioner }: { readonly practitioner: string }) {
  const { screen, dossier, opening, faults, go, open, close } = useDossier();
  if (screen === 'outbox') return <Outbox />;
  if (screen === 'copies') return <Copies />;
  if (screen === 'review') return <Inbox />;
  if (screen === 'regulation') return <RegulationSearch />;
  if (screen === 'holds') return <HoldBoard practitioner={practitioner} onOpen={(insId) => void open(insId)} />;
  if (screen === 'journal') return <Journal />;
  if (opening && screen !== 'patients') return <Opening />;
  if (screen === 'patients' || !dossier) {
    return (
      <PatientSearch
        onOpen={(insId) => void open(insId)}
        act={(insId) => <EmergencyEntry insId={insId} />}
        {...(dossier && { onBack: () => go('dossier') })}
        faults={faults}
      />
    );
  }
  const depositing = screen === 'deposit';
  return (
    <div className="desk" key={dossier.token}>
      <Banner row={dossier.patient} onChange={() => go('patients')} onClose={() => void close()}>
        <RightLine dossier={dossier} />
      </Banner>
      {dossier.connection === 'secret' && <SecretBand dossier={dossier} />}
      {depositing ? (
        <Suspense fallback={<Opening />}>
          <Deposit dossier={dossier} onBack={() => go('dossier')} />
        </Suspense>
      ) : (
        <DossierScreen dossier={dossier} practitioner={practitioner} />
      )}
      {depositing && <OutboxStrip onAll={() => go('outbox')} />}
    </div>
  );
}
