/** Sectors of activity that a card may bear (TRE_R02, 1.2.250.1.71.4.2.4), as resources/terminology prints them. */
const SECTORS: Readonly<Record<string, string>> = {
  SA01: 'Établissement public de santé',
  SA02: 'Hôpital militaire du Service de santé des armées',
  SA03: 'Établissement privé PSPH',
  SA04: 'Établissement privé non PSPH',
  SA05: 'Centre de santé',
  SA07: 'Cabinet individuel',
  SA08: 'Cabinet de groupe',
  SA09: 'Exercice en société',
  SA15: 'PMI et planification familiale',
  SA16: 'Établissement pour personnes handicapées',
  SA17: 'Établissement pour personnes âgées',
  SA25: 'Laboratoire de biologie médicale',
  SA33: 'Pharmacie d’officine',
  SA34: 'Centre de dialyse',
  SA36: 'Centre anti-cancer',
  SA40: 'Secteur privé, praticien hospitalier temps plein',
  SA50: 'Permanence des soins ambulatoires hors cabinet',
  SA52: 'Maison de santé ou pôle de santé',
};

/** The sector in words; an unknown code is shown as it is. */
export function sectorLabel(code: string): string {
  return SECTORS[code] ?? `Secteur ${code}`;
}
