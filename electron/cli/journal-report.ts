import type { BreakCause, ChainBreak } from '../../shared/domain/audit/chain.ts';
import { BREAK_TEXTS } from '../../shared/domain/audit/labels.ts';
import type { ExitCode } from './command.ts';

/** What `dmp journal verify` found; the JSON form is this very object. */
export interface JournalReport {
  /** `unproven`: the chain holds and no card signed it, so that anybody may have written it. */
  readonly verdict: 'whole' | 'broken' | 'unproven' | 'unreadable';
  readonly holder: string | null;
  readonly exportedAt: number | null;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly withheld: number;
  readonly seals: number;
  readonly sealedTo: number;
  /** True when the card signed the end of the copy; null for a store. */
  readonly endSigned: boolean | null;
  readonly broken: { readonly sequence: number; readonly cause: BreakCause; readonly text: string } | null;
  readonly roots: { readonly fingerprints: readonly string[]; readonly given: boolean };
  readonly fault: string | null;
}

const NOTHING: JournalReport = {
  verdict: 'unreadable',
  holder: null,
  exportedAt: null,
  first: 0,
  last: 0,
  rows: 0,
  withheld: 0,
  seals: 0,
  sealedTo: 0,
  endSigned: null,
  broken: null,
  roots: { fingerprints: [], given: false },
  fault: null,
};

/** A journal that could not be read at all. */
export function unreadable(fault: string): JournalReport {
  return { ...NOTHING, fault };
}

/** A break with its sentence. */
export function brokenWith(broken: ChainBreak): JournalReport['broken'] {
  return { ...broken, text: `Écriture n° ${broken.sequence} : ${BREAK_TEXTS[broken.cause]}` };
}

/** 0 whole, 1 broken or unproven, 2 unreadable. */
export function journalExitCode({ verdict }: JournalReport): ExitCode {
  if (verdict === 'unreadable') return 2;
  return verdict === 'whole' ? 0 : 1;
}

const FAULTS: Readonly<Record<string, string>> = {
  'journal/not-a-journal': 'Ce fichier n’est pas un journal remis par Poste DMP.',
  'file/not-found': 'Ce fichier n’existe pas.',
  'cli/file-exists': 'Ce fichier existe déjà : une copie remise n’est jamais écrasée.',
  'file/unreadable': 'Ce fichier ne peut pas être lu.',
  'roots/unreadable': 'Les racines ne peuvent pas être lues : donnez un fichier PEM.',
  'store/not-found': 'Aucun journal de ce titulaire dans ce dossier.',
  'store/older-schema':
    'Cette base vient d’une version plus ancienne : ouvrez-la d’abord avec cette version de Poste DMP.',
  'store/newer-schema': 'Cette base vient d’une version plus récente de Poste DMP.',
  'store/in-use': 'Le poste est ouvert sur cette base : fermez-le d’abord.',
  'store/recovery-code-unreadable': 'Le code de secours est mal recopié.',
  'cli/store-options': 'Donnez la base, son titulaire et la clé ou le code qui l’ouvre.',
  'store/no-escrow': 'Cette base n’a pas été mise sous la clé de séquestre d’un établissement.',
  'store/escrow-key-wrong': 'Cette clé n’est pas celle du séquestre de cette base.',
  'store/escrow-key-unreadable': 'La clé de séquestre ne s’ouvre pas : vérifiez le fichier et son mot de passe.',
  'store/recovery-code-wrong': 'Ce n’est pas le code de secours de ce titulaire.',
};

/** A code of the command line as one French sentence. */
export function faultSentence(code: string): string {
  return FAULTS[code] ?? `Lecture impossible (${code}).`;
}

const VERDICTS: Record<JournalReport['verdict'], string> = {
  whole: 'ENTIER',
  broken: 'ROMPU',
  unproven: 'NON PROUVÉ : aucune carte n’a signé ce journal, n’importe qui a pu l’écrire.',
  unreadable: 'ILLISIBLE',
};

const TIME = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long', timeStyle: 'medium' });

function rootLines({ roots }: JournalReport): string[] {
  const names = roots.fingerprints.map((print) => `  ${print}`);
  if (roots.given) return ['Racines de confiance : données par --roots', ...names];
  return [
    'Racines de confiance : celles que porte le journal lui-même. Comparez leur empreinte SHA-256 à celle que publie l’autorité,',
    'ou donnez les vôtres avec --roots FICHIER.pem :',
    ...names,
  ];
}

function sealLine({ seals, sealedTo, last, endSigned }: JournalReport): string {
  const end =
    endSigned === null ? '' : endSigned ? ' ; fin de la copie signée par la carte' : ' ; fin de la copie non signée';
  const tail =
    sealedTo < last && endSigned !== true
      ? ` ; les écritures ${sealedTo + 1} à ${last} ne sont pas encore scellées`
      : '';
  return `Scellements : ${seals}, jusqu’à l’écriture ${sealedTo}${end}${tail}`;
}

/** The report as a person reads it. */
export function journalText(report: JournalReport): string {
  const { verdict, fault, broken, holder, exportedAt, first, last, rows, withheld } = report;
  if (fault !== null) return `${VERDICTS.unreadable}\n${faultSentence(fault)}\n`;
  const lines = [
    ...(holder === null ? [] : [`Titulaire : ${holder}`]),
    ...(exportedAt === null ? [] : [`Copie du ${TIME.format(exportedAt)} (heure de Paris)`]),
    `Écritures vérifiées : ${rows} (de ${first} à ${last})${withheld > 0 ? `, dont ${withheld} au contenu retenu` : ''}`,
    sealLine(report),
    ...rootLines(report),
    '',
    VERDICTS[verdict],
    ...(broken ? [broken.text] : []),
  ];
  return `${lines.join('\n')}\n`;
}
