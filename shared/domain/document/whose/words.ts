/** Words by which French medical papers say who somebody is. All folded: lower case, without accents. */

const E = '(?:e|\\(e\\)|[.·]e|-e)?';
const OF_PATIENT = `(?: (?:du |de la |de l')?(?:patient${E}|malade|resident${E}))?`;

/** What a label is about. `both`: surname and given names; `used-given`: the one he goes by. */
export type LabelKind = 'both' | 'used-given' | 'given' | 'family' | 'birth' | 'person' | 'child';

/** Labels of an identity block, longest first; a label counts when a value can follow it. */
export const LABELS: readonly { readonly kind: LabelKind; readonly form: string }[] = [
  { kind: 'both', form: `noms?(?: de naissance| d'usage)?\\s?(?:,|/|et|-|&)?\\s?prenom(?:s|\\(s\\))?${OF_PATIENT}` },
  { kind: 'both', form: `prenoms?\\s?(?:,|/|et|-|&)?\\s?noms?${OF_PATIENT}` },
  { kind: 'used-given', form: "prenom(?:s|\\(s\\))? (?:usuels?|utilises?|d'usage)" },
  {
    kind: 'given',
    form: `(?:1er |premier |liste des )?prenom(?:s|\\(s\\))?(?: de naissance| (?:de l')?(?:etat )?civil)?${OF_PATIENT}`,
  },
  {
    kind: 'family',
    form: `nom(?:s|\\(s\\))?(?: (?:de (?:famille|naissance|jeune fille|jf|n)|d'usage|d'epou(?:se|x)|usuel|utilise|marital|patronymique|naissance|jf))?(?: \\([a-z ']{2,20}\\))?${OF_PATIENT}`,
  },
  { kind: 'birth', form: `(?:date )?(?:de )?naiss(?:ance)?\\.?${OF_PATIENT}|d\\.?d\\.?n\\.?|date nais\\.?` },
  { kind: 'birth', form: `ne${E} (?:le|en)|nee?\\s?\\(?e?\\)?\\s?:` },
  { kind: 'person', form: `(?:identite|identification|dossier|examen|nom) (?:du |de la |de l'|de )patient${E}` },
  { kind: 'child', form: "(?:(?:nom|identite) de )?l?'?enfant|nouveau-?nee?|bebe" },
  { kind: 'person', form: `patient${E}|resident${E}|concern(?:ant|e)|beneficiaire|identite` },
];

/** Titles that stand before the name of somebody. */
export const CIVIL =
  "m\\.|mr\\.?|m|mme\\.?|mlle\\.?|monsieur|madame|mademoiselle|(?:l')?enfant|(?:le |la )?jeune|bebe|bb|nouveau-?nee?";

/** Those that may be a child told of in his mother's paper. */
export const CHILD = /^(?:(?:l')?enfant|bebe|bb|nouveau-?nee?|(?:le |la )?jeune)$/;

/** Relatives and those who stand by: whoever is named after these words is not the patient. */
export const KIN = [
  'meres?', 'peres?', 'mamans?', 'papas?', 'parents?', 'fils', 'freres?', 'soeurs?', 'conjointe?', 'compagn(?:e|on)',
  'mari', 'femme', 'tut(?:eur|rice|elle)', 'curat(?:eur|rice|elle)', 'aidante?s?', 'grands?-(?:mere|pere|parents)',
  'tante', 'oncle', 'cousine?', 'neveu', 'niece', 'jum(?:eau|elle|eaux)', 'beau-(?:pere|frere|fils)', 'voisine?',
  'belle-(?:mere|soeur|fille)', 'representante?s?', 'titulaire', 'confiance', 'prevenir', 'contact', 'assuree?',
  'accompagnante?', 'entourage', 'son epou(?:x|se)', 'sa fille', 'leur fille', 'ses filles', 'fille de', 'proche', 'lien', 'amie?', 'temoin',
].join('|'); // prettier-ignore

/** People who write, receive or care: whoever is named with these words is not the patient. */
export const CARERS = [
  'docteure?', 'drs?', 'pr', 'professeure?', 'prof', 'medecins?', 'prescripteu?r?', 'prescripteur', 'prescrit', 'demandeur',
  'demande par', 'adresse par', 'signe', 'signataire', 'valide', 'redige', 'redacteur', 'infirmier', 'infirmiere', 'ide', 'ibode', 'iade',
  'sage-femme', 'kinesitherapeute', 'psychologue', 'secretaire', 'secretariat', 'interne', 'externe', 'biologistes?',
  'radiologue', 'manipulat(?:eur|rice)', 'preleveur', 'preleve par', 'destinataires?', 'copies?', 'correspondants?',
  'operat(?:eur|rice)', 'anesthesiste', 'chirurgien', 'aide', 'cadre', 'direct(?:eur|rice)', 'responsable', 'expediteur',
  'praticien', 'chef', 'referent', 'pharmacien', 'dieteticien', 'assistante?', 'orthophoniste', 'attention', 'confrere',
  'consoeur', 'realise', 'presents?', 'auteur', 'intervenant', 'saisi', 'dicte', 'etablissement', 'orthoptiste', 'podologue', 'maitre',
].join('|'); // prettier-ignore

/** Words that end a name: nobody is called so, and forms put them right after it. */
export const ENDS = new Set(
  (
    'sexe sex age ans an mois ipp nip ins nir iep nda uf dossier service serv chambre ch lit adresse rue avenue bd tel telephone ' +
    'medecin docteur dr pr professeur prescripteur date examen compte rendu consultation nom noms prenom prenoms patient patiente ' +
    'sejour entree sortie admission venue visite numero no page secu securite sociale matricule qualite unite hopital clinique ' +
    'etablissement centre laboratoire labo demande demandeur prelevement preleve recu edite imprime motif indication a ai as est et ' +
    'pour par chez vu vue qui que dont presente consulte cher chere madame monsieur mademoiselle mme mr mlle homme femme feminin ' +
    'masculin f m h domicilie domiciliee demeurant code postal hospitalise hospitalisee poids taille mutuelle caisse regime statut ' +
    'identite qualifiee validee ddn date-naissance naissance hc has have au aux en un une des sur avec sans sous dans ce cette son sa ' +
    'ses il elle ne nee id cs copie destinataire correspondant operateur profession prelevements observation ordonnance lettre courrier ' +
    'resultats analyse analyses conclusion traitement donnees generales confidentiel urgent duplicata original accompagne accompagnee age agee'
  ).split(' '),
);

/** Small words inside a name; they weigh nothing when names are compared. */
export const PARTICLES = new Set('de du des d da do dos das le la les l van von der den di del della el al ben bin ibn st ste y e ter ten'.split(' ')); // prettier-ignore

/** What stands where a newborn's given name will be. */
export const NAMELESS =
  /^(?:bb|bebe|nn|nne|nouveau|nouveaune|nouveaunee|enfant|jumeau|jumelle|foetus|inconnu|inconnue|x+|sans)\d?$/;
