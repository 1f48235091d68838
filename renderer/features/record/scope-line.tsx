import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Asked } from '../../api/dossier.ts';
import { recordTexts, scopeSentence } from '../../texts/record.ts';

function notAsked(asked: Asked): string {
  const missing = [
    ...(asked.archived ? [] : [recordTexts.archivedDocuments]),
    ...(asked.obsolete ? [] : [recordTexts.oldVersions]),
  ];
  return missing.length === 0 ? '' : recordTexts.notAsked(missing.join(', '));
}

interface ScopeLineProps {
  readonly list: DocumentList;
  readonly asked: Asked;
  readonly vaccinations: boolean;
  readonly onOlder: () => void;
  readonly onVaccinations: () => void;
  readonly onBack: () => void;
}

/** What was asked of the DMP, in one sentence over the list, and what was not (H09, R18). */
export function ScopeLine({ list, asked, vaccinations, onOlder, onVaccinations, onBack }: ScopeLineProps) {
  if (vaccinations) {
    return (
      <p className="scope">
        {recordTexts.vaccinationScope}{' '}
        <button type="button" className="link" onClick={onBack}>
          {recordTexts.backToList}
        </button>
      </p>
    );
  }
  const bounded = list.scopeFrom !== null && !list.fromCopy;
  return (
    <p className="scope">
      {scopeSentence(list.scopeFrom)}{' '}
      {bounded && (
        <>
          <button type="button" className="link" onClick={onOlder}>
            {recordTexts.older}
          </button>
          {' · '}
          <button type="button" className="link" onClick={onVaccinations}>
            {recordTexts.vaccinations}
          </button>
          {'. '}
        </>
      )}
      <span className="soft">{notAsked(asked)}</span>
      {list.complete && list.rows.length < list.total && (
        <span className="soft"> {recordTexts.filling(list.rows.length, list.total)}</span>
      )}
    </p>
  );
}
