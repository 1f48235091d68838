import { useMemo, useState } from 'react';
import type { Dossier, DocumentRow } from '../shared/contract/dossier.ts';
import type { Fault } from '../shared/fault.ts';
import { useDossier, type Asked, type ReadList } from './api/dossier.ts';
import { useOutbox } from './api/outbox.ts';
import { markReplaced } from './features/record/mark-replaced.ts';
import { Record } from './features/record/record.tsx';
import { useList } from './features/record/use-list.ts';
import { Leaf } from './features/viewer/leaf.tsx';
import { useSeveral } from './features/viewer/use-several.ts';
import { Viewer } from './features/viewer/viewer.tsx';
import { DocumentActs } from './features/visibility/document-acts.tsx';
import { SuccessorNews } from './features/visibility/successor-news.tsx';

/** The row of a document in a list: its key may be another one after the list was asked again (H35). */
function rowOf(rows: readonly object[], uniqueId: string | undefined): DocumentRow | null {
  const found = rows.find((row) => !('unreadable' in row) && 'uniqueId' in row && row.uniqueId === uniqueId);
  // Every row of a list that is not unreadable is a document's.
  return (found as DocumentRow | undefined) ?? null;
}

/** A list that asks for no less than another one: what it lacks has left, and is not merely out of its bounds. */
function covers(list: Asked, other: Asked): boolean {
  const scope = list.scope === 'all' || other.scope === 'two-years';
  return scope && (list.archived || !other.archived) && (list.obsolete || !other.obsolete);
}

/** A document as it was opened, and the question whose answer it was found in. */
interface Opened {
  readonly row: DocumentRow;
  readonly asked: Asked;
  /** Whether the list of that moment held it: a version in force is opened from the one it replaced. */
  readonly listed: boolean;
  /** When that list was received. */
  readonly listedAt: number | null;
}

/** A list that is older than the opening says nothing of a document that it did not hold. */
function saysNothing({ listed, listedAt }: Opened, read: ReadList | null): boolean {
  return !listed && (read?.list.receivedAt ?? null) === listedAt;
}

/** Why the open document may not be in force any more; undefined while nothing says so. */
function outOfForce(
  opened: Opened,
  row: DocumentRow | null,
  read: ReadList | null,
): { goneAt: number | null } | undefined {
  if (row) return row.states.includes('ancienne-version') ? { goneAt: null } : undefined;
  const whole =
    read && !saysNothing(opened, read) && read.list.complete && !read.list.fromCopy && covers(read.asked, opened.asked);
  return whole ? { goneAt: read.list.receivedAt } : undefined;
}

/** What may be read, as one word: a médecin traitant sees what is masked (R11). */
function rightWord({ outcome }: Dossier): string {
  return outcome.kind === 'open' && outcome.right.isTreatingPhysician ? 'treating' : outcome.kind;
}

/** List and document side by side (mock-ups 02, 02b). */
export function OpenDossier({ dossier, onDeposit }: { readonly dossier: Dossier; readonly onDeposit: () => void }) {
  const { token, patient } = dossier;
  const asked = useList(token, rightWord(dossier));
  const { jobs, replaced } = useOutbox();
  const list = useMemo(() => markReplaced(asked.list, replaced, jobs), [asked.list, replaced, jobs]);
  const lists = { ...asked, list };
  const read = useDossier((state) => state.read);
  const replace = useDossier((state) => state.replace);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [note, setNote] = useState('');
  const rows = [...(lists.list?.rows ?? []), ...(read?.list.rows ?? [])];
  const unlisted = opened && saysNothing(opened, read) ? opened.row : null;
  const row = rowOf(rows, opened?.row.uniqueId) ?? unlisted;

  const several = useSeveral(token);
  const place = several.group.findIndex(({ row: { uniqueId } }) => uniqueId === opened?.row.uniqueId);

  function open(chosen: DocumentRow | null): void {
    // Another document, or none: one has done with those that came together.
    if (!several.group.some(({ row: { uniqueId } }) => uniqueId === chosen?.uniqueId)) several.close();
    show(chosen);
  }
  function show(chosen: DocumentRow | null): void {
    const listed = rowOf(rows, chosen?.uniqueId) !== null;
    setOpened(chosen && { row: chosen, asked: lists.asked, listed, listedAt: read?.list.receivedAt ?? null });
    setNote('');
  }
  async function openSeveral(rows: readonly DocumentRow[]): Promise<readonly Fault[]> {
    const met = await several.read(rows);
    const [first] = rows;
    // The first that came, or the first of all, which then says why it did not.
    if (met.faults.length === 0 && !met.dropped && first) show(met.first ?? first);
    return met.faults;
  }
  function changed(before: DocumentRow, after: DocumentRow | null, words: string): void {
    lists.put(before, after);
    if (after) return setOpened(opened && { ...opened, row: after });
    setOpened(null);
    setNote(words);
  }
  const news = opened && outOfForce(opened, row, read);
  return (
    <div className="screen dossier">
      <Record
        dossier={dossier}
        lists={lists}
        openRowId={row?.rowId ?? null}
        onOpen={open}
        onOpenSeveral={openSeveral}
        onDeposit={onDeposit}
      />
      <Viewer
        token={token}
        rowId={opened?.row.rowId ?? null}
        row={row}
        note={note}
        leaf={
          several.group.length > 1 && (
            <Leaf
              came={several.group.map(({ came }) => came)}
              at={place}
              onGo={(wanted) => show(several.group[wanted]?.row ?? null)}
              onClose={several.close}
            />
          )
        }
        news={
          opened &&
          news && (
            <SuccessorNews
              key={opened.row.uniqueId}
              token={token}
              uniqueId={opened.row.uniqueId}
              {...news}
              asOf={read?.list.receivedAt ?? null}
              onOpen={open}
            />
          )
        }
        acts={
          opened && (
            <DocumentActs
              key={opened.row.uniqueId}
              token={token}
              patient={patient}
              row={row}
              onChanged={changed}
              onReload={() => lists.ask(lists.asked)}
              onReplace={dossier.mayDeposit ? replace : null}
            />
          )
        }
        onShown={several.arrived}
        onClose={() => open(null)}
      />
    </div>
  );
}
