import type { AuditEvent, AuditKind } from './event.ts';

type Facts = AuditEvent['facts'];

/** How an act ended, for the column «Résultat». `refused` and `partial` bear a mark on screen. */
export interface ActResult {
  readonly look: 'plain' | 'refused' | 'partial';
  readonly text: string;
}

const plain = (text: string): ActResult => ({ look: 'plain', text });
const refused = (text: string): ActResult => ({ look: 'refused', text });
const fact = (facts: Facts, name: string): string => String(facts[name] ?? '');
const counted = (count: Facts[string] | undefined, one: string, more: string): string =>
  `${count ?? 0} ${Number(count ?? 0) > 1 ? more : one}`;

const OUTCOMES: Readonly<Record<string, string>> = {
  absent: 'pas de DMP',
  closed: 'DMP fermé',
  forbidden: 'non ouvert au professionnel',
  'unknown-status': 'état inconnu',
  'identity-doubt': 'identité en doute',
  'consent-needed': 'consentement à demander',
  unreachable: 'DMP non joint',
};

const LOCKS: Readonly<Record<string, string>> = {
  'by-hand': 'à la main',
  'card-removed': 'carte retirée',
  doubt: 'carte en doute',
  idle: 'sans activité',
  sleep: 'mise en veille',
  quit: 'fermeture',
};

const REASONS: Readonly<Record<string, string>> = {
  patient: 'remis au patient',
  representative: 'remis à son représentant',
  professional: 'remis à un professionnel',
  'own-file': 'pour le dossier du cabinet',
  control: 'pour un contrôle',
};

const OTHER_TRAITS: Readonly<Record<string, string>> = {
  name: 'un autre nom',
  'given-name': 'un autre prénom',
  'birth-date': 'une autre date de naissance',
};

function traitWords(facts: Facts): string {
  const words = fact(facts, 'traits').split(' ').map((trait) => OTHER_TRAITS[trait] ?? trait); // prettier-ignore
  return words.join(' et ');
}

const RESULTS: Readonly<Partial<Record<AuditKind, (facts: Facts) => ActResult>>> = {
  'session.unlocked': () => plain('session ouverte'),
  'session.clock': ({ seconds }) =>
    Number(seconds) === 0
      ? plain('de nouveau à l’heure du DMP')
      : { look: 'partial', text: `fausse de ${Math.abs(Number(seconds))} s` },
  // A sleep that no lock told of moves it ahead as well; set back it can only have been by somebody.
  'session.clock-moved': ({ seconds }) => ({
    look: 'partial',
    text: `${Number(seconds) < 0 ? 'reculée' : 'avancée'} de ${Math.abs(Number(seconds))} s sans échange`,
  }),
  'session.locked': (facts) => plain(LOCKS[fact(facts, 'reason')] ?? fact(facts, 'reason')),
  'card.pin-refused': ({ count, triesLeft }) =>
    refused(`${counted(count, 'essai', 'essais')}${triesLeft === 'last' ? ', un seul restant' : ''}`),
  'call.refused': (facts) => refused(`${counted(facts['count'], 'fois', 'fois')}, ${fact(facts, 'code')}`),
  'dossier.opened': () => plain('dossier ouvert'),
  'dossier.refused': (facts) => refused(OUTCOMES[fact(facts, 'outcome')] ?? 'refusée'),
  'consent.granted': () => plain('inscrit'),
  'consent.refused': () => plain('inscrit'),
  'authorisation.declared': () => plain('reçue par le DMP'),
  'authorisation.refused': (facts) => refused(fact(facts, 'fault')),
  'carers.listed': ({ count }) => plain(counted(count, 'professionnel', 'professionnels')),
  'carers.refused': (facts) => refused(fact(facts, 'fault')),
  'treating.declared': () => plain('reçue par le DMP'),
  'treating.ended': () => plain('reçue par le DMP'),
  'treating.refused': (facts) => refused(fact(facts, 'fault')),
  'emergency.refused': (facts) => refused(fact(facts, 'code') || 'refusée'),
  'emergency.opened': () => ({ look: 'partial', text: 'en urgence' }),
  'list.received': ({ complete, rows, announced, fromCopy }) => {
    const count = counted(rows, 'document', 'documents');
    if (complete !== true) return { look: 'partial', text: `incomplète, ${rows} sur ${announced ?? '?'}` };
    return plain(fromCopy === true ? `${count}, copie locale` : count);
  },
  'list.shown': ({ shown, hidden, mode }) => {
    const away = Number(hidden) > 0 ? `, ${hidden} hors filtres` : '';
    return plain(`${counted(shown, 'ligne', 'lignes')}${away}${mode === 'patient' ? ', écran du patient' : ''}`);
  },
  'list.refused': (facts) => refused(fact(facts, 'fault')),
  'list.since-asked': ({ fault, found, complete }) => {
    if (fault !== undefined) return refused(String(fault));
    const count = counted(found, 'document', 'documents');
    return complete === true ? plain(count) : { look: 'partial', text: `incomplet, ${count}` };
  },
  'document.fetched': ({ of }) => plain(`un de ${of}, en un échange`),
  'document.read': ({ fromCopy }) => plain(fromCopy === true ? 'copie locale' : 'reçu du DMP'),
  'document.pages': (facts) => plain(`p. ${fact(facts, 'pages')} sur ${fact(facts, 'of')}`),
  'document.refused': (facts) => refused(fact(facts, 'fault')),
  'document.printed': (facts) => plain(REASONS[fact(facts, 'reason')] ?? ''),
  'document.save-begun': (facts) => plain(REASONS[fact(facts, 'reason')] ?? ''),
  'document.save-failed': (facts) => refused(fact(facts, 'code')),
  'document.saved': (facts) => plain(REASONS[fact(facts, 'reason')] ?? ''),
  'document.copied': (facts) => plain(REASONS[fact(facts, 'reason')] ?? ''),
  'access-history.opened': ({ scope }) => plain(scope === 'all' ? 'tous les accès' : 'vos accès'),
  'deposit.not-queued': (facts) => refused(fact(facts, 'codes')),
  // Which traits were not the patient's, and that he was recognised all the same: a control looks for these.
  'deposit.mismatch-accepted': (facts) => ({ look: 'partial', text: `reconnu malgré ${traitWords(facts)}` }),
  'deposit.queued': () => plain('en file'),
  'deposit.sent': () => plain('reçu par le DMP'),
  'deposit.refused': (facts) => refused(fact(facts, 'code') || 'refusé'),
  'deposit.recalled': () => plain('repris avant l’envoi'),
  'withdrawal.not-queued': (facts) => refused(fact(facts, 'codes')),
  'withdrawal.queued': () => plain('en file'),
  'withdrawal.sent': () => plain('supprimé du DMP'),
  'withdrawal.refused': (facts) => refused(fact(facts, 'code') || 'refusée'),
  'feeding.informed': ({ by }) => plain(by === 'team' ? 'par l’équipe de soins' : 'par le professionnel'),
  'feeding.objected': () => plain('non déposé, motif gardé sur le poste'),
  'cache.filled': ({ documents }) => plain(counted(documents, 'document reçu', 'documents reçus')),
  'cache.purged': ({ documents }) => plain(counted(documents, 'document effacé', 'documents effacés')),
  'cache.wiped': () => plain('rien n’en reste sur le disque'),
  'store.escrowed': ({ certificate }) => plain(certificate === '' ? 'retiré' : 'mis en place'),
  'journal.exported': ({ rows }) => plain(counted(rows, 'écriture', 'écritures')),
  'journal.broken': (facts) => refused(`écriture n° ${fact(facts, 'sequence')}`),
  'journal.break-seen': (facts) => plain(`écriture n° ${fact(facts, 'sequence')}`),
  'volume.handed-over': () => plain('au référent confidentialité'),
  'volume.unusual': (facts) => ({ look: 'partial', text: `${fact(facts, 'count')} en un jour` }),
};

/** How an act ended, in few French words; codes stay as they are, for support. Nothing for a kind that only happens. */
export function actResult(kind: AuditKind, facts: Facts): ActResult {
  return RESULTS[kind]?.(facts) ?? plain('');
}
