import type { DepositForm, Draft } from '../../../shared/contract/deposit.ts';
import { deskAfter, EMPTY_DESK, type DeskState, type Entry } from '../../../renderer/features/deposit/desk-state.ts';

export const BLANK: DepositForm = {
  typeCode: '',
  title: '',
  actAt: '',
  masked: '',
  patient: '',
  holdReason: '',
  talkAt: '',
  representatives: '',
};
export const FULL: DepositForm = {
  ...BLANK,
  typeCode: '11488-4',
  title: 'CR',
  actAt: '2026-11-20',
  masked: 'no',
  patient: 'visible',
};

export function draft(draftId: string, change: Partial<Draft> = {}): Draft {
  return {
    draftId,
    fileName: `${draftId}.pdf`,
    mediaType: 'application/pdf',
    size: 1000,
    form: BLANK,
    guard: 'agrees',
    named: [],
    replaces: null,
    ...change,
  };
}

export function deskWith(...drafts: Draft[]): DeskState {
  return deskAfter(EMPTY_DESK, { kind: 'loaded', drafts });
}

export function entry(change: Partial<Draft> = {}, looked = false): Entry {
  return { draft: draft('a', change), typedDate: '', looked, faults: [] };
}
