import type { TopicTexts } from './fault-text.ts';

/** Faults of filing a document. */
export const FILE: TopicTexts = {
  blank: {
    sentence: 'Toutes les pages de ce document sont blanches.',
    next: 'Rien n’est envoyé. Numérisez-le de nouveau, face à lire vers la vitre.',
  },
  empty: { sentence: 'Ce fichier est vide.', next: 'Rien n’est envoyé. Produisez-le de nouveau.' },
  'too-large': {
    sentence: 'Ce fichier est trop lourd pour le DMP.',
    next: 'Rien n’est envoyé. Numérisez-le en noir et blanc, ou partagez-le en deux.',
  },
  unsupported: {
    sentence: 'Ce format ne va pas au DMP.',
    next: 'Rien n’est envoyé. Acceptés : PDF, JPEG, TIFF, RTF et texte.',
  },
  damaged: { sentence: 'Ce fichier est abîmé.', next: 'Rien n’est envoyé. Ouvrez-le et enregistrez-le de nouveau.' },
  encrypted: {
    sentence: 'Ce PDF est protégé par un mot de passe.',
    next: 'Rien n’est envoyé. Enregistrez-le sans mot de passe.',
  },
  'not-saved': { sentence: 'Le fichier n’a pas pu être enregistré là.', next: 'Choisissez un autre dossier.' },
  unreadable: { sentence: 'Ce fichier n’a pas pu être lu.', next: 'Rien n’est envoyé. Vérifiez qu’il s’ouvre.' },
  'not-found': { sentence: 'Ce fichier n’est plus là.', next: 'Choisissez-le de nouveau.' },
};

export const DEPOSIT: TopicTexts = {
  'author-incomplete': {
    sentence: 'Le savoir-faire de l’auteur manque : médecins et pharmaciens le portent toujours.',
    next: 'Complétez la description remise, puis remettez-la.',
  },
  'author-id-not-opaque': {
    sentence: 'L’identifiant interne de l’auteur porte son nom : il doit ne rien dire de lui.',
    next: 'Donnez-lui un numéro de la structure, unique et définitif.',
  },
  'author-id-reused': {
    sentence: 'Cet identifiant interne est déjà celui d’une autre personne : il ne sert qu’à elle, pour toujours.',
    next: 'Donnez à cet auteur un identifiant qui n’a jamais servi.',
  },
  'identifier-taken': {
    sentence: 'Cet identifiant est déjà celui d’un autre document.',
    next: 'Donnez à ce document un identifiant qui n’a jamais servi.',
  },
  'replaced-unknown': {
    sentence: 'La version à remplacer n’a pas été remise ici pour ce patient.',
    next: 'Remettez d’abord la première version, ou remplacez-la depuis le poste de son auteur.',
  },
  'replaced-withdrawn': {
    sentence: 'La version à remplacer a été retirée du DMP.',
    next: 'Remettez le document comme un nouveau, sans « replaces ».',
  },
  'already-sent': {
    sentence: 'Vous avez déjà déposé ce fichier dans ce dossier.',
    next: 'Rien n’est envoyé. Son reçu est dans les envois.',
  },
  'other-patient': {
    sentence: 'Ce n’est pas la même personne.',
    next: 'Rien n’est envoyé. Ouvrez le dossier de la personne nommée dans le document.',
  },
  'other-name': {
    sentence: 'Le document porte un autre nom.',
    next: 'Rien n’est envoyé. Comparez-le au patient, et déposez-le depuis un poste si c’est bien lui.',
  },
  'other-given-name': {
    sentence: 'Le document porte un autre prénom.',
    next: 'Rien n’est envoyé. Comparez-le au patient, et déposez-le depuis un poste si c’est bien lui.',
  },
  'other-birth-date': {
    sentence: 'Le document porte une autre date de naissance.',
    next: 'Rien n’est envoyé. Comparez-le au patient, et déposez-le depuis un poste si c’est bien lui.',
  },
  'identity-unverified': {
    sentence: 'Rien dans le document ne prouve de qui il est.',
    next: 'Comparez-le au patient, puis remettez-le avec « identityChecked ».',
  },
  'identity-unconfirmed': {
    sentence: 'Le document porte une autre identité que celle du bandeau.',
    next: 'Comparez les deux, puis dites que c’est bien le sien, ou jetez le brouillon.',
  },
  'identity-not-compared': {
    sentence: 'Le document ne dit pas de qui il est, et personne ne l’a comparé au patient.',
    next: 'Regardez-le, puis dites que c’est bien le sien.',
  },
  'not-allowed': {
    sentence: 'Ce dossier ne reçoit pas de dépôt.',
    next: 'Rien n’est envoyé. Gardez le document dans votre logiciel.',
  },
  'unknown-draft': { sentence: 'Ce brouillon n’existe plus.', next: 'Déposez le fichier de nouveau.' },
  'identity-not-qualified': {
    sentence: 'L’identité de cette personne n’est pas qualifiée : le DMP refuserait le dépôt.',
    next: 'Qualifiez son INS dans votre logiciel, puis envoyez.',
  },
  'title-missing': { sentence: 'Le titre manque.', next: 'Dites ce que c’est, en quelques mots.' },
  'title-too-long': { sentence: 'Le titre est trop long.', next: '128 caractères au plus.' },
  'title-characters': { sentence: 'Le titre contient un caractère invisible.', next: 'Tapez-le au clavier.' },
  'type-missing': { sentence: 'Le type manque.', next: 'Choisissez-le dans la liste.' },
  'type-unknown': { sentence: 'Ce type n’est plus admis.', next: 'Choisissez-en un autre dans la liste.' },
  'date-missing': { sentence: 'La date de l’acte manque.', next: 'Écrivez-la jour/mois/année.' },
  'date-unreadable': { sentence: 'La date de l’acte est illisible.', next: 'Écrivez-la jour/mois/année.' },
  'date-future': { sentence: 'La date de l’acte est à venir.', next: 'Vérifiez le jour et l’année.' },
  'date-before-birth': {
    sentence: 'La date de l’acte précède la naissance.',
    next: 'Vérifiez l’année, et que c’est la bonne personne.',
  },
  'masked-unanswered': {
    sentence: 'Dites si les professionnels pourront le lire.',
    next: 'La question est posée pour chaque document.',
  },
  'patient-unanswered': {
    sentence: 'Dites quand il sera visible dans Mon espace santé.',
    next: 'La question est posée pour chaque document.',
  },
  'hold-reason-missing': {
    sentence: 'Le motif de la retenue manque.',
    next: 'Dites en quelques mots pourquoi il ne doit pas être lu sans vous. Le motif reste sur ce poste.',
  },
  'hold-reason-short': {
    sentence: 'Ce motif ne dit rien.',
    next: 'Écrivez au moins trois lettres : « diagnostic à annoncer », par exemple.',
  },
  'hold-reason-long': { sentence: 'Le motif est trop long.', next: '300 caractères au plus.' },
  'talk-unreadable': { sentence: 'La date du rendez-vous est illisible.', next: 'Donnez le jour et l’heure.' },
  'hold-and-masked': {
    sentence: 'Caché au patient et masqué aux professionnels à la fois : le DMP le refuse.',
    next: 'Gardez l’un des deux. Pendant une retenue les professionnels autorisés doivent pouvoir le lire.',
  },
  'patient-not-informed': {
    sentence: 'Dites qui a informé des dépôts dans le DMP.',
    next: 'Une seule fois pour tous les dépôts. En cas d’opposition à celui-ci, jetez le brouillon et notez-la.',
  },
  'objection-reason-missing': { sentence: 'Le motif manque.', next: 'Écrivez-le tel qu’il vous est dit.' },
  'objection-reason-short': { sentence: 'Ce motif ne dit rien.', next: 'Écrivez au moins trois lettres.' },
  'objection-reason-long': { sentence: 'Le motif est trop long.', next: '300 caractères au plus.' },
  'representatives-unanswered': {
    sentence: 'Dites si ses représentants légaux pourront le voir.',
    next: 'La question est posée pour chaque document d’un mineur.',
  },
  'vaccination-in-secret': {
    sentence: 'Une note de vaccination ne part pas en connexion secrète : ses représentants lisent le carnet.',
    next: 'Décidez avec la personne. Le brouillon est gardé.',
  },
  'secret-only-hidden': {
    sentence: 'En connexion secrète, seuls des documents non visibles par les représentants partent.',
    next: 'Gardez-le caché à ses représentants, ou quittez la connexion secrète.',
  },
  'vaccination-not-hidden': {
    sentence: 'Une note de vaccination ne peut pas être masquée.',
    next: 'Laissez-la lisible, ou choisissez un autre type.',
  },
};

export const OUTBOX: TopicTexts = {
  interrupted: {
    sentence: 'L’envoi a été interrompu.',
    next: 'Il est peut-être arrivé : le DMP sera interrogé avant tout nouvel envoi.',
  },
  'too-late': { sentence: 'Trop tard pour le rappeler.', next: 'Le document est parti : suivez-le dans les envois.' },
  'unknown-job': { sentence: 'Cet envoi n’existe plus.', next: 'Rouvrez la liste des envois.' },
  'nothing-to-retry': { sentence: 'Il n’y a rien à réessayer.', next: 'Cet envoi est déjà fini ou en cours.' },
  refused: { sentence: 'Le DMP a refusé ce document.', next: 'Lisez le motif, corrigez, puis réessayez.' },
  'step-failed': { sentence: 'L’envoi n’a pas abouti.', next: 'Il reprendra seul ; vous pouvez aussi réessayer.' },
  'adapter-failed': { sentence: 'L’envoi n’a pas abouti.', next: 'Il reprendra seul ; vous pouvez aussi réessayer.' },
  'not-settled-at-lock': {
    sentence: 'Le poste a été verrouillé pendant l’envoi.',
    next: 'Le DMP sera interrogé avant tout nouvel envoi.',
  },
  'lot-mismatch': {
    sentence: 'Le document gardé ne correspond plus à son reçu.',
    next: 'Rien n’est envoyé. Déposez le fichier de nouveau.',
  },
};
