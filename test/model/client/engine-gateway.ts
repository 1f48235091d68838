/** The reading ports of the client over the sandbox's engine: answers wait until the history lets them come. */
import type { Acts } from '../../../sandbox/engine/acts.ts';
import type { Engine } from '../../../sandbox/engine/engine.ts';
import type { AvailabilityStatus, StoredDocument } from '../../../sandbox/store/records.ts';
import type { EmergencyNeeds } from '../../../electron/services/emergency/emergency.ts';
import type {
  Answered,
  DeclareAuthorisation,
  FetchDocuments,
  FindDocuments,
  FindDossier,
  WithdrawAuthorisation,
} from '../../../electron/services/records/ports.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { DocumentEntry } from '../../../shared/domain/document/entry.ts';
import type { ReadingRight } from '../../../shared/domain/consent/reading-right.ts';
import type { ExchangeFault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Random } from '../world/random.ts';
import type { Ledger } from './ledger.ts';

export type ReadingGateway = FindDossier &
  DeclareAuthorisation &
  WithdrawAuthorisation &
  FindDocuments &
  FetchDocuments &
  EmergencyNeeds['dmp'];

export interface GatewayParts {
  engine: Engine;
  ledger: Ledger;
  random: Random;
  practitioner: { nationalId: string; structureId: string };
}

const STATUS = { approved: 'Approved', archived: 'Archived', deprecated: 'Deprecated' } as const;
const EXISTENCE = { ACTIF: 'active', FERME: 'closed', INEXISTANT: 'absent' } as const;
const AUTHORISATION = { VALIDE: 'valid', EXPIRE: 'expired', NON_EXISTE: 'none', INTERDIT: 'forbidden' } as const;

export class EngineGateway implements ReadingGateway {
  offline = false;
  /** Messages that left without an act that allows them (N3, H26). */
  readonly unlawful: string[] = [];
  protected readonly parts: GatewayParts;
  #waiting: (() => void)[] = [];

  constructor(parts: GatewayParts) {
    this.parts = parts;
  }

  /** Lets one waiting answer come, any of them. */
  answer(): void {
    const at = this.parts.random.below(Math.max(1, this.#waiting.length));
    const [come] = this.#waiting.splice(at, 1);
    come?.();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  findDossier(ins: Ins) {
    return this.send(() => {
      const told = this.acts(ins).status();
      if (!told.ok) return refused(told.code);
      const { dossier, authorisation, attending } = told.value;
      return ok({
        existence: EXISTENCE[dossier],
        authorisation: AUTHORISATION[authorisation],
        isTreatingPhysician: attending,
        traits: { names: [], givenNames: [] },
      });
    });
  }

  askOppositions(ins: Ins) {
    return this.send(() => {
      const row = this.parts.engine.store
        .prepare<[string], { breakGlass: number; emergencyCentre: number }>(
          'SELECT opposes_break_glass AS breakGlass, opposes_emergency AS emergencyCentre FROM patients WHERE ins_value = ?',
        )
        .get(ins.value);
      return ok({ breakGlass: row?.breakGlass === 1, emergencyCentre: row?.emergencyCentre === 1 });
    });
  }

  declareAuthorisation(right: Parameters<DeclareAuthorisation['declareAuthorisation']>[0]) {
    this.judge('TD0.3', right);
    return this.send(() => {
      const done = this.acts(right.ins).authorise();
      if (done.ok) this.authorised(right.ins);
      return done.ok ? ok(null) : refused(done.code);
    });
  }

  withdrawAuthorisation(ins: Ins) {
    return this.send(() => {
      const done = this.acts(ins).withdraw();
      return done.ok ? ok(null) : refused(done.code);
    });
  }

  findDocuments(right: ReadingRight, query: Parameters<FindDocuments['findDocuments']>[1]) {
    this.judge('TD3.1', right);
    return this.send(() => {
      const statuses: AvailabilityStatus[] = query.statuses.map((one) => STATUS[one]);
      const listed = this.acts(right.ins, right).list(statuses);
      if (!listed.ok) return refused(listed.code);
      const all = listed.value.map((one) => entryOf(right.ins, one));
      // H07: sometimes the last row is lost on the way, and the reader of pages says so.
      const rows = all.length > 1 && this.parts.random.chance(0.4) ? all.slice(0, -1) : all;
      return ok({ rows, announced: all.length, complete: rows.length === all.length });
    });
  }

  fetchDocuments(right: ReadingRight, entries: readonly DocumentEntry[]) {
    this.judge('TD3.2', right);
    return this.send(() =>
      ok(
        entries.map(({ uniqueId }) => {
          const read = this.acts(right.ins, right).read(uniqueId);
          if (!read.ok) return refused(read.code);
          return ok({ uniqueId, ...this.content(uniqueId, read.value) });
        }),
      ),
    );
  }

  protected acts(ins: Ins, right?: ReadingRight): Acts {
    const { engine, practitioner } = this.parts;
    const purpose = right?.purpose ?? 'normal';
    const reason = right?.purpose === 'bris_de_glace' ? { reason: right.reason.text || right.reason.quick || '' } : {};
    return engine.as({ ...practitioner, profession: '10', savoirFaire: 'SM26', purpose, ...reason }, ins);
  }

  /** Heard when the store has taken an authorisation, whether or not its answer still finds anybody. */
  protected authorised(_ins: Ins): void {
    return undefined;
  }

  /** Bytes of a document that may be read: the engine keeps none but its name. */
  protected content(_uniqueId: string, bytes: Uint8Array): { mimeType: string; bytes: Uint8Array } {
    return { mimeType: 'text/plain', bytes: new Uint8Array(bytes) };
  }

  protected judge(name: string, right: ReadingRight): void {
    const { ledger, engine } = this.parts;
    if (!ledger.allows(right.purpose, insId(right.ins), engine.now)) this.unlawful.push(`${name} ${right.purpose}`);
  }

  protected send<Value>(act: () => Result<Value, ExchangeFault>): Promise<Result<Answered<Value>, ExchangeFault>> {
    const result: Result<Value, ExchangeFault> = this.offline
      ? fail({ code: 'network/unreachable', class: 'transient' })
      : act();
    const answered = result.ok ? ok({ value: result.value, serverAt: this.parts.engine.now }) : result;
    return new Promise((resolve) => this.#waiting.push(() => resolve(answered)));
  }
}

export const refused = (serverCode: string) =>
  fail({ code: 'dmp/access-denied', class: 'permanent' as const, serverCode });

export function entryOf(ins: Ins, one: StoredDocument): DocumentEntry {
  const status = { Approved: 'approved', Deprecated: 'deprecated', Archived: 'archived', Deleted: 'deleted' } as const;
  return {
    entryUUID: one.entryUuid,
    logicalId: one.logicalId,
    uniqueId: one.uniqueId,
    patientId: `${ins.value}^^^&${ins.oid}&ISO^NH`,
    title: one.title,
    mimeType: one.mimeType,
    typeCode: { code: one.typeCode.code, codeSystem: one.typeCode.scheme },
    classCode: { code: one.classCode.code, codeSystem: one.classCode.scheme },
    confidentialityCodes: one.confidentialityCodes.map(({ code, scheme }) => ({ code, codeSystem: scheme })),
    eventCodes: [],
    authors: one.authors.map(({ person }) => ({
      person: { id: person.split('^')[0] ?? '' },
      institutions: [],
      specialties: [],
      roles: [],
    })),
    creationTime: one.creationTime,
    serviceStartTime: one.serviceStartTime,
    availabilityStatus: status[one.status],
    version: String(one.version),
  };
}
