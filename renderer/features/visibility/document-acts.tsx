import { useState } from 'react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import type { AskedChange } from '../../../shared/contract/visibility.ts';
import { faultLine } from '../../texts/faults.ts';
import { timeOf } from '../../texts/format/dates.ts';
import {
  changeDone,
  changeName,
  isQuestioned,
  visibilityTexts,
  type QuestionedChange,
} from '../../texts/visibility.ts';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { wallNow } from '../../ui/wall-clock.ts';
import { ChangeDialog, type Trouble } from './change-dialog.tsx';
import { useChange, useOffers } from './use-change.ts';

/** Order of the menu: what is most often asked first, what has no return last (H35). */
const ORDER: readonly AskedChange[] = ['mask', 'unmask', 'show-to-representatives', 'archive', 'unarchive', 'delete'];

interface DocumentActsProps {
  readonly token: string;
  readonly patient: PatientRow;
  /** The row as the list has it now; null once the list no longer holds the document. */
  readonly row: DocumentRow | null;
  /** The DMP has made a change: the row as it now is, null when it is gone for this reader. */
  readonly onChanged: (before: DocumentRow, after: DocumentRow | null, words: string) => void;
  /** Asks for the list again: somebody came first, or the answer is missing. */
  readonly onReload: () => Promise<unknown>;
  /** Null where no document can be deposited. */
  readonly onReplace: ((row: DocumentRow) => void) | null;
}

/** What may be done with the open document (TD3.3, RPLC): only what the situation allows is there at all. */
export function DocumentActs({ token, patient, row, onChanged, onReload, onReplace }: DocumentActsProps) {
  const offers = useOffers(token, row);
  const { busy, ask } = useChange(token);
  const [question, setQuestion] = useState<QuestionedChange | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [line, setLine] = useState('');

  async function go(change: AskedChange): Promise<void> {
    if (!row) return;
    setTrouble(null);
    setLine('');
    const outcome = await ask(row, change, isQuestioned(change));
    if (!outcome) return;
    if (outcome.kind === 'done') {
      const words = changeDone(change, timeOf(wallNow()));
      setQuestion(null);
      setLine(words);
      onChanged(row, outcome.row, words);
      return;
    }
    setTrouble({ faults: outcome.faults, reloaded: false });
    setLine(faultLine(outcome.faults));
    if (outcome.kind !== 'reload') return;
    await onReload();
    setTrouble({ faults: outcome.faults, reloaded: true });
  }
  function choose(change: AskedChange): void {
    setTrouble(null);
    if (isQuestioned(change)) setQuestion(change);
    else void go(change);
  }

  const changes = ORDER.filter((change) => offers?.changes.includes(change));
  const items: MenuItem[] = [
    ...(offers?.replaceable && row && onReplace
      ? [{ key: 'replace', label: visibilityTexts.replace, onChoose: () => onReplace(row) }]
      : []),
    ...changes.map((change) => ({
      key: change,
      label: changeName(change),
      danger: change === 'delete',
      onChoose: () => choose(change),
    })),
  ];
  return (
    <>
      {items.length > 0 && <Menu label={visibilityTexts.acts} items={items} />}
      <span className="acts-told" role="status">
        {question === null && line}
      </span>
      {question && (
        <ChangeDialog
          change={question}
          row={row}
          patient={patient}
          offers={offers}
          busy={busy}
          trouble={trouble}
          onGo={() => void go(question)}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}
