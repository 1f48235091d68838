import { needsExpressConsent } from '../../shared/domain/consent/reading-capacities.ts';
import { canOpen, type ConsentProof } from '../../shared/domain/consent/proof.ts';
import type { CardHolder } from '../../shared/domain/card/practitioner.ts';
import type { DocumentEntry } from '../../shared/domain/document/entry.ts';
import type { HandingOver } from '../../shared/domain/output/recipient.ts';
import { isMinor } from '../../shared/domain/patient/age.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import { authorisationValidityMs, type Settings } from '../adapters/settings/read-settings.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import type { Consents } from '../services/consent/consents.ts';
import { Holds } from '../services/holds/holds.ts';
import { Outputs } from '../services/outputs/outputs.ts';
import type { ListedDocument, SaveDocument, ShownFile } from '../services/outputs/ports.ts';
import type { Patients } from '../services/patients/patients.ts';
import type { Clock, EndTime, Ids } from '../services/ports.ts';
import { rowOf } from '../services/records/dossier-session.ts';
import type { Dossiers } from '../services/records/dossiers.ts';
import type { Lists } from '../services/records/lists.ts';

interface HoldParts {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly holder: CardHolder;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly dmpClock?: Clock & EndTime;
  readonly ids: Ids;
  readonly onHoldsChanged: () => void;
  readonly saveFile: SaveDocument;
}

type RightParts = Pick<HoldParts, 'holder' | 'clock' | 'dmpClock' | 'settings'>;
type RightBase = Pick<Base, 'dossiers' | 'patients' | 'consents'>;

interface Base {
  readonly dossiers: Dossiers;
  readonly patients: Patients;
  readonly consents: Consents;
  readonly copies: LocalCopies;
  readonly journal: Journal;
}

/** The right of ordinary care: that of the open dossier, else the recorded consent while it still holds (R6, N3). */
export function rightFor(
  { holder, clock, dmpClock, settings }: RightParts,
  base: RightBase,
  insId: string,
): ConsentProof | null {
  const open = base.dossiers.readable();
  if (open?.insId === insId && open.proof?.purpose === 'normal') return open.proof;
  const patient = base.patients.find(insId);
  const consent = base.consents.latest(insId);
  if (!patient || !consent) return null;
  const now = clock.now();
  const validityMs = authorisationValidityMs(settings);
  const proof = canOpen(consent, {
    ins: patient.ins,
    practitionerId: holder.nationalId,
    // By whichever clock says the later: one that was set back prolongs nothing (H50).
    now: Math.max(now, dmpClock?.latest() ?? now),
    validityMs,
    openedAt: now,
    isMinor: isMinor(patient.birthDate, now, settings.ageOfMajority),
    secret: false,
    // Who may read nothing without an express consent announces from the open dossier only (R3).
    express: needsExpressConsent(holder) ? null : 'not-needed',
  });
  return proof.ok ? proof.value : null;
}

/** The list and the copy show at once what the registry has just made visible (decision 17). */
function follow({ dossiers, copies }: Base, lists: () => Lists, insId: string, entry: DocumentEntry): void {
  const open = dossiers.readable();
  copies.followChange(insId, entry, open?.insId === insId && (open.status?.isTreatingPhysician ?? false));
  if (open?.insId !== insId) return;
  const row = [...open.rows].find(([, known]) => known.entry.uniqueId === entry.uniqueId);
  if (row) lists().reshow(open, row[0], entry);
}

/** Joins the announcement holds to the store, the wire, the open dossier and its copy. */
export function openHolds(parts: HoldParts, base: Base, lists: () => Lists): Holds {
  const { store, gateway, holder, ids } = parts;
  const clock = parts.dmpClock ?? parts.clock;
  return new Holds({
    store: store.holds,
    audit: base.journal,
    dmp: gateway,
    rightFor: (insId) => rightFor(parts, base, insId),
    onVisible: (insId, entry) => follow(base, lists, insId, entry),
    findPatient: (insId) => base.patients.find(insId),
    practitionerId: holder.nationalId,
    practitionerName: `${holder.family} ${holder.given}`,
    clock,
    clockOffsetMs: () => clock.now() - systemClock.now(),
    ids,
    onChanged: parts.onHoldsChanged,
  });
}

function listed(
  { clock, settings }: HoldParts,
  base: Base,
  token: string,
  rowId: string,
): Result<ListedDocument, Fault> {
  const live = base.dossiers.live(token);
  if (!live.ok) return live;
  const { insId, patient, listedAt } = live.value;
  const known = rowOf(live.value, rowId);
  if (!known || listedAt === undefined) return fail({ code: 'document/unknown-row' });
  const { uniqueId, states } = known.row;
  return ok({
    insId,
    uniqueId,
    states,
    listedAt,
    isMinor: isMinor(patient.birthDate, clock.now(), settings.ageOfMajority),
  });
}

/** Who acts for the patient: a parent while he is a minor; for an adult, who consented in his place (R34, R37). */
function whoActs({ clock, settings }: HoldParts, base: Base, token: string): Result<HandingOver, Fault> {
  const live = base.dossiers.live(token);
  if (!live.ok) return live;
  const { insId, patient, connection } = live.value;
  const consent = base.consents.latest(insId);
  return ok({
    isMinor: isMinor(patient.birthDate, clock.now(), settings.ageOfMajority),
    isProtected: consent?.decision === 'granted' && consent.answers.consentingPerson === 'protection-measure',
    isSecret: connection === 'secret',
  });
}

function shown({ dossiers }: Base, token: string, rowId: string): ShownFile | null {
  const live = dossiers.live(token);
  if (!live.ok) return null;
  const file = live.value.shown;
  return file && rowOf(live.value, rowId)?.entry.uniqueId === file.uniqueId ? file : null;
}

/** Joins the outputs of a document to the list it stands in and to the holds. */
export function openOutputs(parts: HoldParts, base: Base, holds: Holds): Outputs {
  return new Outputs({
    listed: (token, rowId) => listed(parts, base, token, rowId),
    whoActs: (token) => whoActs(parts, base, token),
    shown: (token, rowId) => shown(base, token, rowId),
    files: parts.saveFile,
    holdOf: (insId, uniqueId) => holds.stateOf(insId, uniqueId),
    audit: base.journal,
  });
}
