/** What an emergency asks first, in the order of the screen (H25, mock-up 06b). */
export const TOPICS = [
  'allergy',
  'anticoagulant',
  'device',
  'treatment',
  'history',
  'directive',
  'contact',
  'blood-group',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Sections of a structured document by their LOINC code (CI-SIS, IHE PCC): read before any sentence is looked at. */
export const SECTION_TOPICS: Readonly<Record<string, Topic>> = {
  '48765-2': 'allergy',
  '46264-8': 'device',
  '10160-0': 'treatment',
  '10183-2': 'treatment',
  '42346-7': 'treatment',
  '11348-0': 'history',
  '11450-4': 'history',
  '47519-4': 'history',
  '42348-3': 'directive',
};

/** Family history, LOINC 10157-6: whatever stands there is about somebody else. */
export const FAMILY_SECTION = '10157-6';

/** Headings of sections without a known code, and of free text; matched from their first letter on. */
export const HEADING_TOPICS: readonly (readonly [RegExp, Topic])[] = [
  [/^(allergies?|intol[ée]rances?)\b/i, 'allergy'],
  [/^(traitements?|m[ée]dicaments?|ordonnance|th[ée]rapeutiques?)\b/i, 'treatment'],
  [/^(dispositifs?|implants?|mat[ée]riel implant)/i, 'device'],
  [/^(ant[ée]c[ée]dents?|pathologies|probl[èe]mes actifs|atcd)\b/i, 'history'],
  [/^directives anticip[ée]es/i, 'directive'],
  [/^(personnes? (de confiance|[àa] (pr[ée]venir|contacter))|contacts?|qui appeler)\b/i, 'contact'],
  [/^groupe sanguin|^groupage/i, 'blood-group'],
];
/** Headings that end what stood before them, on a page of free text. */
export const OTHER_HEADING =
  /^(conclusions?|examens?( clinique)?|motifs?|r[ée]sultats?|d[ée]cisions?|histoire|mode de vie|[ée]volution|conduite [àa] tenir|biologie|imagerie|suites?|commentaires?|technique|indications?|interpr[ée]tation|synth[èe]se|surveillance|vaccinations?|sortie|entr[ée]e|au total)\b/i;
export const FAMILY_HEADING = /^ant[ée]c[ée]dents? famili/i;

/**
 * Words that make a sentence worth quoting under a topic, wherever it stands. They choose what is quoted, never what is
 * true: no code is derived (H27). Whole words only: «stentor» is no stent.
 */
export const TRIGGERS: readonly (readonly [Topic, RegExp])[] = [
  ['allergy', /(?<![\p{L}])(allergi(?!olog|st)|intol[ée]ran|anaphyla|(œ|oe)d[èe]me de quincke|choc [àa] l(?=[’']))/iu],
  [
    'anticoagulant',
    /(?<![\p{L}])(anticoagul|avk(?![\p{L}])|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|[ée]doxaban|warfarine|coumadine|fluindione|pr[ée]viscan|ac[ée]nocoumarol|(mini)?sintrom|h[ée]parin|[ée]noxaparine|lovenox|tinzaparine|innohep|dalt[ée]parine|fragmine|fondaparinux|arixtra)/iu,
  ],
  [
    'device',
    /(?<![\p{L}])(pace-?maker|stimulateur(?= (cardiaque|double|simple|triple|vagal|m[ée]dullaire|implant))|d[ée]fibrillateur implant|dai(?![\p{L}])|stents?(?![\p{L}])|proth[èe]se (valvulaire|m[ée]canique|totale|vasculaire)|valve (m[ée]canique|biologique|a?ortique|mitrale)|d[ée]rivation ventriculo|pompe [àa] (insuline|morphine|baclof[èe]ne)|implant cochl[ée]aire|chambre implantable|port-?[àa]-?cath|filtre cave|neurostimulateur|clip (d[’']an[ée]vrisme|vasculaire|c[ée]r[ée]bral))/iu,
  ],
  ['blood-group', /(?<![\p{L}])(groupe sanguin|groupage|rh[ée]sus|phénotype érythrocytaire)(?![\p{L}])/iu],
  [
    'contact',
    /(?<![\p{L}])(personnes? (de confiance|[àa] pr[ée]venir|[àa] contacter)|contact d[’']urgence|en cas d[’']urgence,? (pr[ée]venir|appeler)|tuteur|tutrice|curateur|curatrice|mandataire)(?![\p{L}])/iu,
  ],
  [
    'directive',
    /(?<![\p{L}])(directives? anticip[ée]es?|acharnement th[ée]rapeutique|limitation (des soins|th[ée]rapeutique)|ne pas r[ée]animer)/iu,
  ],
  ['history', /(?<![\p{L}])(ant[ée]c[ée]dents? d|atcd)(?![\p{L}])/iu],
];

/** Types of documents that are about a topic whatever their words: always linked, even when nothing was read (H27). */
export const DIRECT_TYPES: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  device: ['101881-1'],
  directive: ['EXPPAT_3', 'EXPPAT_1'],
  treatment: ['57833-6', '60593-1', '56445-0', '80820-4', '75468-9', 'DOCPAT02'],
  allergy: ['60591-5', 'DOCPAT08'],
};

/** Prescriptions and dispensing: each of their lines is a treatment, under no heading. */
export const TREATMENT_LISTS: readonly string[] = ['57833-6', '60593-1', '56445-0', '80820-4'];

/** Words of a title that link a document directly, besides its type. */
export const DIRECT_TITLES: readonly (readonly [Topic, RegExp])[] = [
  ['allergy', /allerg/i],
  ['blood-group', /groupe sanguin|groupage/i],
  ['device', /carte d[’']implant|stimulateur|pace-?maker|d[ée]fibrillateur/i],
  ['directive', /directives anticip/i],
];

/** Document types in the order in which an emergency reads them; the others follow, most recent first. */
export const USEFUL_TYPES: readonly string[] = [
  '60591-5',
  '74207-2',
  'EXPPAT_3',
  'DOCPAT08',
  '101881-1',
  '57833-6',
  '60593-1',
  '56445-0',
  '80820-4',
  '11490-0',
  '34112-3',
  '34133-9',
  '18761-7',
  '15507-7',
  '34749-2',
  '77436-4',
  'DOCPAT01',
  'DOCPAT02',
  'EXPPAT_1',
  '11488-4',
  '96349-6',
];
