import type { Service } from '../../server/service.ts';
import type { DeskRequest } from '../desk.ts';
import { accountsOf, type Account } from '../accounts.ts';
import type { SignIns } from '../sign-in.ts';
import type { Session, Sessions } from './sessions.ts';

/** What every page works with. */
export interface Place {
  service: Service;
  sessions: Sessions;
  signIns: SignIns;
  /** In the address of the telephone of the demonstration. */
  phoneToken: string;
}

/** A request, read. */
export interface Asked {
  method: string;
  pathname: string;
  query: URLSearchParams;
  /** Fields of a form; empty for GET. */
  form: FormData;
  session: Session | null;
  now: number;
}

export const accountsIn = ({ service }: Place, now: number): Account[] =>
  accountsOf(service.store, service.settings.ageOfMajority, now);

/** The desk of a session's dossier. */
export function deskRequest({ service: { store, settings } }: Place, { account }: Session, now: number): DeskRequest {
  return { store, ins: account.ins, viewer: account.viewer, now, settings };
}

/** A text field of a form; empty when absent or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
