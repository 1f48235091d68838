/** Plays acts as real messages: mutual TLS, signed VIHF, SOAP, MTOM. It knows how they are said, not what they give. */
import { openDesk } from '../../../sandbox/patient/desk.ts';
import { reopenDossier } from '../../../sandbox/patient/settings.ts';
import { defaultSettings } from '../../../sandbox/server/service.ts';
import { insertPatient } from '../../../sandbox/store/patients.ts';
import { find, type Reply } from '../../sandbox/support/client.ts';
import { newOid } from '../../sandbox/support/lot.ts';
import { ACTION, ANY_STATUS, authorisationChange, QUERY, storedQuery } from '../../sandbox/support/messages.ts';
import type { TestSandbox } from '../../sandbox/support/running.ts';
import { readEntry, setAuthor, statusBody, update, visibilityBody } from '../../sandbox/support/update.ts';
import { practitioner, type VihfOptions } from '../../sandbox/support/vihf.ts';
import { changedCodes, codesFor, recordOf } from '../store/driver.ts';
import { deskDeed, nationalIdOf, type Placed } from '../store/desk-deed.ts';
import type { Act, Mode, Patient } from '../world/world.ts';

const PURPOSE = { normal: 'normal', 'break-glass': 'bris_de_glace', 'centre-15': 'centre_15' } as const;
const RESTRICTIONS = ['MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'];

export class WireDriver {
  readonly #sandbox: TestSandbox;
  readonly #ins = new Map<string, { oid: string; value: string }>();
  readonly #placed = new Map<string, Placed>();

  /** @param insOf an INS of its own for each patient of each history: one store plays them all */
  constructor(sandbox: TestSandbox, patients: readonly Patient[], insOf: (patient: string) => string) {
    this.#sandbox = sandbox;
    for (const patient of patients) {
      const ins = { oid: '1.2.250.1.213.1.4.10', value: insOf(patient.id) };
      this.#ins.set(patient.id, ins);
      insertPatient(sandbox.store, { ...recordOf(patient), ins });
    }
  }

  /** Whether the store accepted the act. */
  async perform(act: Act): Promise<boolean> {
    switch (act.kind) {
      case 'grant':
        return this.#authorise(act.by, act.patient, 'AJOUT');
      case 'withdraw':
        return this.#authorise(act.by, act.patient, 'SUPPRESSION');
      case 'deposit':
        return this.#deposit(act.by, { patient: act.patient, typeCode: act.type }, act.doc, codesFor(act.says));
      case 'replace': {
        const old = this.#placed.get(act.doc);
        return old !== undefined && this.#deposit(act.by, old, act.as, codesFor(act.says), this.#uuidOf(old.uniqueId));
      }
      case 'visibility':
        return this.#change(act);
      case 'status':
        return this.#settle(act);
      case 'patient':
        return this.#patient(act);
      default:
        return true;
    }
  }

  /** Titles of what a reader is shown; null when the dossier does not open. */
  async read(by: string, patient: string, mode: Mode, reason: boolean): Promise<string[] | null> {
    const who = {
      ...this.#who(by, patient),
      purpose: PURPOSE[mode],
      ...(reason ? { reason: 'Patient inconscient' } : {}),
    };
    const body = storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: ANY_STATUS });
    const reply = await this.#sandbox.call({ action: ACTION.query, body }, who);
    if (!isSuccess(reply)) return null;
    return find(reply.xml, '//rim:ExtrinsicObject/rim:Name/rim:LocalizedString/@value').sort();
  }

  #who(by: string, patient: string): Partial<VihfOptions> & Pick<VihfOptions, 'person' | 'ins'> {
    return { person: practitioner(nationalIdOf(by)), ins: this.#insOf(patient) };
  }

  #insOf(patient: string): { oid: string; value: string } {
    const ins = this.#ins.get(patient);
    if (!ins) throw new Error(`no patient ${patient}`);
    return ins;
  }

  async #authorise(by: string, patient: string, action: string): Promise<boolean> {
    const call = { action: ACTION.setAuthorisation, path: 'Habilitation', body: authorisationChange(action) };
    const reply = await this.#sandbox.call(call, this.#who(by, patient));
    return reply.status === 200 && reply.xml.includes('DMPOk');
  }

  async #deposit(
    by: string,
    what: Pick<Placed, 'patient' | 'typeCode'>,
    title: string,
    codes: readonly string[],
    replaces?: string,
  ): Promise<boolean> {
    const uniqueId = newOid();
    const { patient, typeCode } = what;
    const documents = [{ uniqueId, title, typeCode, codes: ['N', ...codes] }];
    const who = this.#who(by, patient);
    const lot = { documents, ins: this.#insOf(patient), ...(replaces === undefined ? {} : { replaces }) };
    const done = isSuccess(await this.#sandbox.deposit(lot, who));
    if (done) this.#placed.set(title, { patient, typeCode, uniqueId });
    return done;
  }

  #uuidOf(uniqueId: string): string {
    const sql = 'SELECT entry_uuid FROM documents WHERE unique_id = ?';
    return String(this.#sandbox.store.prepare<[string], string>(sql).pluck().get(uniqueId));
  }

  async #change(act: Extract<Act, { kind: 'visibility' }>): Promise<boolean> {
    const target = this.#placed.get(act.doc);
    if (!target) return false;
    const who = this.#who(act.by, target.patient);
    // Whoever is not told of the entry has nothing to send back.
    const entry = await readEntry(this.#sandbox, target.uniqueId, who);
    if (!entry) return false;
    const before = entry.codes.filter((code) => RESTRICTIONS.includes(code));
    const codes = ['N', ...changedCodes(before, act.change)];
    const author = { ...setAuthor(who.person), ins: this.#insOf(target.patient) };
    return isSuccess(await update(this.#sandbox, visibilityBody(entry, codes, author), who));
  }

  async #settle(act: Extract<Act, { kind: 'status' }>): Promise<boolean> {
    const target = this.#placed.get(act.doc);
    if (!target) return false;
    const who = this.#who(act.by, target.patient);
    const sql = 'SELECT status FROM documents WHERE unique_id = ?';
    const from = this.#sandbox.store.prepare<[string], 'Approved' | 'Archived'>(sql).pluck().get(target.uniqueId);
    const to = ({ archive: 'Archived', unarchive: 'Approved', delete: 'Deleted' } as const)[act.change];
    const author = { ...setAuthor(who.person), ins: this.#insOf(target.patient) };
    const body = statusBody(this.#uuidOf(target.uniqueId), from ?? 'Approved', to, author);
    return isSuccess(await update(this.#sandbox, body, who));
  }

  #patient({ patient, viewer, does }: Extract<Act, { kind: 'patient' }>): boolean {
    const { store, clock } = this.#sandbox;
    const request = { store, ins: this.#insOf(patient), viewer, now: clock.now(), settings: defaultSettings };
    if (does.deed === 'reopen') return reopenDossier({ ...request, viewer: 'holder' }).ok;
    const opened = openDesk(request);
    return opened.ok && deskDeed({ store, now: clock.now(), placed: this.#placed }, opened.desk, patient, does);
  }
}

const isSuccess = (reply: Reply): boolean =>
  reply.status === 200 && find(reply.xml, '//@status').some((status) => status.endsWith(':Success'));
