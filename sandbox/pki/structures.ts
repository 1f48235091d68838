/** Care structures that exist in the sandbox. Identifiers are Struct_IdNat (dmp-interface §3.4). */
export interface Structure {
  structureId: string;
  structureName: string;
  /** Sector of activity, TRE_R02 code (OID 1.2.250.1.71.4.2.4). */
  sector: string;
  active: boolean;
  /** Has a SAMU that answers emergency calls (R31: its physicians regulate). */
  callCentre: boolean;
}

const structure = (
  structureId: string,
  structureName: string,
  sector: string,
  { active = true, callCentre = false } = {},
): Structure => ({
  structureId,
  structureName,
  sector,
  active,
  callCentre,
});

export const TILLEULS = structure('499700000011001', 'Cabinet médical des Tilleuls', 'SA07');
export const HOSPITAL = structure('10B0170011', 'CH de démonstration', 'SA01', { callCentre: true });
export const ORMES = structure('499700000029001', 'Cabinet médical des Ormes', 'SA07');
export const PHARMACY = structure('10B0170045', 'Pharmacie de la Fontaine', 'SA33');
export const NURSES = structure('499700000052001', 'Cabinet infirmier du Lavoir', 'SA07');
export const OTHER_HOSPITAL = structure('10B0170029', "Centre hospitalier de l'Étang", 'SA01');
export const CLOSED_PRACTICE = structure('499700000029002', 'Cabinet fermé du Moulin', 'SA07', { active: false });

export const STRUCTURES: readonly Structure[] = [
  TILLEULS,
  HOSPITAL,
  ORMES,
  PHARMACY,
  NURSES,
  OTHER_HOSPITAL,
  CLOSED_PRACTICE,
];
