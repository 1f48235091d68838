import { typeset } from './format/typeset.ts';

/** Words of what leaves the screen (R28, N7). */
export const outputTexts = typeset({
  print: { act: 'Imprimer…', blocked: 'Impression bloquée', title: 'Imprimer ce document', do: 'Imprimer' },
  save: { act: 'Enregistrer…', blocked: 'Enregistrement bloqué', title: 'Enregistrer ce document', do: 'Enregistrer' },
  copy: { title: 'Copier ce texte', do: 'Copier' },
  toWhom: 'À qui remettez-vous ceci ?',
  reasons: {
    patient: 'Au patient',
    representative: 'À son représentant',
    professional: 'À un autre professionnel qui le soigne',
    'own-file': 'À mon propre dossier',
    control: 'À un contrôle ou à une autorité',
  },
  escapes: 'Ce qui sort d’ici échappe à tout masquage. Inscrit au journal.',
  notInSecret: 'Impossible en connexion secrète',
  cancel: 'Annuler',
  sandbox: 'BAC À SABLE — données fictives',
});
