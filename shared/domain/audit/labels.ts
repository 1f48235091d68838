import type { BreakCause } from './chain.ts';
import type { AuditKind } from './event.ts';

/**
 * French names of the acts, the same on screen, in a copy handed over and on the command line. A kind without a name
 * does not compile.
 */
export const ACT_NAMES: Readonly<Record<AuditKind, string>> = {
  'session.unlocked': 'Carte lue',
  'session.locked': 'Poste verrouillé',
  'reminder.acknowledged': 'Rappel des traces lu',
  'dossier.status-asked': 'Droit vérifié au DMP',
  'dossier.opened': 'Consultation',
  'dossier.closed': 'Dossier fermé',
  'dossier.refused': 'Ouverture',
  'dossier.mismatch-accepted': 'Écart d’identité accepté',
  'consent.granted': 'Consentement',
  'consent.refused': 'Refus de la personne',
  'consent.withdrawn': 'Retrait du consentement',
  'consent.granted-for': 'Consentement pour un autre professionnel',
  'consent.express': 'Consentement exprès, médecine du travail',
  'consent.proof-exported': 'Preuve de consentement exportée',
  'connection.chosen': 'Connexion choisie avec un mineur',
  'authorisation.declared': 'Autorisation déclarée',
  'authorisation.withdrawn': 'Retrait de l’autorisation au DMP',
  'authorisation.refused': 'Déclaration d’autorisation',
  'emergency.asked': 'Urgence demandée',
  'emergency.refused': 'Urgence',
  'emergency.opened': 'Accès en urgence',
  'emergency.completed': 'Motif d’urgence complété',
  'emergency.ended': 'Fin de l’urgence',
  'list.received': 'Liste reçue',
  'list.shown': 'Liste à l’écran',
  'list.refused': 'Lecture de la liste',
  'document.read': 'Document ouvert',
  'document.pages': 'Pages vues',
  'document.refused': 'Lecture d’un document',
  'document.printed': 'Impression',
  'document.saved': 'Document enregistré',
  'document.copied': 'Texte copié',
  'access-history.opened': 'Historique des accès',
  'document.successor-asked': 'Version en vigueur demandée',
  'visibility.changed': 'Document modifié au DMP',
  'visibility.refused': 'Modification d’un document',
  'deposit.queued': 'Dépôt mis en file',
  'deposit.sent': 'Dépôt',
  'deposit.refused': 'Dépôt',
  'deposit.recalled': 'Dépôt rappelé',
  'cache.opted-in': 'Copie locale acceptée',
  'cache.opted-out': 'Copie locale refusée',
  'cache.purged': 'Copie effacée',
  'journal.exported': 'Journal remis',
  'journal.broken': 'Rupture du journal',
  'journal.break-seen': 'Rupture vue',
  'volume.unusual': 'Volume inhabituel',
};

/** What is wrong at the first broken place, after «Écriture n° 12 : ». */
export const BREAK_TEXTS: Readonly<Record<BreakCause, string>> = {
  changed: 'son contenu a été changé après son inscription.',
  missing: 'elle a été ôtée.',
  moved: 'elle ne suit pas celle d’avant : une écriture a été ajoutée, ôtée ou déplacée.',
  rewritten: 'elle ne porte plus l’empreinte qui avait été scellée : des écritures ont été réécrites.',
  cut: 'elle manque, et celles d’après aussi : la fin du journal a été coupée.',
  'seal-forged': 'la signature de son scellement ne correspond pas.',
  'seal-stranger': 'son scellement a été signé par la carte d’une autre personne.',
  'seal-untrusted':
    'le certificat de son scellement ne remonte à aucune autorité reconnue, ou n’était pas en cours de validité.',
};
