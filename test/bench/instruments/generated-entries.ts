import type { Code } from '../../../shared/domain/document/code.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import { insKey, type Ins } from '../../../shared/domain/patient/ins.ts';

const LOINC = '2.16.840.1.113883.6.1';
const TYPES: readonly Code[] = [
  { code: '11502-2', codeSystem: LOINC, displayName: 'CR de biologie médicale' },
  { code: '18748-4', codeSystem: LOINC, displayName: 'CR d’imagerie médicale' },
  { code: '11488-4', codeSystem: LOINC, displayName: 'CR ou fiche de consultation ou de visite' },
  { code: '11490-0', codeSystem: LOINC, displayName: 'Lettre de liaison à la sortie d’un établissement de soins' },
  { code: '34874-8', codeSystem: LOINC, displayName: 'CR opératoire' },
  { code: '57833-6', codeSystem: LOINC, displayName: 'Prescription de produits de santé' },
  { code: '60593-1', codeSystem: LOINC, displayName: 'Dispensation médicamenteuse' },
  { code: '15507-7', codeSystem: LOINC, displayName: 'CR de passage aux urgences' },
];
const SUBJECTS = [
  'créatinine et débit de filtration',
  'bilan lipidique',
  'thorax de face',
  'échographie abdominale',
  'scanner cérébral sans injection',
  'suivi de l’hypertension artérielle',
  'insuffisance cardiaque',
  'diabète de type 2',
  'prothèse totale de hanche',
  'cholécystectomie',
  'renouvellement du traitement',
  'douleur thoracique',
];
const FAMILIES = ['TEMOIN', 'MODELE', 'FORET', 'RIVAGE', 'FONTAINE', 'ALOUETTE', 'CHÊNE', 'ÉRABLE', 'TILLEUL', 'SAULE'];
const PLACES = ['Laboratoire des Saules', 'Clinique du Rivage', 'CH de démonstration', 'Cabinet de la Fontaine'];
const MONTHS = ['janvier', 'mars', 'avril', 'juin', 'juillet', 'septembre', 'novembre', 'décembre'];

/** Numbers that look drawn and are the same at each run. */
function drawer(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function of<Value>(list: readonly Value[], draw: (below: number) => number): Value {
  return list[draw(list.length)] as Value; // `draw` stays below the length, and no list here is empty
}

/** A fictitious test INS, one for each serial number. */
export function generatedIns(serial: number): Ins {
  const number13 = `2800375${String(serial).padStart(6, '0')}`;
  return { oid: '1.2.250.1.213.1.4.10', value: number13 + insKey(number13) };
}

/** Metadata of one document as a registry would give them; the same number gives the same entry. */
export function generatedEntry(serial: number): DocumentEntry {
  const draw = drawer(serial);
  const [typeCode, subject, family] = [of(TYPES, draw), of(SUBJECTS, draw), of(FAMILIES, draw)];
  const year = 2016 + draw(11);
  const at = `${year}${String(1 + draw(12)).padStart(2, '0')}${String(1 + draw(28)).padStart(2, '0')}083000`;
  const id = String(serial).padStart(12, '0');
  return {
    entryUUID: `urn:uuid:00000000-0000-4000-8000-${id}`,
    uniqueId: `2.25.1${id}`,
    repositoryUniqueId: '1.2.250.1.213.4.1.2.1',
    patientId: 'generated',
    title: `${typeCode.displayName ?? ''} – ${subject}, ${of(MONTHS, draw)} ${year}`,
    mimeType: 'text/xml',
    typeCode,
    classCode: { code: '10', codeSystem: '1.2.250.1.213.1.1.4.1', displayName: 'Comptes rendus' },
    formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', codeSystem: '1.3.6.1.4.1.19376.1.2.3' },
    confidentialityCodes: [{ code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' }],
    eventCodes: [],
    practiceSettingCode: { code: 'AMBULATOIRE', codeSystem: '1.2.250.1.213.1.1.4.9', displayName: 'Ambulatoire' },
    authors: [
      {
        person: { id: `8997000${String(draw(99_999)).padStart(5, '0')}`, family, given: 'Camille' },
        institutions: [{ name: of(PLACES, draw) }],
        specialties: [{ code: 'G15_10/SM26', codeSystem: '1.2.250.1.213.1.1.4.5', displayName: 'Médecine générale' }],
        roles: [],
      },
    ],
    creationTime: at,
    serviceStartTime: at,
    languageCode: 'fr-FR',
    size: 20_000 + draw(400_000),
    availabilityStatus: 'approved',
  };
}
