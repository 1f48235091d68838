import { faultSentence } from '../journal-report.ts';

/** What keeps the worker from starting, each with the next step. */
export const FEED_FAULTS: Readonly<Record<string, string>> = {
  'cli/feed-options': 'Donnez la configuration et le dossier de travail.',
  'cli/two-inputs': 'L’entrée standard ne sert qu’à une chose : mettez le code, ou les documents, dans un fichier.',
  'cli/ask-missing': 'Donnez les questions : un fichier, ou - pour l’entrée standard.',
  'cli/ask-unreadable': 'Ce fichier de questions ne peut pas être lu.',
  'cli/lots-unreadable': 'Le dossier des documents ne peut pas être lu.',
  'cli/data-folder': 'Le dossier de travail ne peut être ni créé ni ouvert.',
  'settings/missing': 'Aucune configuration à cet endroit.',
  'settings/unreadable': 'La configuration ne peut pas être lue : corrigez le JSON, ou les champs nommés.',
  'settings/production-lost': 'La configuration du DMP réel a disparu : remettez-la.',
  'settings/downgraded-to-sandbox':
    'Ce dossier travaille avec le DMP réel : il refuse une configuration de bac à sable.',
  'frames/real-store': '--frames écrit les messages en clair : il est refusé hors du bac à sable.',
  'establishment/not-configured': 'La configuration n’a pas de rubrique « establishment ».',
  'establishment/no-homologation':
    'La configuration n’a pas de numéro d’homologation (homologationNumber) : le DMP refuserait tout ce qui part.',
  'establishment/no-escrow':
    'Nommez un certificat de séquestre (escrowCertificate) : sans lui, un certificat renouvelé ferait perdre la file.',
  'establishment/file-missing': 'Ce fichier ne peut pas être lu.',
  'establishment/file-exposed':
    'D’autres que son propriétaire peuvent lire ce fichier : restreignez-le (chmod 600), et changez ce qu’il contient.',
  'establishment/key-unreadable': 'Cette clé ne s’ouvre pas : vérifiez le fichier, et le code que donne --code-file.',
  'establishment/key-mismatch': 'Cette clé n’est pas celle du certificat.',
  'establishment/certificate-unreadable': 'Ce fichier n’est pas un certificat.',
  'establishment/wrong-usage': 'Ce certificat ne sert pas à cet usage : ORG_AUTH_CLI pour l’un, ORG_SIGN pour l’autre.',
  'establishment/not-a-structure':
    'Ce certificat n’est pas celui d’une structure : celui d’un professionnel reste dans sa carte.',
  'establishment/two-structures': 'Les deux certificats ne sont pas de la même structure.',
  'establishment/expired': 'Un des certificats est échu : demandez son renouvellement à l’ANS.',
  'establishment/not-yet-valid': 'Un des certificats n’est pas encore valide : vérifiez l’heure de cette machine.',
  'establishment/unknown-chain': 'Un des certificats ne mène pas aux racines configurées.',
  'establishment/revoked': 'Un des certificats est révoqué : rien ne part plus avec lui.',
  'store/in-use': 'Un autre programme travaille dans ce dossier (--data) : un seul à la fois.',
  'store/card-changed':
    'Ce certificat n’est plus celui qui a ouvert cette base : « dmp store recover » donne un code pour --recovery-file.',
  'store/key-store-lost': 'La clé de ce poste a changé : « dmp store recover » donne un code pour --recovery-file.',
};

/** The sentence of a fault, with the field it is about. */
export function feedSentence({ code, field }: { readonly code: string; readonly field?: string }): string {
  const sentence = FEED_FAULTS[code] ?? faultSentence(code);
  return field === undefined ? sentence : `${sentence} (${field})`;
}
