import { spanText } from './format/span.ts';
import { typeset } from './format/typeset.ts';

export const deskTexts = typeset({
  product: 'Poste DMP',
  screens: 'Écrans',
  dossier: 'Dossier',
  outbox: 'Envois',
  journal: 'Journal',
  help: 'Aide',
  lock: 'Verrouiller',
  toRetry: (count: number) => `${count} envoi${count > 1 ? 's' : ''} à reprendre`,
  waiting: (count: number) => `${count} en attente`,
  secret: 'Connexion secrète',
  cardRead: 'Carte lue ·',
  listRead: 'Liste lue à',
  listCopied: 'Copie du',
  signatures: (count: number) => `${count} signature${count > 1 ? 's' : ''} de carte`,
  joined: (time: string) => `DMP joint à ${time}`,
  notJoined: 'DMP non joint',
  /** `ms` is what must be added to the workstation's clock. */
  clockOff: (ms: number) =>
    `Horloge du poste : ${spanText(Math.abs(ms))} ${ms < 0 ? 'd’avance' : 'de retard'}, à régler`,
  clockNext:
    'Les annonces et les messages suivent l’heure du DMP. Réglez la date et l’heure de ce poste, ou prévenez l’assistance.',
  clockMoved: (ms: number) =>
    `Horloge du poste ${ms < 0 ? 'reculée' : 'avancée'} de ${spanText(Math.abs(ms))}, à vérifier`,
  clockMovedNext:
    'Elle a changé sans échange avec le DMP. Jusqu’au prochain, aucune annonce n’est tenue pour échue et aucune copie n’est prolongée. Vérifiez la date et l’heure de ce poste.',
  notAsked: 'DMP pas encore interrogé',
  sandbox: 'BAC À SABLE — données fictives',
  starting: 'Poste DMP',
  opening: 'Le DMP est interrogé…',
  openingLate:
    'Le DMP tarde. Sans réponse dans quelques secondes, la copie de ce poste et le dépôt vous seront proposés.',
  about: 'À propos',
});

export const helpTexts = typeset({
  show: 'montrer l’écran au patient, puis le reprendre',
  emergency: 'accès d’urgence à la personne choisie',
  regulation: 'régulation (Centre 15)',
  veil: 'lever ou remettre le voile des documents retenus',
  holds: 'Annonces',
  announced: 'consultation d’annonce faite',
  plan: 'prévoir l’entretien',
  handOver: 'passer à un confrère, ou reprendre',
  print: 'imprimer, si c’est permis',
  title: 'Clavier',
  close: 'Fermer',
  everywhere: 'Partout',
  list: 'Liste',
  document: 'Document',
  deposit: 'Dépôt',
  journal: 'Journal',
  rebuild: 'revoir la liste telle qu’elle était',
  findEntry: 'chercher dans le journal',
  search: 'chercher une personne',
  lock: 'verrouiller',
  back: 'revenir, fermer',
  sheet: 'cette fiche',
  move: 'descendre, monter',
  open: 'ouvrir à côté',
  choose: 'choisir, ou ne plus choisir, pour ouvrir ensemble',
  chooseMore: 'choisir aussi la ligne suivante',
  leaf: 'document précédent, suivant, ouverts ensemble',
  nextNew: 'ouvrir le document nouveau suivant',
  find: 'chercher dans la liste',
  filter: 'filtres',
  page: 'page suivante',
  deposits: 'déposer un document',
  send: 'valider et envoyer',
  recall: 'rappeler le dernier envoi',
  onlyOutside: 'Les lettres seules n’agissent que hors des champs de saisie.',
});

export const aboutTexts = typeset({
  title: 'À propos de Poste DMP',
  name: 'Logiciel',
  version: 'Version',
  homologation: 'Homologation DMP',
  none: 'aucune à ce jour',
  environment: 'Environnement',
  sandbox: 'bac à sable, données fictives',
  production: 'DMP',
  licence: 'Licence',
  close: 'Fermer',
});
