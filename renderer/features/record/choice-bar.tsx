import { useState } from 'react';
import { Layers } from 'lucide-react';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { ASKED_FROM_BYTES } from '../../../shared/domain/document/large-document.ts';
import { MOST_AT_ONCE } from '../../../shared/domain/document/list/most-at-once.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultLine } from '../../texts/faults.ts';
import { sizeText } from '../../texts/format/identifiers.ts';
import { severalTexts } from '../../texts/several.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import type { Choice } from './use-choice.ts';

/** Opens documents together; the faults that kept all of them from coming, none when they are there. */
export type OpenSeveral = (rows: readonly DocumentRow[]) => Promise<readonly Fault[]>;

/** Opening what is chosen, one exchange at a time. */
export function useOpenChosen({ rows, clear }: Choice, onOpenSeveral: OpenSeveral) {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const tooMany = rows.length > MOST_AT_ONCE;
  async function open(): Promise<void> {
    if (busy || tooMany || rows.length === 0) return;
    setBusy(true);
    setFaults([]);
    const met = await onOpenSeveral(rows);
    setBusy(false);
    setFaults(met);
    if (met.length === 0) clear();
  }
  return { busy, faults, tooMany, open };
}

interface ChoiceBarProps {
  readonly choice: Choice;
  readonly opening: ReturnType<typeof useOpenChosen>;
}

/** What is chosen in the list, and one button that reads it in one exchange (decision 16). */
export function ChoiceBar({ choice, opening }: ChoiceBarProps) {
  const count = choice.rows.length;
  const { busy, faults, tooMany, open } = opening;
  const bytes = choice.rows.reduce((sum, { size = 0 }) => sum + size, 0);
  if (count === 0) return null;
  return (
    <section className="chosen-bar" aria-label={severalTexts.region}>
      <Icon of={Layers} />
      <b role="status">{busy ? severalTexts.opening(count) : severalTexts.chosen(count)}</b>
      <span className="grow" />
      {bytes >= ASKED_FROM_BYTES && <span className="soft">{severalTexts.together(sizeText(bytes))}</span>}
      {tooMany && <span className="warn-text">{severalTexts.tooMany}</span>}
      <Button look="main" size="small" unavailable={busy || tooMany} onClick={() => void open()}>
        {severalTexts.open(count)} <Key>Entrée</Key>
      </Button>
      <Button size="small" onClick={choice.clear}>
        {severalTexts.unchoose} <Key>Échap</Key>
      </Button>
      {faults.length > 0 && (
        <p className="fault" role="alert">
          {faultLine(faults)}
        </p>
      )}
    </section>
  );
}
