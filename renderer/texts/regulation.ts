import { typeset } from './format/typeset.ts';

/** Words of the search without INS (R31, H06). */
export const regulationTexts = typeset({
  rail: 'Régulation',
  title: 'Chercher une personne sans INS',
  lead: 'Pour un appel au centre de régulation. Vérifiez tous les traits : une ressemblance n’est pas une identité.',
  name: 'Nom de naissance',
  given: 'Prénom',
  birth: 'Date de naissance',
  place: 'Commune',
  score: 'Ressemblance',
  opposition: 'Opposition à la régulation',
  opposed: 'opposé·e',
  notOpposed: 'aucune',
  unknown: 'non connue',
  sex: { F: 'féminin', M: 'masculin' },
  choose: 'Choisir',
  search: 'Chercher dans le DMP',
  candidates: 'Personnes proposées par le DMP',
  found: (count: number) => `${count} personne${count > 1 ? 's' : ''} proposée${count > 1 ? 's' : ''} par le DMP.`,
  partial: 'Le DMP en a d’autres : précisez la recherche.',
  open: 'Demander l’accès à la personne choisie…',
});
