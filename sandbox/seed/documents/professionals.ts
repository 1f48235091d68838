/** Fictitious authors: holders of a test card, and colleagues without one (8997000001xx, given to nobody). */
import { PRACTITIONERS } from '../../pki/practitioners.ts';
import { HOSPITAL, NURSES, ORMES, PHARMACY, TILLEULS } from '../../pki/structures.ts';
import { DR_FORET, DR_LIBRE, DR_RIVAGE, NURSE_ALOUETTE, PHARMACIST_FONTAINE } from '../patients/people.ts';
import type { Coded } from '../../store/records.ts';
import { coded } from './codes.ts';

export interface Place {
  /** Struct_IdNat. */
  readonly id: string;
  readonly name: string;
  readonly facility: Coded;
  readonly practice: Coded;
  readonly street: string;
}

export interface Professional {
  readonly nationalId: string;
  readonly family: string;
  readonly given: string;
  /** Absent for a system. */
  readonly title?: 'Dr' | 'M.' | 'Mme';
  /** An automatic feed, not a person. */
  readonly isSystem?: true;
  readonly specialty: Coded;
  readonly place: Place;
}

function place(
  from: { structureId: string; structureName: string; sector: string },
  practice: string,
  street: string,
): Place {
  const facility = coded('healthcare-facility-type-code', from.sector);
  return {
    id: from.structureId,
    name: from.structureName,
    facility,
    practice: coded('practice-setting-code', practice),
    street,
  };
}

const outside = (
  structureId: string,
  structureName: string,
  sector: string,
): { structureId: string; structureName: string; sector: string } => ({ structureId, structureName, sector });

const tilleuls = place(TILLEULS, 'AMBULATOIRE', '4 rue des Tilleuls');
const hospital = place(HOSPITAL, 'ETABLISSEMENT', '1 avenue de la Démonstration');
const ormes = place(ORMES, 'AMBULATOIRE', '12 rue des Ormes');
const pharmacy = place(PHARMACY, 'AMBULATOIRE', '2 place de la Fontaine');
const nurses = place(NURSES, 'AMBULATOIRE', '8 rue du Lavoir');
const laboratory = place(
  outside('10B0170101', 'Laboratoire de démonstration', 'SA25'),
  'AMBULATOIRE',
  '3 rue de la Paillasse',
);
const imaging = place(outside('10B0170102', 'Imagerie du Parc', 'SA08'), 'AMBULATOIRE', '15 allée du Parc');
const psychiatry = place(outside('499700000107001', 'Cabinet du Dr ESSAI', 'SA07'), 'AMBULATOIRE', '21 rue Calme');
const eyeCare = place(
  outside('499700000108001', 'Cabinet d’ophtalmologie du Phare', 'SA07'),
  'AMBULATOIRE',
  '6 rue du Phare',
);

function holder(nationalId: string, specialty: string, title: 'Dr' | 'M.' | 'Mme', where: Place): Professional {
  const card = PRACTITIONERS.find((practitioner) => practitioner.nationalId === nationalId);
  if (!card) throw new Error(`no test card for ${nationalId}`);
  return {
    nationalId,
    family: card.name,
    given: card.given,
    title,
    specialty: coded('author-specialty', specialty),
    place: where,
  };
}

function colleague(rank: number, family: string, given: string, specialty: string, where: Place): Professional {
  const nationalId = `899700000${String(100 + rank)}`;
  return { nationalId, family, given, title: 'Dr', specialty: coded('author-specialty', specialty), place: where };
}

export type ProfessionalKey =
  | 'libre'
  | 'foret'
  | 'rivage'
  | 'fontaine'
  | 'alouette'
  | 'temoin'
  | 'modele'
  | 'cardiologist'
  | 'surgeon'
  | 'essaiPaul'
  | 'anaesthetist'
  | 'essaiMarie'
  | 'ophthalmologist'
  | 'paediatrician'
  | 'nephrologist'
  | 'cnam';

/** The feed of the Assurance Maladie; a SIREN-like number given to nobody. */
const assuranceMaladie: Professional = {
  nationalId: '2180000001/ALIM',
  family: 'ASSURANCE MALADIE',
  given: 'Alimentation',
  isSystem: true,
  specialty: coded('author-specialty', 'ALIM_AM'),
  place: place(outside('2180000001', 'Assurance Maladie', 'SA24'), 'AMO', '1 rue de la Caisse'),
};

export const PROFESSIONALS: Readonly<Record<ProfessionalKey, Professional>> = {
  libre: holder(DR_LIBRE, 'G15_10/SM26', 'Dr', tilleuls),
  foret: holder(DR_FORET, 'G15_10/SM26', 'Dr', ormes),
  rivage: holder(DR_RIVAGE, 'G15_10/SM59', 'Dr', hospital),
  fontaine: holder(PHARMACIST_FONTAINE, 'G15_21/A', 'M.', pharmacy),
  alouette: holder(NURSE_ALOUETTE, 'G15_60', 'Mme', nurses),
  temoin: colleague(1, 'TÉMOIN', 'Luc', 'G15_10/SM03', laboratory),
  modele: colleague(2, 'MODÈLE', 'Anne', 'G15_10/SM44', imaging),
  cardiologist: colleague(3, 'EXEMPLE', 'Victor', 'G15_10/SM04', hospital),
  surgeon: colleague(4, 'PATRON', 'Irène', 'G15_10/SM14', hospital),
  essaiPaul: colleague(5, 'ESSAI', 'Paul', 'G15_10/SM36', hospital),
  anaesthetist: colleague(6, 'SPÉCIMEN', 'Hugues', 'G15_10/SM02', hospital),
  essaiMarie: colleague(7, 'ESSAI', 'Marie', 'G15_10/SM42', psychiatry),
  ophthalmologist: colleague(8, 'CANEVAS', 'Odette', 'G15_10/SM38', eyeCare),
  paediatrician: colleague(9, 'ÉBAUCHE', 'Rose', 'G15_10/SM40', hospital),
  nephrologist: colleague(10, 'GABARIT', 'Yann', 'G15_10/SM30', hospital),
  cnam: assuranceMaladie,
};

/** Who signs a document: a professional (or the Assurance Maladie's feed), or the patient. */
export type AuthorKey = ProfessionalKey | 'patient';
