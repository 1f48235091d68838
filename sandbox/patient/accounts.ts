import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isMinor } from '../rules/is-minor.ts';
import { mayRepresent } from '../rules/representative-access.ts';
import { plain } from '../rules/name-match.ts';
import type { Store } from '../store/open.ts';
import { dossiersWithAccess, representativesOf, type StoredPatient } from '../store/patients.ts';
import type { Ins } from '../store/records.ts';
import { statement } from '../store/statement.ts';
import type { Viewer } from './desk.ts';

/** How somebody enters the patient's side. */
export interface Account {
  identifier: string;
  password: string;
  ins: Ins;
  viewer: Viewer;
  /** Whose dossier it is. */
  name: string;
  /** Last two digits of the telephone that receives the codes. */
  phoneEnd: string;
}

/**
 * Accounts of all dossiers, open or closed: an adult's own, a minor's by his representatives alone, and a guardian's beside
 * that of the adult under his care (R34, R37). Nobody chose these passwords: each is derived from a secret of the store, so
 * that none is written anywhere.
 *
 * @param majority age of majority in years
 */
export function accountsOf(store: Store, majority: number, now: number): Account[] {
  const secret = secretOf(store);
  const taken = new Map<string, number>();
  return dossiersWithAccess(store).flatMap((patient) =>
    viewersOf(store, patient, majority, now).map((viewer) => {
      const wanted = identifierOf(patient, viewer);
      const rank = (taken.get(wanted) ?? 0) + 1;
      taken.set(wanted, rank);
      const identifier = rank === 1 ? wanted : `${wanted}-${rank}`;
      return {
        identifier,
        password: passwordOf(secret, identifier),
        ins: patient.ins,
        viewer,
        name: `${patient.usedName ?? patient.birthName} ${patient.firstGivenName}`,
        phoneEnd: (patient.phone ?? '').replace(/\D/g, '').slice(-2) || '00',
      };
    }),
  );
}

/** The account with that identifier and password; null when there is none, whichever of the two is wrong. */
export function findAccount(accounts: readonly Account[], identifier: string, password: string): Account | null {
  const account = accounts.find((one) => one.identifier === identifier.trim().toLowerCase());
  const [typed, kept] = [password, account?.password ?? ''].map((one) =>
    createHmac('sha256', 'same length').update(one).digest(),
  );
  return account && typed && kept && timingSafeEqual(typed, kept) ? account : null;
}

function viewersOf(store: Store, patient: StoredPatient, majority: number, now: number): Viewer[] {
  const minor = isMinor(patient.birthDate, majority, now);
  const relations = representativesOf(store, patient.id).map((one) => one.relation);
  const viewers: Viewer[] = minor ? [] : ['holder'];
  return mayRepresent(minor, relations) ? [...viewers, 'representative'] : viewers;
}

function identifierOf({ firstGivenName, birthName }: StoredPatient, viewer: Viewer): string {
  const name = `${firstGivenName}.${birthName}`.split('.').map((one) => plain(one).toLowerCase().replaceAll(' ', '-'));
  return `${viewer === 'representative' ? 'parent.' : ''}${name.join('.')}`;
}

/** Letters that nobody takes for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function passwordOf(secret: string, identifier: string): string {
  const bytes = createHmac('sha256', secret).update(identifier).digest();
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function secretOf(store: Store): string {
  const drawn = randomBytes(32).toString('hex');
  statement(store, "INSERT OR IGNORE INTO secrets (name, value) VALUES ('patient-passwords', ?)").run(drawn);
  const row = statement<[], { value: string }>(
    store,
    "SELECT value FROM secrets WHERE name = 'patient-passwords'",
  ).get();
  if (!row) throw new Error('no secret');
  return row.value;
}
