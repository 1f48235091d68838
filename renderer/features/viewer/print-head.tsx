import { useDossier } from '../../api/dossier.ts';
import { useWorkstation } from '../../api/workstation.ts';
import { isoToTypedDate } from '../../texts/format/partial-date.ts';
import { outputTexts } from '../../texts/outputs.ts';

/** On paper only: whose document this is, and from which environment (H01, H57). */
export function PrintHead() {
  const row = useDossier((state) => state.dossier?.patient);
  const sandbox = useWorkstation((state) => state.app?.environment === 'sandbox');
  if (!row) return null;
  const { birthName, firstGivenName, birthDate } = row.patient;
  return (
    <p className="print-head">
      <b>
        {birthName} {firstGivenName}
      </b>{' '}
      · {isoToTypedDate(birthDate)}
      {sandbox && ` · ${outputTexts.sandbox}`}
    </p>
  );
}
