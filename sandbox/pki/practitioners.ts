import { CLOSED_PRACTICE, HOSPITAL, NURSES, ORMES, PHARMACY, TILLEULS, type Structure } from './structures.ts';

/** Place of exercise as a professional card lists it (CPS_ACTIVITY_nn_PS: name, Struct_IdNat, sector). */
export interface Situation {
  structureId: string;
  structureName: string;
  sector: string;
}

/** Why the certificates of a test card must be refused. */
export type CardFlaw = 'expired' | 'revoked' | 'wrong-usage';

/** A fictitious holder of a professional card. */
export interface TestPractitioner {
  /** Folder name under `pki/persons`: the national id, «/» written «-». */
  id: string;
  /** PS_IdNat: common name of the certificates, NameID of the assertion. */
  nationalId: string;
  name: string;
  given: string;
  cardType: 'CPS' | 'CPE';
  /** TRE_G15 code and its label; absent on a CPE. */
  profession: { code: string; label: string } | null;
  /** Savoir-faire (TRE_R38) of a physician, section (TRE_G05) of a pharmacist. */
  savoirFaire: { code: string; codeSystem: string; label: string } | null;
  situations: readonly Situation[];
  flaw: CardFlaw | null;
}

const PHYSICIAN = { code: '10', label: 'Médecin' };
const PHARMACIST = { code: '21', label: 'Pharmacien' };
const NURSE = { code: '60', label: 'Infirmier' };
const SAVOIR_FAIRE = '1.2.250.1.71.4.2.5';
const GENERAL_MEDICINE = { code: 'SM26', codeSystem: SAVOIR_FAIRE, label: 'Qualifié en Médecine Générale (SM)' };
const EMERGENCY_MEDICINE = { code: 'SM59', codeSystem: SAVOIR_FAIRE, label: "Médecine d'urgence (SM)" };
// The certificate extension of the savoir-faire also carries the section; the OID of TRE_G05 itself was not found.
const DISPENSING_SECTION = { code: 'A', codeSystem: SAVOIR_FAIRE, label: "Pharmacien titulaire d'officine" };

const at = ({ structureId, structureName, sector }: Structure): Situation => ({ structureId, structureName, sector });

function physician(
  nationalId: string,
  name: string,
  given: string,
  structures: Structure[],
  flaw: CardFlaw | null = null,
): TestPractitioner {
  return {
    id: nationalId,
    nationalId,
    name,
    given,
    cardType: 'CPS',
    profession: PHYSICIAN,
    savoirFaire: GENERAL_MEDICINE,
    situations: structures.map(at),
    flaw,
  };
}

/** All fictitious: RPPS numbers of the `8997…` range are not given to anyone. */
export const PRACTITIONERS: readonly TestPractitioner[] = [
  physician('899700000011', 'LIBRE', 'Jeanne', [TILLEULS, HOSPITAL]),
  physician('899700000029', 'FORÊT', 'Étienne', [ORMES, CLOSED_PRACTICE]),
  { ...physician('899700000037', 'RIVAGE', 'Samira', [HOSPITAL]), savoirFaire: EMERGENCY_MEDICINE },
  {
    ...physician('899700000045', 'FONTAINE', 'Luc', [PHARMACY]),
    profession: PHARMACIST,
    savoirFaire: DISPENSING_SECTION,
  },
  { ...physician('899700000052', "D'ALOUETTE", 'Marie-Lou', [NURSES]), profession: NURSE, savoirFaire: null },
  physician('899700000060', 'AUTOMNE', 'Roger', [TILLEULS], 'expired'),
  physician('899700000078', 'ORAGE', 'Nadia', [TILLEULS], 'revoked'),
  physician('899700000086', 'MIROIR', 'Paul', [TILLEULS], 'wrong-usage'),
  {
    id: '699700000011001-SEC0001',
    nationalId: '699700000011001/SEC0001',
    name: 'TILLEUL',
    given: 'Camille',
    cardType: 'CPE',
    profession: null,
    savoirFaire: null,
    situations: [at(TILLEULS)],
    flaw: null,
  },
];

/** Structures that hold software certificates (ORG_AUTH_CLI and ORG_SIGN). */
export const ORGANISATIONS: readonly Structure[] = [HOSPITAL];
