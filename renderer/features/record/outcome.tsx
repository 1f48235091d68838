import { Check, CircleHelp, Clock, CloudOff, FolderLock, FolderOpen, History, Lock, RotateCw, X } from 'lucide-react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { useDossier } from '../../api/dossier.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { timeOf } from '../../texts/format/dates.ts';
import { openingTexts, outcomeText, type Stated } from '../../texts/opening.ts';
import { CAUTION } from '../../texts/record.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

const ICONS = {
  'no-dmp': FolderOpen,
  closed: FolderLock,
  forbidden: Lock,
  'unknown-status': CircleHelp,
  unreachable: CloudOff,
} as const;

interface CanProps {
  readonly yes: boolean;
  /** In the place of a bare «oui». */
  readonly only?: string;
  readonly text: (answer: string) => string;
}

function Can({ yes, only = openingTexts.yes, text }: CanProps) {
  return (
    <li className={yes ? 'yes' : 'no'}>
      <Icon of={yes ? Check : X} />
      {text(yes ? only : openingTexts.no)}
    </li>
  );
}

function FaultLines({ outcome }: { readonly outcome: Stated }) {
  if (outcome.kind !== 'unreachable') return null;
  const { sentence, next } = faultText(outcome.fault.code);
  const server = serverWords(outcome.fault);
  return (
    <>
      <p>
        {sentence} {next}
      </p>
      {server && <p className="hint">{server}</p>}
    </>
  );
}

interface OutcomeProps {
  readonly dossier: Dossier;
  readonly outcome: Stated;
  readonly onDeposit: () => void;
  readonly onReadCopy: () => void;
}

/** Why the dossier cannot be read, and what remains possible (mock-up 10); none of these is an error message. */
export function Outcome({ dossier, outcome, onDeposit, onReadCopy }: OutcomeProps) {
  const { open, close } = useDossier();
  const text = outcomeText(outcome, dossier.patient.patient);
  const copy = outcome.kind === 'unreachable' && outcome.hasCopy;
  const retry = outcome.kind === 'unreachable' || outcome.kind === 'unknown-status';
  return (
    <div className="screen outcome">
      <section className="panel" aria-labelledby="outcome-title">
        <header>
          <b>{text.kicker}</b>
          <span className="grow" />
          <span className="age">
            <Icon of={Clock} />
            {dossier.checkedAt === null ? openingTexts.notChecked : openingTexts.checkedAt(timeOf(dossier.checkedAt))}
          </span>
        </header>
        <div className="why">
          <h1 id="outcome-title">
            <Icon of={ICONS[outcome.kind]} />
            <span>{text.title}</span>
          </h1>
          <FaultLines outcome={outcome} />
          {text.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <ul className="can">
            <Can yes={copy} only={openingTexts.copyOnly} text={openingTexts.read} />
            <Can yes={dossier.mayDeposit} text={openingTexts.deposit} />
          </ul>
          <p className="always">{CAUTION}</p>
        </div>
        <footer>
          {retry && (
            <Button look="main" size="small" autoFocus onClick={() => void open(dossier.patient.insId)}>
              <Icon of={RotateCw} />
              {openingTexts.retry}
            </Button>
          )}
          {copy && (
            <Button size="small" onClick={onReadCopy}>
              <Icon of={History} />
              {openingTexts.copy}
            </Button>
          )}
          {dossier.mayDeposit && (
            <Button size="small" onClick={onDeposit}>
              {openingTexts.depositOnly}
            </Button>
          )}
          <Button look={retry ? 'plain' : 'main'} size="small" onClick={() => void close()}>
            {openingTexts.continueWithout}
          </Button>
        </footer>
      </section>
    </div>
  );
}
