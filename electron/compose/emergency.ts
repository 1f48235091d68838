import type { CardHolder, Situation } from '../../shared/domain/card/practitioner.ts';
import { isRegulator } from '../../shared/domain/emergency/regulation.ts';
import type { Gateway } from '../adapters/dmp/gateway.ts';
import { emergencyLifeMs, type Settings } from '../adapters/settings/read-settings.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Journal } from '../services/audit/journal.ts';
import type { LocalCopies } from '../services/cache/local-copies.ts';
import { EmergencyCards } from '../services/emergency/cards.ts';
import { Emergency } from '../services/emergency/emergency.ts';
import { AccessRegister } from '../services/emergency/register.ts';
import type { Patients } from '../services/patients/patients.ts';
import type { Clock, Ids } from '../services/ports.ts';
import type { Lists } from '../services/records/lists.ts';
import type { ReadDocument } from '../services/records/ports.ts';
import { wordsReader } from './document-words.ts';
import type { Dossiers } from '../services/records/dossiers.ts';

interface EmergencyParts {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly holder: CardHolder;
  readonly situation: Situation;
  readonly settings: Settings;
  readonly reader: ReadDocument;
  readonly pdfWorker: URL;
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

/** Joins the emergencies of an open card to the dossiers, the store and the wire. */
export function openEmergency(
  parts: EmergencyParts,
  base: Base,
): { readonly emergency: Emergency; readonly emergencyCards: EmergencyCards } {
  const { store, clock, holder, situation, settings } = parts;
  const register = new AccessRegister({
    store: store.emergency,
    handOver: () => undefined,
    audit: base.journal,
    clock,
    holder,
    situation,
  });
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
    regulator: isRegulator(holder, situation, settings.regulationStructures),
    lifeMs: emergencyLifeMs(settings),
    get ageOfMajority() {
      return settings.ageOfMajority;
    },
    onChanged: () => {
      emergencyCards.drop();
      parts.onEmergencyChanged();
    },
  });
  return { emergency, emergencyCards };
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
