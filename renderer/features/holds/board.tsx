import { Fragment, useEffect, useState } from 'react';
import { Eye, EyeOff, Hourglass, RotateCw, TriangleAlert } from 'lucide-react';
import type { Hold } from '../../../shared/contract/holds.ts';
import { actOnHolds, loadHolds, lowerVeil, raiseVeil, useHolds } from '../../api/holds.ts';
import { faultLine } from '../../texts/faults.ts';
import { deadline, holdTexts } from '../../texts/holds.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import { AnnounceDialog, PlanDialog } from './dialogs.tsx';
import { aloneSoon, BOARD_FILTERS, boardRows, isOpen, isUnder, type BoardFilter } from './groups.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { HoldRow } from './hold-row.tsx';
import { HoldSide, PastWeekCard, type HoldAct } from './hold-side.tsx';

interface BoardProps {
  readonly practitioner: string;
  readonly onOpen: (insId: string) => void;
}

const COLUMNS = ['patient', 'document', 'span', 'notice', 'release', 'planned', 'owner'] as const;

interface HeadProps {
  readonly filter: BoardFilter;
  readonly now: number;
  readonly onFilter: (one: BoardFilter) => void;
}

function Head({ filter, now, onFilter }: HeadProps) {
  const { holds, unveiled } = useHolds();
  const count = holds.filter(isOpen).length;
  const alone = aloneSoon(holds, now);
  const first = alone[0]?.releaseAt ?? null;
  return (
    <header className="pagehead">
      <div>
        <h1>{holdTexts.title}</h1>
        <p>
          {holdTexts.lead(count)} {!unveiled && count > 0 && holdTexts.veiled}
        </p>
        {first !== null && (
          <p className="danger-text">
            <b>{holdTexts.alone(alone.length, deadline(first))}</b>
          </p>
        )}
      </div>
      <span className="grow" />
      <Button size="small" aria-pressed={unveiled !== null} onClick={() => (unveiled ? lowerVeil() : void raiseVeil())}>
        <Icon of={unveiled ? EyeOff : Eye} />
        {unveiled ? holdTexts.lower : holdTexts.raise} <Key>H</Key>
      </Button>
      <div className="tabs" role="group" aria-label={holdTexts.filters}>
        {BOARD_FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={one === filter} onClick={() => onFilter(one)}>
            {holdTexts[one]} <span>{holds.filter((hold) => isUnder(hold, one)).length}</span>
          </button>
        ))}
      </div>
    </header>
  );
}

function Legend() {
  return (
    <p className="legend">
      <span>
        <i className="elapsed" />
        {holdTexts.legendElapsed}
      </span>
      <span>
        <i className="notice" />
        {holdTexts.legendNotice}
      </span>
      <span>
        <i className="planned" />
        {holdTexts.legendTalk}
      </span>
      <span>{holdTexts.legendEnd}</span>
    </p>
  );
}

interface TableProps {
  readonly rows: ReturnType<typeof boardRows>;
  readonly selected: Hold | null;
  readonly now: number;
  readonly onSelect: (holdId: string) => void;
}

function Table({ rows, selected, now, onSelect }: TableProps) {
  const unveiled = useHolds((state) => state.unveiled);
  return (
    <section className="tbl" tabIndex={0} aria-label={holdTexts.title}>
      <table className="table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {holdTexts[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, holds }) => (
            <Fragment key={group}>
              <tr className={group === 'todo' ? 'band todo' : 'band'}>
                <th scope="rowgroup" colSpan={COLUMNS.length}>
                  {group === 'todo' && <Icon of={TriangleAlert} />} {holdTexts[group]}
                </th>
              </tr>
              {holds.map((hold) => (
                <HoldRow
                  key={hold.holdId}
                  hold={hold}
                  now={now}
                  unveiled={unveiled?.get(hold.holdId) ?? null}
                  selected={hold === selected}
                  onSelect={() => onSelect(hold.holdId)}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <Legend />
    </section>
  );
}

function State() {
  const { loaded, faults, holds } = useHolds();
  if (!loaded && faults.length > 0) {
    return (
      <Hole icon={TriangleAlert} title={holdTexts.failed}>
        <p>{faultLine(faults)}</p>
        <Button size="small" onClick={() => void loadHolds()}>
          <Icon of={RotateCw} />
          {holdTexts.readAgain}
        </Button>
      </Hole>
    );
  }
  if (!loaded) {
    return (
      <p className="waiting" role="status">
        {holdTexts.loading}
      </p>
    );
  }
  return holds.length === 0 ? (
    <Hole icon={Hourglass} title={holdTexts.none}>
      <p>{holdTexts.noneHint}</p>
    </Hole>
  ) : (
    <Hole icon={Hourglass} title={holdTexts.noneHere}>
      <p>{holdTexts.noneHereHint}</p>
    </Hole>
  );
}

/** Which row is under the eyes, moved by keys. */
function useSelection(flat: readonly Hold[]) {
  const [holdId, select] = useState<string | null>(null);
  const found = flat.findIndex((hold) => hold.holdId === holdId);
  const at = found === -1 ? 0 : found;
  const move = (step: number): void => {
    const next = flat[Math.min(flat.length - 1, Math.max(0, at + step))];
    if (!next) return;
    select(next.holdId);
    document.getElementById(`hold-${next.holdId}`)?.scrollIntoView({ block: 'nearest' });
  };
  return { selected: flat[at] ?? null, select, move };
}

/** The screen «Annonces»: which patient will discover a result alone, and when (mock-up 05, R29, H19). */
export function HoldBoard({ practitioner, onOpen }: BoardProps) {
  const { holds, loaded, actFaults, unveiled } = useHolds();
  const [filter, setFilter] = useState<BoardFilter>('open');
  const [act, setAct] = useState<HoldAct | null>(null);
  const now = useNow(1_000);
  const rows = loaded ? boardRows(holds, filter) : [];
  const { selected, select, move } = useSelection(rows.flatMap((row) => row.holds));
  const mine = holds.filter((hold) => isUnder(hold, 'mine'));
  useEffect(() => void loadHolds(), []);
  // Raised over one dossier, the veil is not raised over everybody's.
  useEffect(() => {
    lowerVeil();
    return lowerVeil;
  }, []);
  const active = selected !== null && isOpen(selected);
  const takeOver = (): void => {
    if (selected) void actOnHolds('holds.entrust', { holdIds: [selected.holdId], to: { kind: 'me' } });
  };
  const mayAnnounce = active && selected.phase !== 'QUEUED' && selected.announcement?.state !== 'waiting';
  useKeys({
    H: () => (unveiled ? lowerVeil() : void raiseVeil()),
    J: () => move(1),
    K: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ...(active && { R: () => setAct('plan'), P: () => (selected.owner?.me ? setAct('hand-over') : takeOver()) }),
    ...(mayAnnounce && { A: () => setAct('announce') }),
  });
  const close = (): void => setAct(null);
  return (
    <div className="holds-screen">
      <Head filter={filter} now={now} onFilter={setFilter} />
      <div>
        {actFaults.length > 0 && act === null && (
          <Band icon={TriangleAlert} look="warn">
            {faultLine(actFaults)}
          </Band>
        )}
      </div>
      <div className={selected ? 'board' : 'board bare'}>
        {rows.length > 0 ? <Table rows={rows} selected={selected} now={now} onSelect={select} /> : <State />}
        {selected && (
          <aside aria-label={holdTexts.planned}>
            <HoldSide
              hold={selected}
              now={now}
              unveiled={unveiled?.get(selected.holdId) ?? null}
              onAct={setAct}
              onTakeOver={takeOver}
              onOpen={() => onOpen(selected.insId)}
            />
            <PastWeekCard holds={holds} now={now} />
          </aside>
        )}
      </div>
      {selected && act === 'plan' && <PlanDialog hold={selected} onClose={close} />}
      {selected && act === 'hand-over' && <HandOverDialog hold={selected} mine={mine} onClose={close} />}
      {selected && act === 'announce' && (
        <AnnounceDialog hold={selected} practitioner={practitioner} now={now} onClose={close} />
      )}
    </div>
  );
}
