/** What a line of the journal says to people, in French. */
const ACTS: Readonly<Record<string, string>> = {
  'TD0.2': 'a vérifié que le dossier existe',
  'TD0.3': "a changé son autorisation d'accès",
  'TD0.9': "a consulté l'historique des accès",
  'TD1.3a': 'a consulté les données administratives',
  'TD1.4': 'a fermé le dossier à la demande du patient',
  'TD1.6': 'a consulté la liste des professionnels autorisés',
  'TD2.1': 'a déposé un document',
  'TD2.2': 'a déposé un document pour son cabinet',
  'TD3.1': 'a consulté la liste des documents',
  'TD3.2': 'a lu un document',
  'TD3.3': 'a modifié un document',
  'TD3.3a': 'a masqué ou démasqué un document',
  'TD3.3b': 'a rendu un document visible',
  'TD3.3c': 'a supprimé un document',
  'TD3.3d': 'a archivé ou désarchivé un document',
  'hold-notice': 'Avis de mise à jour envoyé',
  'hold-release': 'Document devenu visible',
  'dossier-erased': 'Dossier effacé',
  'patient.read': 'a lu un document',
  'patient.mask': 'a masqué un document aux professionnels',
  'patient.unmask': 'ne masque plus un document',
  'patient.add': 'a ajouté un document',
  'patient.delete': 'a supprimé un document',
  'patient.block': 'a bloqué un professionnel',
  'patient.unblock': 'a débloqué un professionnel',
  'patient.withdraw': "a retiré une autorisation d'accès",
  'patient.attending': 'a changé de médecin traitant',
  'patient.full-rights': 'a donné les droits du médecin traitant',
  'patient.no-full-rights': 'a retiré les droits du médecin traitant',
  'patient.oppose': "a refusé une lecture d'urgence",
  'patient.no-longer-oppose': "a autorisé une lecture d'urgence",
  'patient.open-masks': "a ouvert ses documents masqués à l'urgence",
  'patient.close-masks': "a fermé ses documents masqués à l'urgence",
  'patient.close': 'a fermé le dossier',
  'patient.reopen': 'a rouvert le dossier',
  'patient.ask-deletion': "a demandé l'effacement du dossier",
  'patient.sign-in': 'a ouvert son espace',
};

/** The verb of an act, its code when it is new. */
export const actText = (transaction: string): string => ACTS[transaction] ?? transaction;

const PURPOSES: Readonly<Record<string, string>> = {
  normal: 'accès normal',
  bris_de_glace: 'bris de glace',
  centre_15: 'Centre 15',
  holder: 'titulaire',
  representative: 'représentant légal',
};

export const purposeText = (purpose: string | null | undefined): string =>
  purpose ? (PURPOSES[purpose] ?? purpose) : '';
