import type { TopicTexts } from './fault-text.ts';

/** Faults of the screen turned to the patient: they are read by her too, and hint at nothing. */
export const SHOW: TopicTexts = {
  'not-in-emergency': { sentence: 'Un accès d’urgence ne se montre à personne.', next: 'Fermez-le d’abord.' },
  'not-shown': { sentence: 'Ce document ne s’affiche pas ici.', next: 'Demandez à votre médecin.' },
  'screen-turned': { sentence: 'L’écran est tourné vers la personne.', next: 'Revenez d’abord à l’écran du médecin.' },
};
