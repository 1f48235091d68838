import type { AccessRow, Inbox, InboxEntry, InboxRow, VolumeRow } from '../../../shared/contract/emergency-inbox.ts';
import type { VolumeReport } from '../../../shared/domain/audit/volume-report.ts';
import { toAccesses, type Access } from '../../../shared/domain/emergency/access-event.ts';
import type { ReadEntry } from './ports.ts';

type Review = Extract<InboxEntry, { kind: 'review' }>;

/** What the folder holds, put together. */
export interface Found {
  readonly accesses: readonly Access[];
  readonly reports: readonly VolumeReport[];
  readonly reviews: readonly Review[];
  readonly altered: ReadonlySet<string>;
  readonly unreadable: string[];
  readonly orphans: string[];
}

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60_000;

/** The access or the report that a file is about. */
function subjectOf(entry: InboxEntry): string {
  if (entry.kind === 'event') return entry.event.accessId;
  return entry.kind === 'volume' ? entry.report.reportId : entry.accessId;
}

/** A file of the folder, read for itself; null when nothing in it can be read. */
export interface ReadFile {
  readonly name: string;
  readonly found: ReturnType<ReadEntry>;
}

/** Puts the files of the folder together: what cannot be read, and what stands alone, is named. */
export function putTogether(read: readonly ReadFile[]): Found {
  const known = read.flatMap(({ name, found }) => (found ? [{ name, ...found }] : []));
  const accesses = toAccesses(known.flatMap(({ entry }) => (entry.kind === 'event' ? [entry.event] : [])));
  const reports = new Map(
    known.flatMap(({ entry }) => (entry.kind === 'volume' ? [[entry.report.reportId, entry.report] as const] : [])),
  );
  const subjects = new Set([...accesses.map(({ accessId }) => accessId), ...reports.keys()]);
  return {
    accesses,
    reports: [...reports.values()],
    // An opinion that its author did not sign decides nothing; its subject is marked all the same.
    reviews: known.flatMap(({ entry, genuine }) => (entry.kind === 'review' && genuine ? [entry] : [])),
    altered: new Set(known.filter(({ genuine }) => !genuine).map(({ entry }) => subjectOf(entry))),
    unreadable: read.filter(({ found }) => !found).map(({ name }) => name),
    orphans: known.filter(({ entry }) => !subjects.has(subjectOf(entry))).map(({ name }) => name),
  };
}

/** How many of these the same person has in the thirty days before one of them, itself included. */
function inThirtyDays(
  one: Pick<InboxRow, 'at' | 'practitioner'>,
  all: readonly Pick<InboxRow, 'at' | 'practitioner'>[],
) {
  return all.filter(
    ({ practitioner, at }) =>
      practitioner.nationalId === one.practitioner.nationalId && at <= one.at && one.at - at < THIRTY_DAYS_MS,
  ).length;
}

function lastReview(found: Found, subject: string): Review | null {
  return found.reviews
    .filter(({ accessId }) => accessId === subject)
    .reduce<Review | null>((latest, one) => (latest && latest.at > one.at ? latest : one), null);
}

function reviewed(found: Found, entryId: string) {
  const last = lastReview(found, entryId);
  return {
    entryId,
    state: last?.decision ?? ('to-review' as const),
    opinion: last && { text: last.opinion, at: last.at, officer: last.officer },
    genuine: !found.altered.has(entryId),
  };
}

function accessRow(access: Access, found: Found): AccessRow {
  const { accessId, at, practitioner, structure, patient, mode, reason, opposition, refused, ended } = access;
  const common = reviewed(found, accessId);
  return {
    kind: 'access',
    ...common,
    ...{ at, practitioner, structure, patient, mode, opposition, refused, ended },
    state: refused !== null ? 'refused' : common.state,
    reasonClass: reason ? (reason.quick ?? 'free') : null,
    reasonComplete: reason?.complete ?? true,
    inThirtyDays: inThirtyDays(
      access,
      found.accesses.filter((one) => one.refused === null),
    ),
  };
}

function volumeRow(report: VolumeReport, found: Found): VolumeRow {
  const { reportId, at, practitioner, structure, count, limit } = report;
  return {
    kind: 'volume',
    ...reviewed(found, reportId),
    ...{ at, practitioner, structure, count, limit },
    inThirtyDays: inThirtyDays(report, found.reports),
  };
}

/** The inbox as the officer sees it, the latest entry first. */
export function inboxView(found: Found): Inbox {
  const rows: InboxRow[] = [
    ...found.accesses.map((access) => accessRow(access, found)),
    ...found.reports.map((report) => volumeRow(report, found)),
  ];
  const { unreadable, orphans } = found;
  return { rows: rows.sort((one, other) => other.at - one.at), unreadable, orphans };
}
