/** Papers written after the rule was finished: first read without a mend, mended after that reading (README). Fictitious. */
import { ALL, lines, type Layout } from './paper.ts';

export const LAST_SET: readonly Layout[] = [
  {
    name: 'courrier tout en capitales',
    prints: ALL,
    draw: ({ who, doctor, town, day }) =>
      lines(
        `DR ${doctor.toUpperCase()}`,
        'OPHTALMOLOGISTE',
        town.toUpperCase(),
        '',
        `LE ${day.toUpperCase()}`,
        '',
        `${who.civil.toUpperCase()} ${who.last.toUpperCase()} ${who.first.toUpperCase()}`,
        `${who.ne.toUpperCase()} LE ${who.born.toUpperCase()}`,
        '',
        'ACUITE VISUELLE 10/10 P2 AUX DEUX YEUX.',
        'FOND D OEIL NORMAL. TONUS 15/16.',
        '',
        'REVOIR DANS UN AN.',
      ),
  },
  {
    name: 'consultation de génétique',
    prints: ALL,
    draw: ({ who, doctor, day, motherLine, childLine }) =>
      lines(
        'CONSULTATION DE GÉNÉTIQUE',
        `Dr ${doctor}`,
        '',
        `${day}`,
        '',
        `${who.civil} ${who.last} ${who.first}, ${who.ne} le ${who.born}, consulte pour un conseil génétique devant`,
        `les antécédents de ${motherLine}, opérée d'un cancer du sein. Nous avons`,
        `également parlé de ${childLine}, qui va bien.`,
        '',
        'Un prélèvement sanguin a été réalisé après consentement écrit.',
      ),
  },
  {
    name: 'admission en établissement',
    prints: ALL,
    draw: ({ who, doctor, spouse, day }) => ({
      rows: [
        ['DOSSIER MÉDICAL EN VUE D’ADMISSION', ''],
        [],
        ['État civil de la personne', ''],
        [`Civilité : ${who.civil}`, `Nom de naissance : ${who.birthName}`],
        [`Nom d'usage : ${who.last}`, `Prénom(s) : ${who.allGiven}`],
        [`Date de naissance : ${who.born}`, 'Lieu : Quimper'],
        [],
        ['Personne à prévenir', ''],
        [`Nom : ${spouse}`, 'Prénom : Dominique'],
        ['Tél. 06 99 00 00 01', ''],
        [],
        ['Médecin traitant', ''],
        [`Nom, prénom : ${doctor}`, ''],
        [],
        [`Date : ${day}`, 'Signature'],
      ],
    }),
  },
  {
    name: 'électrocardiogramme d’appareil',
    prints: ALL,
    draw: ({ who, doctor, day, dice }) => ({
      rows: [
        [`ID: ${dice.below(900_000) + 100_000}`, `${day}  09:41`],
        [`${who.last.toUpperCase()}^${who.first.toUpperCase()}`, 'FC 71 bpm'],
        [`Né(e): ${who.born}`, 'PR 162 ms'],
        [`${who.age} ans ${who.sex === 'F' ? 'Féminin' : 'Masculin'}`, 'QRS 88 ms'],
        [`Dr: ${doctor}`, 'QTc 412 ms'],
        [],
        ['Rythme sinusal normal', ''],
        ['25 mm/s 10 mm/mV', ''],
      ],
    }),
  },
  {
    name: 'compte rendu d’accouchement ou d’acte, tableau sans traits',
    prints: ALL,
    draw: ({ who, doctor, colleague, day, earlier }) => ({
      rows: [
        ['Patient', 'Séjour', 'Intervenants'],
        [`${who.last} ${who.first}`, `Entrée : ${earlier}`, `Opérateur : ${doctor}`],
        [`${who.ne} le ${who.born}`, `Sortie : ${day}`, `Aide : ${colleague}`],
        [],
        ['ACTE : ablation de lésion cutanée', '', ''],
        ['Anesthésie locale. Exérèse en quartier d’orange.', '', ''],
      ],
    }),
  },
  {
    name: 'résultat envoyé au patient',
    prints: ALL,
    draw: ({ who, doctor, town, day }) => ({
      rows: [
        ['LABORATOIRE DES REMPARTS', `${who.civil} ${who.first} ${who.last}`],
        ['Dr N. PERRIN, biologiste', '14 rue de la Poste'],
        ['', town],
        [],
        [`Réf. patient : ${who.last} ${who.first}`, `DDN ${who.born}`],
        [`Prescrit par : ${doctor}`, `Prélèvement du ${day}`],
        [],
        ['TSH', '2,14 mUI/L', '0,40 - 4,00'],
        ['Ferritine', '84 ng/mL', '15 - 150'],
      ],
    }),
  },
  {
    name: 'arrêt et protocole',
    prints: ALL,
    draw: ({ who, doctor, town, day }) =>
      lines(
        'PROTOCOLE DE SOINS',
        '',
        `Identification du malade`,
        `nom et prénom : ${who.last} ${who.first}`,
        `date de naissance : ${who.born}`,
        '',
        `Je soussigné Dr ${doctor}, exerçant à ${town},`,
        'atteste que les soins en rapport avec une affection de longue durée sont justifiés.',
        `Le ${day}`,
      ),
  },
  {
    name: 'mot court',
    prints: ['name', 'given'],
    draw: ({ who, doctor, colleague, day }) =>
      lines(
        `Dr ${doctor} à Dr ${colleague}, ${day}`,
        '',
        `Je t'adresse ${who.shortCivil} ${who.first} ${who.last} pour avis sur un nodule thyroïdien de 12 mm.`,
        'TSH normale. Merci.',
      ),
  },
];
