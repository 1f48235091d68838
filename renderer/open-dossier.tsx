import { useState } from 'react';
import type { Dossier, DocumentRow } from '../shared/contract/dossier.ts';
import { useDossier } from './api/dossier.ts';
import { Record } from './features/record/record.tsx';
import { useList } from './features/record/use-list.ts';
import { Viewer } from './features/viewer/viewer.tsx';
import { DocumentActs } from './features/visibility/document-acts.tsx';

/** The row of a document in a list: its key may be another one after the list was asked again (H35). */
function rowOf(rows: readonly object[], uniqueId: string | undefined): DocumentRow | null {
  const found = rows.find((row) => !('unreadable' in row) && 'uniqueId' in row && row.uniqueId === uniqueId);
  // Every row of a list that is not unreadable is a document's.
  return (found as DocumentRow | undefined) ?? null;
}

/** List and document side by side (mock-ups 02, 02b). */
export function OpenDossier({ dossier, onDeposit }: { readonly dossier: Dossier; readonly onDeposit: () => void }) {
  const { token, patient } = dossier;
  const lists = useList(token);
  const read = useDossier((state) => state.read);
  const [opened, setOpened] = useState<DocumentRow | null>(null);
  const [note, setNote] = useState('');
  const row = rowOf([...(lists.list?.rows ?? []), ...(read?.list.rows ?? [])], opened?.uniqueId);

  function open(chosen: DocumentRow | null): void {
    setOpened(chosen);
    setNote('');
  }
  function changed(before: DocumentRow, after: DocumentRow | null, words: string): void {
    lists.put(before, after);
    if (after) return;
    setOpened(null);
    setNote(words);
  }
  return (
    <div className="screen dossier">
      <Record dossier={dossier} lists={lists} openRowId={row?.rowId ?? null} onOpen={open} onDeposit={onDeposit} />
      <Viewer
        token={token}
        rowId={opened?.rowId ?? null}
        row={row}
        note={note}
        news={null}
        acts={
          opened && (
            <DocumentActs
              key={opened.uniqueId}
              token={token}
              patient={patient}
              row={row}
              onChanged={changed}
              onReload={() => lists.ask(lists.asked)}
              onReplace={null}
            />
          )
        }
        onClose={() => open(null)}
      />
    </div>
  );
}
