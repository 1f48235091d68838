import { useEffect, useState } from 'react';
import { Ban, FileCheck2, TriangleAlert, Undo2 } from 'lucide-react';
import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { actMeta, actTexts, actTitle } from '../../texts/consent-acts.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ExportProof } from './export-proof.tsx';

const ICONS = { granted: FileCheck2, 'granted-for': FileCheck2, express: FileCheck2, refused: Ban, withdrawn: Undo2 };

function useActs(token: string, times: number) {
  const [acts, setActs] = useState<readonly RecordedAct[] | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let gone = false;
    void call('consent.history', { token }).then((answer) => {
      if (gone) return;
      if (answer.ok) setActs(answer.value);
      else setFault(faultLine(answer.faults));
    });
    return () => {
      gone = true;
    };
  }, [token, times]);
  return { acts, fault };
}

/** Every act recorded on this dossier, newest first, each with its proof; `times` counts those just made. */
export function Acts({ dossier, times = 0 }: { readonly dossier: Dossier; readonly times?: number }) {
  const { acts, fault } = useActs(dossier.token, times);
  const [exporting, setExporting] = useState<RecordedAct['act'] | null>(null);
  const texts = actTexts(dossier.patient.patient);
  return (
    <section className="acts-list">
      <h3 className="label-strong">{texts.history}</h3>
      <p className="soft">{texts.historyWhy}</p>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {acts === null && fault === '' && <p role="status">{texts.loading}</p>}
      {acts?.length === 0 && <p>{texts.none}</p>}
      <ul>
        {acts?.map(({ act, verdict }) => (
          <li key={act.id}>
            <Icon of={verdict === 'altered' ? TriangleAlert : ICONS[act.decision]} />
            <span className="grow">
              <b>{actTitle(act)}</b>
              <small>{actMeta(act)}</small>
              {verdict === 'altered' && <small className="fault">{texts.altered}</small>}
            </span>
            {verdict === 'intact' && (
              <Button
                size="small"
                aria-label={texts.exportOf(`${actTitle(act)}, ${actMeta(act)}`)}
                onClick={() => setExporting(act)}
              >
                {texts.exportProof}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {exporting && <ExportProof dossier={dossier} act={exporting} onClose={() => setExporting(null)} />}
    </section>
  );
}
