/**
 * How a sentence says what it says. Only `stated` may stand large on the card; all others are quoted beside their word,
 * never turned into a fact (H27). A doubtful reading never falls to `stated`.
 */
export const MANNERS = ['stated', 'negated', 'family', 'resolved', 'uncertain'] as const;
export type Manner = (typeof MANNERS)[number];

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
const word = (inner: string): RegExp => new RegExp(`${BEFORE}(?:${inner})${AFTER}`, 'iu');

const FAMILY = word(
  'p[èe]re|m[èe]re|fr[èe]re|s(?:œ|oe)ur|fils|filles?|oncle|tante|grand[- ](?:p[èe]re|m[èe]re|parents?)|cousine?s?|neveu|ni[èe]ce|parents?|fratrie|famill?e?|familia(?:l|le|ux|les)|maternel(?:le)?s?|paternel(?:le)?s?|conjoint[e]?|mari|[ée]pou(?:x|se)',
);
const EXCEPTION = word("sauf|hormis|except[ée]|en dehors de|[àa] l[’']exception|mais|cependant|toutefois");
/** An order not to give something is no denial of the allergy it speaks of. */
const FORBIDDING = word(
  'ne (?:pas|jamais) (?:\\p{L}+)|contre-indiqu[ée]e?s?|[àa] (?:proscrire|[ée]viter)|interdite?s?',
);
const NEGATION = word(
  'pas|aucune?s?|absence|sans|ni|nie|non|jamais|n[ée]gati(?:f|ve)s?|exclue?s?|[ée]cart[ée]e?s?|infirm[ée]e?s?|indemne|n[ée]ant|0|rien|r\\.?a\\.?s',
);
const RESOLVED = word(
  "ancien(?:ne)?s?|arr[êe]t[ée]?e?s?|stopp[ée]e?s?|suspendu?e?s?|interrompue?s?|gu[ée]rie?s?|r[ée]solue?s?|lev[ée]e|retir[ée]e?s?|ablation|explant[ée]?e?s?|jusqu[’'][àa e]\\p{L}*|d[ée]sensibilis\\p{L}*|termin[ée]e?s?|fini[es]?|sevr[ée]e?s?|relais|remplac[ée]e?s?|pr[ée]c[ée]demment|autrefois|dans l[’']enfance|ex-",
);
const UNCERTAIN = word(
  'possibles?|probables?|suspect\\p{L}*|suspicion|[ée]voqu\\p{L}*|[àa] (?:confirmer|v[ée]rifier|pr[ée]ciser|discuter)|[ée]ventuel\\p{L}*|doute\\p{L}*|discut\\p{L}*|hypoth[èe]se|peut-[êe]tre|inconnu\\p{L}*|non (?:connu|document|pr[ée]cis|renseign)\\p{L}*|recherche d\\p{L}*|bilan|si',
);

/**
 * The manner of one sentence about one topic.
 *
 * @param aboutOthers the whole section is about the family (LOINC 10157-6), whatever its words.
 * @param namesPeople contacts and wishes name relatives: that makes them no family history.
 */
export function mannerOf(
  sentence: string,
  { aboutOthers = false, namesPeople = false }: { readonly aboutOthers?: boolean; readonly namesPeople?: boolean } = {},
): Manner {
  if (aboutOthers) return 'family';
  if (!namesPeople && FAMILY.test(sentence)) return 'family';
  if (namesPeople) return UNCERTAIN.test(sentence) ? 'uncertain' : negationOf(sentence);
  if (sentence.includes('?') || UNCERTAIN.test(sentence)) return 'uncertain';
  const negation = negationOf(sentence);
  if (negation !== 'stated') return negation;
  return RESOLVED.test(sentence) ? 'resolved' : 'stated';
}

/** A denial with an exception says both: it is quoted as doubtful, so that nobody reads one half of it. */
function negationOf(sentence: string): Manner {
  const rest = sentence.replace(new RegExp(FORBIDDING, 'giu'), ' ');
  if (!NEGATION.test(rest)) return 'stated';
  return EXCEPTION.test(rest) ? 'uncertain' : 'negated';
}
