import { Notification } from 'electron';

/** What a notice says. It may stand over a locked screen: no patient, no title, no number of a document (H45). */
const WORDS = {
  'deposit-refused': 'Un document n’a pas été déposé : le DMP l’a refusé. Ouvrez « Envois » pour en voir la raison.',
  'deposit-doubtful':
    'On ne sait pas si un document a été reçu par le DMP. Ouvrez « Envois » pour le vérifier ou le renvoyer.',
  'deposit-late': 'Un document validé un autre jour n’est toujours pas dans le DMP. Ouvrez « Envois ».',
} as const;

/** Shown notices are kept until they are closed: what nobody refers to is collected with its click. */
const shown = new Set<Notification>();

/**
 * Shows a notice on the desktop; nothing where the desktop shows none, since the window counts failures too.
 *
 * @param onClick brings the window to the front.
 */
export function showNotice(why: keyof typeof WORDS, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title: 'Poste DMP', body: WORDS[why] });
  shown.add(notice);
  notice.on('click', onClick);
  notice.on('close', () => shown.delete(notice));
  notice.show();
}
