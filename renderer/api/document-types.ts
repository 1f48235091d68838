import { create } from 'zustand';
import type { DocumentType } from '../../shared/contract/deposit.ts';
import type { Fault } from '../../shared/fault.ts';
import { call } from './client.ts';

interface DocumentTypes {
  readonly types: readonly DocumentType[];
  readonly faults: readonly Fault[];
}

/** The types that may be deposited: the same for every patient, asked once. */
export const useDocumentTypes = create<DocumentTypes>(() => ({ types: [], faults: [] }));

/** Asks for the types unless they are there; before they are needed, so that no letter typed is lost to their arrival. */
export async function loadDocumentTypes(): Promise<void> {
  if (useDocumentTypes.getState().types.length > 0) return;
  const answer = await call('deposit.types', {});
  useDocumentTypes.setState(answer.ok ? { types: answer.value, faults: [] } : { types: [], faults: answer.faults });
}
