import type { Command } from './command.ts';

/** The help of `dmp`, in French. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.map(({ name, usage, summary }) => `  dmp ${name} ${usage}\n      ${summary}\n`);
  return [
    'dmp — outil en ligne de commande du poste DMP\n',
    '\nUsage :\n',
    ...lines,
    '  dmp help\n      Affiche cette aide.\n',
    '\nOptions :\n',
    '  --json          un seul objet JSON sur la sortie standard\n',
    '  --frames DIR    enregistre les échanges avec le DMP dans DIR (bac à sable seulement) ; sans effet pour\n',
    '                  les commandes qui n’échangent avec aucun serveur, comme « inspect »\n',
    '\nCodes de sortie : 0 = lu, 1 = lu avec des anomalies (journal rompu), 2 = illisible ou demande incorrecte\n',
  ].join('');
}
