import { useState } from 'react';
import { Ban, UserCheck } from 'lucide-react';
import type { Carer } from '../../../shared/contract/carers.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { mayBeTreating } from '../../../shared/domain/card/may-be-treating.ts';
import { call } from '../../api/client.ts';
import { useWorkstation } from '../../api/workstation.ts';
import { carerMeta, carerTexts } from '../../texts/carers.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Treating } from './treating.tsx';

type Asked =
  | { readonly kind: 'no' | 'asking' }
  | { readonly kind: 'told'; readonly carers: readonly Carer[] }
  | { readonly kind: 'failed'; readonly fault: string };

function useCarers(token: string) {
  const [asked, setAsked] = useState<Asked>({ kind: 'no' });
  async function ask(): Promise<void> {
    if (asked.kind === 'asking') return;
    setAsked({ kind: 'asking' });
    const answer = await call('carers.list', { token });
    setAsked(answer.ok ? { kind: 'told', carers: answer.value } : { kind: 'failed', fault: faultLine(answer.faults) });
  }
  return { asked, ask };
}

interface CarersProps {
  readonly dossier: Dossier;
  readonly isTreating: boolean;
}

function CarerList({ carers, dossier }: { readonly carers: readonly Carer[]; readonly dossier: Dossier }) {
  const texts = carerTexts(dossier.patient.patient);
  if (carers.length === 0) return <p role="status">{texts.none}</p>;
  return (
    <div className="acts-list">
      <ul aria-label={texts.title}>
        {carers.map((carer) => (
          <li key={`${carer.nationalId} ${carer.state}`}>
            <Icon of={carer.state === 'blocked' ? Ban : UserCheck} />
            <span className="grow">
              <b>
                {carer.name || carer.nationalId} {carer.mine && texts.you}
              </b>
              <small>{carerMeta(carer)}</small>
              {carer.state === 'blocked' && <small>{texts.blocked}</small>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who else may read this dossier, asked by a press only, and the holder's own place as médecin traitant (R11). */
export function Carers({ dossier, isTreating }: CarersProps) {
  const { asked, ask } = useCarers(dossier.token);
  const card = useWorkstation((state) => state.card);
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState(false);
  const texts = carerTexts(dossier.patient.patient);
  const mayDeclare = card?.kind === 'open' && mayBeTreating(card.holder) && dossier.connection !== 'secret';
  return (
    <section className="carers">
      <h3 className="label-strong">{texts.title}</h3>
      <p className="soft">{texts.why}</p>
      <div className="line">
        <Button onClick={() => void ask()}>{asked.kind === 'told' ? texts.again : texts.ask}</Button>
        {mayDeclare && <Button onClick={() => setChanging(true)}>{isTreating ? texts.end : texts.declare}</Button>}
      </div>
      {asked.kind === 'asking' && <p role="status">{texts.asking}</p>}
      {asked.kind === 'failed' && (
        <p className="fault" role="alert">
          {texts.failed} {asked.fault}
        </p>
      )}
      {asked.kind === 'told' && <CarerList carers={asked.carers} dossier={dossier} />}
      {said && (
        <p className="note" role="status">
          {texts.declared}
        </p>
      )}
      {changing && (
        <Treating
          dossier={dossier}
          isTreating={isTreating}
          onClose={() => setChanging(false)}
          onDone={(treating) => {
            setChanging(false);
            setSaid(treating);
          }}
        />
      )}
    </section>
  );
}
