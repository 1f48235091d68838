import {
  CalendarSearch,
  CircleAlert,
  CloudOff,
  History,
  ListFilter,
  LoaderCircle,
  RotateCw,
  Syringe,
} from 'lucide-react';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { faultText, serverWords } from '../../texts/faults.ts';
import { ageInWords, dayAndTime } from '../../texts/format/dates.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { emptyTexts, recordTexts } from '../../texts/record.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Late } from '../../ui/late.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { useNow } from '../../ui/use-now.ts';
import { NO_FILTER, type Filters } from './filter-tests.ts';
import type { ActiveFilter } from './list-model.ts';

interface BandsProps {
  readonly list: DocumentList | null;
  readonly busy: boolean;
  readonly faults: readonly Fault[];
  readonly onAgain: () => void;
}

const MINUTE = 60_000;

/** Lasting bands over the list: partial, copied, being read again, or a refresh that failed (H07, H12). */
export function ListBands({ list, busy, faults, onAgain }: BandsProps) {
  const now = useNow(MINUTE);
  if (!list) return null;
  const again = (
    <Button size="small" onClick={onAgain} unavailable={busy}>
      <Icon of={RotateCw} />
      {recordTexts.askAgain}
    </Button>
  );
  return (
    <>
      {busy && <Band icon={LoaderCircle}>{recordTexts.loading}</Band>}
      {!list.complete && (
        <Band icon={CircleAlert} look="warn" act={again}>
          <b>{recordTexts.partial(list.rows.length, String(list.announced ?? recordTexts.unknownCount))}</b>.{' '}
          {recordTexts.partialWhy}
        </Band>
      )}
      {list.fromCopy && (
        <Band icon={History} look="warn">
          <b>{recordTexts.copyBand(dayAndTime(list.receivedAt, now), ageInWords(list.receivedAt, now))}</b>{' '}
          {recordTexts.copyBandWhy}
        </Band>
      )}
      {faults.map((fault) => (
        <Band key={fault.code} icon={CloudOff} look="warn" act={again}>
          <b>{faultText(fault.code).sentence}</b> {faultText(fault.code).next}
        </Band>
      ))}
    </>
  );
}

interface EmptyProps extends BandsProps {
  readonly active: readonly ActiveFilter[];
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly onOlder: () => void;
  readonly onStop: () => void;
  /** Set while only the vaccination history is shown. */
  readonly vaccinations: boolean;
  readonly onVaccinations: () => void;
}

function NotReceived({ faults, onAgain }: Pick<EmptyProps, 'faults' | 'onAgain'>) {
  return (
    <div className="empty-list">
      <Hole icon={CloudOff} title={emptyTexts.failedTitle}>
        {faults.map((fault) => (
          <p key={fault.code}>
            {faultText(fault.code).sentence} {faultText(fault.code).next}
            {serverWords(fault) && <small className="hint"> {serverWords(fault)}</small>}
          </p>
        ))}
        <p>{emptyTexts.failed}</p>
      </Hole>
      <Button look="main" size="small" autoFocus onClick={onAgain}>
        <Icon of={RotateCw} />
        {recordTexts.askAgain}
      </Button>
    </div>
  );
}

function HiddenByFilters({
  list,
  active,
  filters,
  onFilters,
}: Pick<EmptyProps, 'active' | 'filters' | 'onFilters'> & { readonly list: DocumentList }) {
  const last = active.at(-1);
  useKeys({ Escape: () => onFilters(NO_FILTER) });
  return (
    <div className="empty-list">
      <Hole icon={ListFilter} title={emptyTexts.filtersTitle(list.rows.length)}>
        <p>{emptyTexts.filters}</p>
      </Hole>
      <div className="line">
        <Button look="main" size="small" onClick={() => onFilters(NO_FILTER)}>
          {recordTexts.showAll} <Key>Échap</Key>
        </Button>
        {last && (
          <Button size="small" onClick={() => onFilters({ ...filters, [last.key]: NO_FILTER[last.key] })}>
            {recordTexts.removeLast}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Why the list is empty: one of four titles, never a bare «aucun résultat» (H09; the fourth, no DMP, is an outcome). */
export function EmptyList(props: EmptyProps) {
  const { list, busy, faults } = props;
  if (!list && busy) {
    return (
      <div className="empty-list">
        <Hole icon={LoaderCircle} title={recordTexts.loading}>
          <p>{recordTexts.loadingWhy}</p>
          <Late>
            <p role="status">{recordTexts.late}</p>
            <Button size="small" onClick={props.onStop}>
              {recordTexts.waitNoLonger}
            </Button>
          </Late>
        </Hole>
      </div>
    );
  }
  if (!list) return <NotReceived faults={faults} onAgain={props.onAgain} />;
  if (list.rows.length > 0) return <HiddenByFilters {...props} list={list} />;
  return <NothingReceived {...props} list={list} />;
}

type NothingProps = Pick<EmptyProps, 'onOlder' | 'vaccinations' | 'onVaccinations'> & { readonly list: DocumentList };

function NothingReceived({ list, onOlder, vaccinations, onVaccinations }: NothingProps) {
  if (vaccinations) {
    return (
      <div className="empty-list">
        <Hole icon={Syringe} title={emptyTexts.vaccinationTitle}>
          <p>{emptyTexts.vaccination}</p>
        </Hole>
      </div>
    );
  }
  const bounded = list.scopeFrom !== null;
  return (
    <div className="empty-list">
      <Hole icon={CalendarSearch} title={bounded ? emptyTexts.periodTitle : emptyTexts.nothingTitle}>
        <p>{bounded ? emptyTexts.period(longWireTime((list.scopeFrom ?? '').slice(0, 8))) : emptyTexts.nothing}</p>
      </Hole>
      {bounded && !list.fromCopy && (
        <div className="line">
          <Button look="main" size="small" onClick={onOlder}>
            {recordTexts.older}
          </Button>
          <Button size="small" onClick={onVaccinations}>
            <Icon of={Syringe} />
            {recordTexts.vaccinations}
          </Button>
        </div>
      )}
    </div>
  );
}
