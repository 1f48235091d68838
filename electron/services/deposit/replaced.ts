import type { DepositForm } from '../../../shared/contract/deposit.ts';
import { RESTRICTIONS, type Restriction } from '../../../shared/domain/document/visibility.ts';
import type { Draft } from './ports.ts';

/** The version that a draft takes the place of, as it was read when the draft was begun (R16, H10). */
export interface Replaced {
  readonly uniqueId: string;
  readonly setId: string;
  /** Number that the new version will bear. */
  readonly nextNumber: number;
  readonly restrictions: readonly Restriction[];
  readonly title: string;
  readonly typeCode: string;
  /** `YYYY-MM-DD`, or what is known of it. */
  readonly actAt: string;
}

/** What a draft keeps of the version it replaces, beside its answers. */
export function keptReplaced(replaced: Replaced): Record<string, string> {
  return { replaces: JSON.stringify(replaced) };
}

/** The version a draft replaces, null for a document of its own. A text that is not ours any more replaces nothing. */
export function replacedOf(saved: Draft['form']): Replaced | null {
  const kept = saved['replaces'];
  if (kept === undefined) return null;
  const parsed = JSON.parse(kept) as Replaced; // written by `keptReplaced` in the encrypted store
  return { ...parsed, restrictions: RESTRICTIONS.filter((one) => parsed.restrictions.includes(one)) };
}

/** The form of a new version: type, title and date of the former one, and its visibility, which is inherited (N7). */
export function formOfReplaced({ restrictions, title, typeCode, actAt }: Replaced): DepositForm {
  return {
    typeCode,
    title,
    actAt,
    masked: restrictions.includes('MASQUE_PS') ? 'yes' : 'no',
    patient: restrictions.includes('INVISIBLE_PATIENT') ? 'hold' : 'visible',
    holdReason: '',
    talkAt: '',
    representatives: restrictions.includes('INVISIBLE_REPRESENTANTS_LEGAUX') ? 'hidden' : 'visible',
  };
}

/** EX_GEN-1060: same file as the version it replaces, same type, title and date: there is nothing to send. */
export function isUnchanged(form: DepositForm, replaced: Replaced, sameFile: boolean): boolean {
  const { title, typeCode, actAt } = replaced;
  return sameFile && form.title.trim() === title.trim() && form.typeCode === typeCode && form.actAt === actAt;
}
