import {
  Archive,
  EyeOff,
  FileText,
  FileWarning,
  FlaskConical,
  HardDriveDownload,
  History,
  Hourglass,
  Pill,
  ScanLine,
  ScrollText,
  Send,
  Shield,
  ShieldAlert,
  Sparkle,
  Stethoscope,
  Syringe,
  UserRound,
  Wallet,
  type LucideIcon,
} from 'lucide-react';
import type { Job } from '../../../shared/contract/deposit.ts';
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { isFiledHeld } from '../../api/filed-held.ts';
import { useHolds } from '../../api/holds.ts';
import { cutMiddle } from '../../texts/format/cut-middle.ts';
import { ageInWords, longDay, timeOf } from '../../texts/format/dates.ts';
import { sizeText } from '../../texts/format/identifiers.ts';
import { visible } from '../../texts/format/visible.ts';
import { listDate } from '../../texts/format/wire-time.ts';
import { holdTexts } from '../../texts/holds.ts';
import { newsLabel, newsTexts } from '../../texts/news.ts';
import { recordTexts, stateLabel } from '../../texts/record.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import type { UnreadableRow } from './list-model.ts';

const STATE_ICONS = {
  'masque-ps': Shield,
  'invisible-patient': EyeOff,
  'invisible-representants': ShieldAlert,
  archive: Archive,
  'ancienne-version': History,
} as const;

const HIDDEN = ['invisible-patient', 'invisible-representants'];

const CLASS_ICONS: Readonly<Record<string, LucideIcon>> = {
  '10': FileText,
  '11': Stethoscope,
  '31': ScanLine,
  '42': Pill,
  '43': Pill,
  '44': ScrollText,
  '45': Pill,
  '52': ScrollText,
  '60': Wallet,
};

/** Types whose picture says more than their class: laboratory reports and vaccinations (LOINC codes of JDV_J07). */
const TYPE_ICONS: Readonly<Record<string, LucideIcon>> = {
  '11502-2': FlaskConical,
  '11369-6': Syringe,
  '87273-9': Syringe,
};

function iconOf(row: DocumentRow): LucideIcon {
  // What waits for its announcement is told from afar, by the same drawing as the board (mock-ups 02, 05).
  if (row.states.includes('invisible-patient')) return Hourglass;
  if (row.patientAuthored) return UserRound;
  return TYPE_ICONS[row.typeCode ?? ''] ?? CLASS_ICONS[row.classCode ?? ''] ?? FileText;
}

/** State chips in their fixed words; what is hidden from someone is amber, the rest is grey. */
export function StateChips({ states }: { readonly states: DocumentRow['states'] }) {
  return states.map((state) => (
    <Chip key={state} icon={STATE_ICONS[state]} look={HIDDEN.includes(state) ? 'warn' : 'plain'}>
      {stateLabel(state)}
    </Chip>
  ));
}

const WORTH_SAYING_BYTES = 1024 * 1024;

function metaOf(row: DocumentRow): string {
  const parts = [row.authorLabel, row.institutionLabel, row.title === row.typeLabel ? '' : row.typeLabel];
  if (row.patientAuthored) parts.push(recordTexts.notVerified);
  return visible(parts.filter(Boolean).join(' · '));
}

/** What takes its time over a slow line says so before it is asked for, however long the words before it are (H15). */
function Meta({ row }: { readonly row: DocumentRow }) {
  const { size = 0 } = row;
  return (
    <div className="meta weighed">
      <span className="cut">{metaOf(row)}</span>
      {size >= WORTH_SAYING_BYTES && <span> · {sizeText(size)}</span>}
    </div>
  );
}

function DateCell({ wire, now }: { readonly wire: string | undefined; readonly now: number }) {
  const { day, year } = listDate(wire, now);
  return (
    <span className="date">
      {day}
      {year && <small>{year}</small>}
    </span>
  );
}

/** Since the last consultation: what it became, in words; for eyes that see no dot, that it waits to be opened. */
function NewsChip({ row: { news } }: { readonly row: DocumentRow }) {
  if (!news) return null;
  const label = newsLabel(news.kind);
  return (
    <>
      {!news.opened && <span className="sr">{newsTexts.unopened}</span>}
      {label && (
        <Chip look="accent" icon={Sparkle}>
          {label}
        </Chip>
      )}
    </>
  );
}

/** Which key shows the title of a held document, while it is veiled (mock-up 02). */
function VeilHint({ row }: { readonly row: DocumentRow }) {
  const unveiled = useHolds((state) => state.unveiled !== null);
  if (unveiled || !row.states.includes('invisible-patient')) return null;
  return (
    <span className="hint" aria-hidden="true">
      <Key>H</Key> {holdTexts.raiseShort}
    </span>
  );
}

interface RowProps {
  readonly row: DocumentRow;
  readonly now: number;
  readonly current: boolean;
  /** Width of the list in pixels, from which titles are cut in their middle (H60). */
  readonly width: number;
  /** When the copy was read at the DMP; null for today's answer (H12). */
  readonly copiedAt: number | null;
}

const TEXT_START = 118;
const LETTER = 6.9;
const CHIP_LETTER = 6.4;
const CHIP_FRAME = 36;

function titleRoom(width: number, row: DocumentRow): number {
  const words = [...row.states.map(stateLabel), (row.news && newsLabel(row.news.kind)) ?? ''].filter(Boolean);
  const chips = words.reduce((sum, label) => sum + label.length * CHIP_LETTER + CHIP_FRAME, 0);
  return Math.max(16, Math.floor((width - TEXT_START - chips) / LETTER));
}

/** One document of the list. The current one shows its whole title. */
export function DocumentLine({ row, now, current, width, copiedAt }: RowProps) {
  const title = current ? row.title : cutMiddle(row.title, titleRoom(width, row));
  return (
    <>
      <DateCell wire={row.actTime} now={now} />
      <Icon of={iconOf(row)} />
      <div>
        <div className="title" title={row.title}>
          {title}
        </div>
        <Meta row={row} />
        {copiedAt !== null && (
          <div className="age old">
            {recordTexts.seenAt(longDay(copiedAt), ageInWords(copiedAt, now))}
            {!row.inCopy && <span className="soft"> · {recordTexts.notCopied}</span>}
          </div>
        )}
      </div>
      <div className="states">
        <VeilHint row={row} />
        {row.inCopy && copiedAt === null && (
          <span className="age" title={recordTexts.copied}>
            <Icon of={HardDriveDownload} />
            <span className="sr">{recordTexts.copied}</span>
          </span>
        )}
        <NewsChip row={row} />
        <StateChips states={row.states} />
      </div>
    </>
  );
}

/** A row that could not be read keeps its place and says what was legible (H08). */
export function UnreadableLine({ row }: { readonly row: UnreadableRow }) {
  return (
    <>
      <span className="date">—</span>
      <Icon of={FileWarning} />
      <div>
        <div className="title">{recordTexts.unreadable}</div>
        <div className="meta cut">{recordTexts.unreadableId(row.uniqueId ?? row.rowId)}</div>
      </div>
      <div className="states" />
    </>
  );
}

/** A document of ours that the DMP acknowledged after the list was read; veiled like any other while it is held. */
export function FiledLine({ job }: { readonly job: Job }) {
  const { holds, unveiled } = useHolds();
  const held = isFiledHeld(job, holds);
  const veiled = held && !unveiled;
  return (
    <>
      <span className="date">{job.acknowledgedAt === null ? '' : timeOf(job.acknowledgedAt)}</span>
      <Icon of={Send} />
      <div>
        <div className="title">{veiled ? holdTexts.veiledTitle : job.title}</div>
        {!veiled && <div className="meta cut">{job.typeLabel}</div>}
      </div>
      <div className="states">
        {held && <StateChips states={['invisible-patient']} />}
        <Chip look="ok">{recordTexts.receivedAt(timeOf(job.acknowledgedAt ?? job.createdAt))}</Chip>
      </div>
    </>
  );
}
