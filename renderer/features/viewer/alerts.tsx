import {
  Archive,
  CircleHelp,
  EyeOff,
  History,
  Shield,
  ShieldAlert,
  UserRound,
  UserX,
  type LucideIcon,
} from 'lucide-react';
import type { DocumentView } from '../../../shared/contract/document.ts';
import { ageInWords, dayAndTime } from '../../texts/format/dates.ts';
import { traitsInWords, viewerTexts } from '../../texts/viewer.ts';
import { HoldFacts } from './hold-facts.tsx';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wallNow } from '../../ui/wall-clock.ts';

type State = DocumentView['row']['states'][number];

/** R19, EX_3.2-1025: who cannot see this document is said before it is read. */
const HIDDEN: readonly { readonly state: State; readonly icon: LucideIcon; readonly text: string }[] = [
  { state: 'invisible-patient', icon: EyeOff, text: viewerTexts.hiddenFromPatient },
  { state: 'invisible-representants', icon: ShieldAlert, text: viewerTexts.hiddenFromRepresentatives },
];

const NOTES: readonly { readonly state: State; readonly icon: LucideIcon; readonly text: string }[] = [
  { state: 'masque-ps', icon: Shield, text: viewerTexts.masked },
  { state: 'ancienne-version', icon: History, text: viewerTexts.obsolete },
  { state: 'archive', icon: Archive, text: viewerTexts.archived },
];

/** Everything that must be known before reading, each with its own icon and words. */
export function DocumentAlerts({ view, held }: { readonly view: DocumentView; readonly held: boolean }) {
  const { row, identity, body } = view;
  const hides = ({ state }: { readonly state: State }): boolean =>
    row.states.includes(state) && (state !== 'invisible-patient' || held);
  const now = wallNow();
  return (
    <>
      {HIDDEN.filter(hides).map(({ state, icon, text }) => (
        <div className="alert" role="alert" key={state}>
          <Icon of={icon} />
          {state === 'invisible-patient' ? <HoldFacts uniqueId={row.uniqueId}>{text}</HoldFacts> : <b>{text}</b>}
        </div>
      ))}
      {NOTES.filter(({ state }) => row.states.includes(state)).map(({ state, icon, text }) => (
        <Band key={state} icon={icon} look={state === 'masque-ps' ? 'plain' : 'warn'}>
          {text}
        </Band>
      ))}
      {row.patientAuthored && <Band icon={UserRound}>{viewerTexts.byPatient}</Band>}
      {view.fromCopy && (
        <Band icon={History} look="warn">
          {viewerTexts.fromCopy(dayAndTime(view.receivedAt, now), ageInWords(view.receivedAt, now))}
        </Band>
      )}
      {identity.kind === 'unverifiable' && <Band icon={CircleHelp}>{viewerTexts.unverifiable}</Band>}
      {body.kind === 'structured' && body.incomplete && (
        <Band icon={CircleHelp} look="warn">
          {viewerTexts.incomplete}
        </Band>
      )}
    </>
  );
}

interface OtherPersonProps {
  readonly differences: readonly string[];
  readonly revealed: boolean;
  readonly onToggle: () => void;
}

/** The document names somebody else: its content waits for a deliberate act, and can be closed again (H03). */
export function OtherPerson({ differences, revealed, onToggle }: OtherPersonProps) {
  return (
    <div className="alert danger" role="alert">
      <Icon of={UserX} />
      <div>
        <b>{viewerTexts.differs}</b>
        <p>{viewerTexts.differsWhy(traitsInWords(differences))}</p>
        <Button size="small" onClick={onToggle}>
          {revealed ? viewerTexts.hideAgain : viewerTexts.reveal}
        </Button>
      </div>
    </div>
  );
}
