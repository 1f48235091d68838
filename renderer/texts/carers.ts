import type { Carer } from '../../shared/contract/carers.ts';
import { longWireTime } from './format/wire-time.ts';
import { typeset } from './format/typeset.ts';
import { agree, type Patient } from './people.ts';
import { SPECIALTIES } from './specialties.ts';

/** Sentences about the professionals of a dossier and its médecin traitant (R11, TD1.6). */
export function carerTexts(patient: Pick<Patient, 'sex'>) {
  const a = (feminine: string, masculine: string): string => agree(patient, feminine, masculine);
  const who = a('la patiente', 'le patient');
  return typeset({
    title: 'Professionnels de ce dossier',
    why: `Ceux que ${who} autorise à lire, et ceux qu’${a('elle', 'il')} a bloqués. La demande est tracée au DMP.`,
    ask: 'Voir les professionnels autorisés',
    again: 'Redemander',
    asking: 'Demande au DMP…',
    failed: 'La liste n’a pas pu être lue.',
    none: `Le DMP n’indique aucun professionnel.`,
    you: '(vous)',
    blocked: a('bloqué par la patiente', 'bloqué par le patient'),
    declare: 'Me déclarer médecin traitant…',
    end: 'Ne plus être médecin traitant…',
    declareTitle: `Devenir médecin traitant au DMP ?`,
    endTitle: 'Ne plus être médecin traitant au DMP ?',
    declareEffect:
      'Le DMP vous ouvrira aussi les documents masqués aux professionnels et l’historique des accès, et vous préviendra des accès d’urgence.',
    endEffect:
      'Les documents masqués vous seront fermés aussitôt et quittent la copie de ce poste. Votre droit de lire le reste demeure.',
    declareAsked: a(
      'La patiente m’a choisi comme médecin traitant et demande cette déclaration',
      'Le patient m’a choisi comme médecin traitant et demande cette déclaration',
    ),
    endAsked: a('J’en ai informé la patiente', 'J’en ai informé le patient'),
    declareAct: 'Déclarer au DMP',
    endAct: 'Mettre fin au DMP',
    sending: 'Envoi au DMP…',
    cancel: 'Ne rien changer',
    declared: 'Reçu par le DMP. La liste est reprise avec les documents masqués.',
  });
}

function specialtyText({ specialty }: Carer): string {
  if (!specialty) return '';
  const code = specialty.code.split('/').at(-1) ?? specialty.code;
  return specialty.label ?? SPECIALTIES[code] ?? specialty.code;
}

/** `Médecine générale · autorisé depuis le 3 mars 2026 · dernière action le …`: what the DMP gave, nothing more. */
export function carerMeta(carer: Carer): string {
  const { startedAt, lastActionAt, stateText, nationalId } = carer;
  return [
    specialtyText(carer),
    startedAt && `depuis le ${longWireTime(startedAt.slice(0, 8))}`,
    lastActionAt && `dernière action le ${longWireTime(lastActionAt.slice(0, 8))}`,
    stateText,
    nationalId,
  ]
    .filter(Boolean)
    .join(' · ');
}
