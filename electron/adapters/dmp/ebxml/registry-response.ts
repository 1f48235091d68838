import type { ExchangeFault } from '../../../../shared/fault.ts';
import { dmpFault, type Effect } from '../faults.ts';
import { NS } from '../namespaces.ts';
import { knownFault } from '../server-codes.ts';
import { descendants, filledAttribute, type XmlElement } from '../xml/element.ts';
import { RESPONSE_STATUS } from './schemes.ts';

/** One `rs:RegistryError`, as printed. */
export interface RegistryError {
  readonly code: string;
  readonly context?: string;
  readonly severity?: string;
  readonly location?: string;
}

/** Status and errors of an answer of the registry or of the repository. */
export interface RegistryResponse {
  readonly status: 'success' | 'partial' | 'failure' | { readonly unknown: string };
  readonly errors: readonly RegistryError[];
}

function errorOf(element: XmlElement): RegistryError {
  const context = filledAttribute(element, 'codeContext');
  const severity = filledAttribute(element, 'severity')?.split(':').at(-1);
  const location = filledAttribute(element, 'location');
  return {
    code: filledAttribute(element, 'errorCode') ?? '',
    ...(context ? { context } : {}),
    ...(severity ? { severity } : {}),
    ...(location ? { location } : {}),
  };
}

function statusOf(text: string): RegistryResponse['status'] {
  const word = text.startsWith(RESPONSE_STATUS) ? text.slice(RESPONSE_STATUS.length) : (text.split(':').at(-1) ?? '');
  if (word === 'Success') return 'success';
  if (word === 'PartialSuccess') return 'partial';
  return word === 'Failure' ? 'failure' : { unknown: text };
}

/** Reads the status and the errors of a response, whichever element bears them. */
export function readRegistryResponse(element: XmlElement): RegistryResponse {
  return {
    status: statusOf(filledAttribute(element, 'status') ?? ''),
    errors: descendants(element, NS.rs, 'RegistryError').map(errorOf),
  };
}

/** The fault that one error of the registry stands for. */
export function registryErrorFault(error: RegistryError | undefined, effect: Effect): ExchangeFault {
  const words = { ...(error?.code ? { code: error.code } : {}), ...(error?.context ? { text: error.context } : {}) };
  return dmpFault(knownFault(words) ?? 'dmp/refused', effect, words);
}

/** The fault of a whole response; null when it is a success. Warnings do not make a failure. */
export function registryFault(response: RegistryResponse, effect: Effect): ExchangeFault | null {
  if (response.status === 'success') return null;
  const error = response.errors.find(({ severity }) => severity !== 'Warning') ?? response.errors[0];
  if (response.status === 'failure') return registryErrorFault(error, effect);
  const words = { ...(error?.code ? { code: error.code } : {}), ...(error?.context ? { text: error.context } : {}) };
  return dmpFault(response.status === 'partial' ? 'dmp/partial-success' : 'dmp/unexpected-answer', effect, words);
}
