import type { CardHolder, Situation } from '../../shared/domain/card/practitioner.ts';
import { isRegulator } from '../../shared/domain/emergency/regulation.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import type { Trust } from '../adapters/reader/certificates/trusted-chain.ts';
import { emergencyLifeMs, type Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import { openAccessFolder } from '../adapters/inbox/access-folder.ts';
import type { SignSeal } from '../services/audit/ports.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import { Candidates } from '../services/emergency/candidates.ts';
import { EmergencyCards } from '../services/emergency/cards.ts';
import { Emergency } from '../services/emergency/emergency.ts';
import { InboxHandOver } from '../services/emergency/hand-over.ts';
import { Inbox } from '../services/emergency/inbox.ts';
import { AccessRegister } from '../services/emergency/register.ts';
import type { Patients } from '../services/patients/patients.ts';
import type { Clock, Ids, Log } from '../services/ports.ts';
import type { Lists } from '../services/records/lists.ts';
import type { ReadDocument } from '../services/records/ports.ts';
import { entryReader } from './inbox-entry.ts';
import { waitingAccesses, waitingVolumes } from './inbox-queues.ts';
import { wordsReader } from './document-words.ts';
import type { Dossiers } from '../services/records/dossiers.ts';

interface EmergencyParts {
  readonly store: Store;
  readonly trust: Trust;
  readonly gateway: Gateway;
  readonly holder: CardHolder;
  readonly situation: Situation;
  readonly settings: Settings;
  readonly reader: ReadDocument;
  readonly pdfWorker: URL;
  readonly signSeal: SignSeal;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onEmergencyChanged: () => void;
}

interface Base {
  readonly dossiers: Dossiers;
  readonly lists: Lists;
  readonly patients: Patients;
  readonly copies: LocalCopies;
  readonly journal: Journal;
}

interface EmergencyServices {
  readonly emergency: Emergency;
  readonly emergencyCards: EmergencyCards;
  readonly inbox: Inbox;
  readonly candidates: Candidates;
  /** Ends what a killed process left open, and hands over what an earlier session could not sign or write. */
  readonly resume: () => void;
  /** Hands over what waits for the privacy officer. */
  readonly handOver: () => void;
  /** At lock, before the dossier goes. */
  readonly lock: () => void;
}

/** Joins the emergencies of an open card to the dossiers, the store and the wire. */
export function openEmergency(parts: EmergencyParts, base: Base): EmergencyServices {
  const { clock, holder, settings } = parts;
  const { inbox, handOver, stop } = openInbox(parts, base);
  const register = openRegister(parts, base, handOver);
  const emergencyCards = openCards(parts, base);
  const emergency = new Emergency({
    dmp: parts.gateway,
    dossiers: base.dossiers,
    patients: base.patients,
    copy: base.copies,
    register,
    audit: base.journal,
    clock,
    ids: parts.ids,
    holder,
    officer: isOfficer(parts),
    regulator: regulates(parts),
    lifeMs: emergencyLifeMs(settings),
    get ageOfMajority() {
      return settings.ageOfMajority;
    },
    onChanged: ended(emergencyCards, parts),
  });
  const candidates = openCandidates(parts, base, emergency);
  const lock = (): void => {
    emergency.lock();
    stop();
    candidates.drop();
  };
  const resume = (): void => {
    register.endCut();
    handOver();
  };
  return { emergency, emergencyCards, inbox, candidates, handOver, resume, lock };
}

/** What is written down of accesses, and what the journal tells of one that was cut. */
function openRegister(parts: EmergencyParts, { journal: audit }: Base, handOver: () => void): AccessRegister {
  const { store, clock, holder, situation } = parts;
  const kinds = ['document.read'] as const;
  return new AccessRegister({
    store: store.emergency,
    handOver,
    audit,
    readSince: (from) => store.audit.count({ practitionerId: holder.nationalId, kinds, from, to: clock.now() + 1 }),
    clock,
    holder,
    situation,
  });
}

function openCards(parts: EmergencyParts, base: Base): EmergencyCards {
  return new EmergencyCards({
    live: base.dossiers.live.bind(base.dossiers),
    lists: base.lists,
    dmp: parts.gateway,
    words: wordsReader(parts.reader, parts.pdfWorker),
    audit: base.journal,
    clock: parts.clock,
    onProgress: parts.onEmergencyChanged,
  });
}

const regulates = ({ holder, situation, settings }: EmergencyParts): boolean =>
  isRegulator(holder, situation, settings.regulationStructures);

const isOfficer = ({ settings, holder }: EmergencyParts): boolean =>
  settings.privacyOfficers.includes(holder.nationalId);

function openInbox(
  parts: EmergencyParts,
  base: Base,
): Pick<EmergencyServices, 'inbox'> & { handOver: () => void; stop: () => void } {
  const { settings, store, clock, ids, log, holder, signSeal: sign } = parts;
  const folder = settings.emergencyFolder === undefined ? null : openAccessFolder(settings.emergencyFolder);
  const queues = [
    waitingAccesses(store.emergency),
    waitingVolumes({ ...parts, store: store.audit, journal: base.journal }),
  ];
  const handOver = new InboxHandOver({ queues, folder, sign, clock, log });
  const readEntry = entryReader(parts.trust);
  const audit = base.journal;
  const inbox = new Inbox({ officer: isOfficer(parts), folder, readEntry, sign, holder, audit, clock, ids });
  return { inbox, handOver: () => void handOver.flush(), stop: () => handOver.stop() };
}

function openCandidates(parts: EmergencyParts, base: Base, emergency: Emergency): Candidates {
  return new Candidates({
    dmp: parts.gateway,
    regulator: regulates(parts),
    prepareFor: (patient, mode) => emergency.prepareFor(patient, mode),
    audit: base.journal,
    ids: parts.ids,
  });
}

/** Once an access is over, what was read of it is forgotten and the window told. */
const ended = (cards: EmergencyCards, parts: EmergencyParts) => (): void => {
  cards.drop();
  parts.onEmergencyChanged();
};
