import { useState } from 'react';
import { KeyRound, Lock } from 'lucide-react';
import type { Dossier } from '../shared/contract/dossier.ts';
import { RightDetail } from './features/consent/right-detail.tsx';
import { EmergencyEntry } from './features/emergency/entry.tsx';
import { consentTexts } from './texts/consent.ts';
import { timeOf } from './texts/format/dates.ts';
import { recordTexts } from './texts/record.ts';
import { noRightSentence, rightSentence, type Piece } from './texts/right.ts';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';

function Sentence({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    piece.strong ? <b key={index}>{piece.text}</b> : <span key={index}>{piece.text}</span>,
  );
}

function ConsentMissing({ dossier }: { readonly dossier: Dossier }) {
  const { outcome, patient, checkedAt } = dossier;
  if (outcome.kind !== 'consent-needed') return null;
  const texts = consentTexts(patient.patient);
  return (
    <span>
      {texts.notYet[outcome.why]}
      <b>{texts.notYetWhy[outcome.why]}</b>. {checkedAt !== null && texts.active(timeOf(checkedAt))}
    </span>
  );
}

/**
 * The right to read, or why there is none: one sentence under the traits, on every screen that shows this person
 * (product promise 8, H22, H23).
 */
export function RightLine({ dossier }: { readonly dossier: Dossier }) {
  const [detail, setDetail] = useState(false);
  const { outcome, patient, connection } = dossier;
  if (outcome.kind === 'consent-needed') {
    return (
      <div className="right">
        <Icon of={Lock} />
        <ConsentMissing dossier={dossier} />
        <EmergencyEntry insId={patient.insId} />
      </div>
    );
  }
  // An emergency says its own right, in its red frame.
  if (outcome.kind === 'emergency') return null;
  if (outcome.kind !== 'open') {
    return (
      <div className="right">
        <Icon of={Lock} />
        <span>
          <Sentence pieces={noRightSentence(outcome, patient.patient)} />
        </span>
      </div>
    );
  }
  return (
    <div className="right">
      <Icon of={KeyRound} />
      <span>
        <Sentence pieces={rightSentence(outcome.right, patient.patient, connection)} />
      </span>
      <Button look="quiet" size="small" onClick={() => setDetail(true)}>
        {recordTexts.detail}
      </Button>
      {detail && <RightDetail dossier={dossier} right={outcome.right} onClose={() => setDetail(false)} />}
    </div>
  );
}
