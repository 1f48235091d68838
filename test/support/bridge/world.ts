/** A scripted practice: one doctor, a few fictitious patients, one dossier with documents of every state. */
import type { AppState } from '../../../shared/contract/app.ts';
import type { CardView } from '../../../shared/contract/card.ts';
import type { DocumentView } from '../../../shared/contract/document.ts';
import type { Dossier, DocumentList, DocumentRow, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { good, type Script } from './scripted-bridge.ts';

const G15 = '1.2.250.1.71.1.2.7';
const R01 = '1.2.250.1.71.4.2.5';
export const TOKEN = '3b0c1c3e-6d0a-4a3e-9f5e-2f1f0a1b2c3d';

export const HOLDER = {
  nationalId: '899700000011',
  family: 'LIBRE',
  given: 'Jeanne',
  profession: { code: '10', codeSystem: G15, displayName: 'Médecin' },
  savoirFaire: { code: 'SM26', codeSystem: R01, displayName: 'Qualifié en médecine générale (SM)' },
};
export const TILLEULS = {
  structureId: '499700000011001',
  structureName: 'Cabinet médical des Tilleuls',
  sector: 'SA07',
};
export const HOSPITAL = { structureId: '10B0170011', structureName: 'CH de démonstration', sector: 'SA01' };

export const LOCKED = {
  kind: 'locked',
  holder: HOLDER,
  validUntil: Date.parse('2028-03-14T12:00:00Z'),
  situationLastUsed: TILLEULS,
  triesLeft: 'unknown',
} as const satisfies CardView;
export const OPEN: CardView = {
  kind: 'open',
  holder: HOLDER,
  situation: TILLEULS,
  validUntil: Date.parse('2028-03-14T12:00:00Z'),
};

export const APP: AppState = {
  environment: 'sandbox',
  lpsName: 'Poste DMP',
  lpsVersion: '0.1.0',
  contact: { at: Date.parse('2026-11-24T08:11:00Z'), ms: 180, faultCode: null },
  waiting: { count: 0, oldestAt: null, refused: 0 },
  clockErrorMs: 0,
  clockMovedMs: 0,
  recallWindowMs: 10_000,
  authorisationValidityMs: 365 * 86_400_000,
  reminderDue: false,
  recoveryCode: null,
  screenAtLock: null,
};

function person(
  value: string,
  birthName: string,
  givenNames: string,
  sex: 'M' | 'F',
  birthDate: string,
  birthPlace: string,
  more: { usedName?: string; homonym?: boolean; isMinor?: boolean } = {},
): PatientRow {
  const oid = '1.2.250.1.213.1.4.10' as const;
  const { usedName, homonym = false, isMinor = false } = more;
  return {
    insId: `${oid}|${value}`,
    patient: {
      ins: { oid, value },
      birthName,
      ...(usedName && { usedName }),
      givenNames,
      firstGivenName: givenNames.split(' ')[0] ?? '',
      sex,
      birthDate,
      birthPlace,
      identityStatus: homonym ? 'validee' : 'qualifiee',
    },
    isTest: true,
    isMinor,
    homonym,
  };
}

export const RUTH = person('277076322082910', 'NESSI', 'Ruth Isabelle', 'F', '1977-07-14', '63220', {
  usedName: 'DECOURCY',
});
export const DOMINIQUE = person('279035121518989', 'PAT-TROIS', 'Dominique Marie-Louise', 'F', '1979-03-28', '51215');
export const LOU = person('211059999900130', 'PAT-TRENTE', 'Lou', 'F', '2011-05-02', '99999', { isMinor: true });
const TWINS = [
  person('180017511600179', 'PAT-JUMEAU', 'Paul', 'M', '1980-01-03', '75116', { homonym: true }),
  person('180037511600273', 'PAT-JUMEAU', 'Paul', 'M', '1980-03-01', '75116', { homonym: true }),
];
export const PATIENTS = [RUTH, DOMINIQUE, LOU, ...TWINS];

const NOW = Date.parse('2026-11-24T08:12:00Z');

export const RIGHT: Extract<OpeningOutcome, { kind: 'open' }>['right'] = {
  consentAt: Date.parse('2026-05-18T08:00:00Z'),
  until: Date.parse('2027-05-18T08:00:00Z'),
  capacity: 'care-team',
  consentingPerson: 'patient',
  isTreatingPhysician: true,
};

export function dossierOf(patient: PatientRow, outcome: OpeningOutcome, mayDeposit = true): Dossier {
  return {
    token: TOKEN,
    patient,
    outcome,
    checkedAt: NOW,
    mayDeposit,
    optedIn: false,
    connection: 'ordinary',
    signatures: 2,
  };
}

let counter = 0;
export function row(title: string, change: Partial<DocumentRow> = {}): DocumentRow {
  counter += 1;
  return {
    rowId: `urn:uuid:${counter}`,
    uniqueId: `1.2.250.1.999.${counter}`,
    title,
    typeLabel: 'Compte rendu',
    classCode: '10',
    classLabel: 'Compte rendu',
    actTime: '20261120064500',
    authorLabel: 'TÉMOIN Luc',
    institutionLabel: 'Laboratoire de démonstration',
    states: [],
    patientAuthored: false,
    mine: false,
    mimeType: 'text/xml',
    inCopy: false,
    ...change,
  };
}

export const ROWS: DocumentList['rows'] = [
  row('Biologie : rénal, ionogramme, NFS', { typeLabel: 'CR d’examens biologiques', typeCode: '11502-2' }),
  row('Anatomopathologie : biopsies coliques', {
    actTime: '20261119',
    authorLabel: 'ESSAI Paul',
    institutionLabel: 'CH de démonstration',
    states: ['invisible-patient'],
  }),
  row('Échographie rénale et vésicale', {
    actTime: '202611181000',
    classCode: '31',
    typeLabel: 'CR d’imagerie médicale',
    authorLabel: 'MODÈLE Anne',
    institutionLabel: 'Imagerie du Parc',
  }),
  row('Lettre de liaison : sortie de cardiologie', {
    actTime: '20261117',
    authorLabel: '',
    institutionLabel: 'CH de démonstration',
  }),
  row('Note de vaccination : grippe', {
    actTime: '20261110',
    typeCode: '87273-9',
    typeLabel: 'Note de vaccination',
    authorLabel: '',
    institutionLabel: 'Pharmacie des Tilleuls',
  }),
  row('Ordonnance de médicaments', {
    actTime: '20260914',
    classCode: '42',
    typeLabel: 'Prescription de produits de santé',
    authorLabel: 'LIBRE Jeanne',
    institutionLabel: 'Cabinet médical des Tilleuls',
    mine: true,
  }),
  row('Consultation de psychiatrie', {
    actTime: '20260212',
    authorLabel: 'ESSAI Marie',
    institutionLabel: 'Cabinet',
    states: ['masque-ps'],
  }),
  row(
    'Compte rendu opératoire : cholécystectomie par cœlioscopie, suites simples, sortie à domicile au deuxième jour, côté gauche',
    {
      actTime: '20250909',
      states: ['archive', 'ancienne-version'],
      institutionLabel: 'CH de démonstration',
      authorLabel: '',
    },
  ),
  row('Automesure tensionnelle, 15 jours', {
    actTime: '20260928',
    classCode: '90',
    patientAuthored: true,
    authorLabel: 'DECOURCY Ruth',
    institutionLabel: '',
  }),
  row('Directives anticipées', {
    actTime: '20250108',
    classCode: '52',
    patientAuthored: true,
    authorLabel: 'DECOURCY Ruth',
    institutionLabel: '',
  }),
  { rowId: 'bad-1', unreadable: true, uniqueId: '1.2.250.1.999.77', faults: ['xds/missing'] },
];

export function listOf(rows: DocumentList['rows'], change: Partial<DocumentList> = {}): DocumentList {
  return {
    rows,
    total: rows.length,
    announced: rows.length,
    complete: true,
    receivedAt: NOW,
    askedAt: change.receivedAt ?? NOW,
    scopeFrom: '20241122000000',
    fromCopy: false,
    comparedWith: null,
    ...change,
  };
}

export function viewOf(
  shown: DocumentRow,
  body: DocumentView['body'],
  change: Partial<DocumentView> = {},
): DocumentView {
  return {
    token: TOKEN,
    row: shown,
    header: {
      id: shown.uniqueId,
      title: 'CR d’examens biologiques',
      effectiveTime: '20261120113200+0100',
      typeCode: { code: '11502-2', displayName: 'CR d’examens biologiques' },
      versionNumber: '1',
      patient: {
        ids: [{ root: '1.2.250.1.213.1.4.10', extension: '277076322082910' }],
        birthName: 'NESSI',
        givenNames: ['Ruth', 'Isabelle'],
        birthDate: '19770714',
        sex: 'F',
      },
      authors: [{ id: '899700000029', name: 'TÉMOIN Luc', organization: 'Laboratoire de démonstration' }],
      custodian: 'Laboratoire de démonstration',
      serviceEvents: [{ label: 'Biologie', start: '20261120074500+0100' }],
      relatedDocuments: [],
    },
    body,
    identity: { kind: 'agrees' },
    receivedAt: NOW,
    fromCopy: false,
    ...change,
  };
}

/** A practice at rest: the card locked, nobody open, no job. Tests change what they are about. */
export function practice(change: Script = {}): Script {
  let card: CardView = LOCKED;
  let dossier: Dossier | null = null;
  return {
    'app.state': () => good(APP),
    'app.touch': () => good({}),
    'app.blank': () => good({}),
    'card.state': () => good(card),
    'emergency.standing': () => good({ regulator: false, officer: false, lifeMs: 3_600_000, unfinished: [] }),
    'card.diagnose': () => good([]),
    'card.unlock': () => good((card = OPEN)),
    'card.lock': () => good((card = { ...LOCKED, lockedBy: 'by-hand' })),
    'patient.search': ({ words }) =>
      good(PATIENTS.filter((one) => one.patient.birthName.includes(words.toUpperCase()))),
    'dossier.current': () => good(dossier),
    'dossier.open': ({ insId }) => {
      const patient = PATIENTS.find((one) => one.insId === insId) ?? RUTH;
      return good((dossier = dossierOf(patient, { kind: 'open', right: RIGHT })));
    },
    'dossier.close': () => {
      dossier = null;
      return good({});
    },
    'dossier.list': () => good(listOf(ROWS)),
    'document.cancel': () => good({}),
    'dossier.keepSpot': () => good({}),
    'dossier.spot': () => good(null),
    'dossier.since': () => good({ older: 0, complete: true, marks: [] }),
    'visibility.offers': () => good({ changes: [], replaceable: false, readsWhenMasked: false }),
    'consent.history': () => good([]),
    'visibility.successor': () => good({ row: null }),
    'outbox.list': () => good([]),
    'outbox.shown': () => good({}),
    'holds.list': () => good({ holds: [], clockOffsetMs: 0 }),
    'holds.raiseVeil': () => good([]),
    // As the main process answers while nothing is known to allow it.
    'output.verdicts': () =>
      good({ print: 'output/held', save: 'output/held', copy: 'output/held', 'show-to-patient': 'output/held' }),
    'output.recipients': () => good({ representative: 'output/no-representative' }),
    'deposit.drafts': () => good([]),
    'deposit.feeding': () => good({ informed: { at: NOW, by: 'self' }, objections: [] }),
    'deposit.types': () => good([]),
    'journal.verdict': () => good({ kind: 'whole', at: NOW, rows: 12, sealedTo: 9 }),
    'journal.noteList': () => good({}),
    'journal.notePages': () => good({}),
    'journal.accessHistory': () => good(null),
    ...change,
  };
}
