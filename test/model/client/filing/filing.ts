/** One random history of what a doctor files, holds, announces and changes: answers come late, in any order, or never. */
import { createEngine, type Engine } from '../../../../sandbox/engine/engine.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import type { Settings } from '../../../../electron/adapters/settings/read-settings.ts';
import type { OpenWorkplace } from '../../../../electron/compose/workplace.ts';
import { ManualClock, settled } from '../../../support/manual-clock.ts';
import { insOf } from '../../store/driver.ts';
import { seeded, type Random } from '../../world/random.ts';
import { HOLDER, SITUATION } from '../consulting-room.ts';
import { Ledger } from '../ledger.ts';
import { countedIds, openDesk } from './desk.ts';
import { FilingGateway } from './filing-gateway.ts';
import { Others } from './others.ts';
import { meetPatients, ME, patientOf, PATIENT_IDS, WORLD } from './people.ts';
import { CHANGES, Practice } from './practice.ts';
import { Witness, type ScreenRow } from './witness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ACTS = [
  'open',
  'list',
  'answer',
  'answer',
  'file',
  'replace',
  'change',
  'change',
  'announce',
  'entrust',
  'show',
  'output',
  'others',
  'wait',
  'edge',
  'network',
  'lock',
  'retry',
] as const;
type ActName = (typeof ACTS)[number];

export class Filing {
  readonly witness = new Witness(WORLD);
  /** The acts so far, for whoever has to understand a violation. */
  readonly trace: string[] = [];
  readonly seen = { filed: 0, held: 0, replaced: 0, changed: 0, announced: 0, released: 0, refused: 0, shown: 0 };
  readonly #random: Random;
  readonly #clock: ManualClock;
  readonly #engine: Engine;
  readonly #gateway: FilingGateway;
  readonly #others: Others;
  readonly #ledger = new Ledger();
  readonly #openDesk: () => OpenWorkplace;
  readonly #practice: Practice;
  #work: OpenWorkplace;
  #token = '';
  /** Under the banner: `P0`, `P1`; null before anybody and after a lock. */
  #patient: string | null = null;
  #rows: readonly ScreenRow[] = [];
  #receivedAt = 0;

  constructor(seed: number, store: Store, settings: Settings) {
    const random = seeded(seed);
    this.#random = random;
    const start = Date.UTC(2026, random.below(12), 1 + random.below(31), random.below(24), random.below(60));
    this.#clock = new ManualClock(start);
    this.#engine = createEngine(start);
    meetPatients(this.#engine, store);
    const practitioner = { nationalId: HOLDER.nationalId, structureId: SITUATION.structureId };
    const [engine, ledger] = [this.#engine, this.#ledger];
    this.#gateway = new FilingGateway({ engine, ledger, random, practitioner });
    this.#gateway.onAccepted = (accepted) => {
      this.trace.push(`  accepted ${JSON.stringify(accepted)}`);
      this.witness.hear(ME, patientOf(accepted.ins), accepted, this.#engine.now);
    };
    this.#gateway.onAuthorised = (ins) =>
      this.witness.happened({ kind: 'grant', by: ME, patient: patientOf(ins) }, this.#engine.now);
    this.#others = new Others(engine, this.witness, random);
    this.#practice = new Practice(random, this.#clock, this.witness, this.seen);
    const ids = countedIds();
    const parts = { store, dmp: this.#gateway, clock: this.#clock, ids, settings };
    this.#openDesk = () => openDesk(parts);
    this.#work = this.#openDesk();
  }

  get violations(): readonly string[] {
    return this.witness.violations;
  }

  /** Plays so many acts, then lets the network come back and everything that waits come to its end. */
  async play(length: number): Promise<void> {
    for (let n = 0; n < length && this.violations.length === 0; n += 1) {
      const name = this.#next();
      this.trace.push(`${name} ${new Date(this.#clock.now()).toISOString()} ${this.#patient ?? 'nobody'}`);
      await this.#act(name);
      await this.#pass(1);
    }
    await this.#drain();
    this.#work.stop();
    this.#engine.close();
  }

  /** Pure chance files hardly anything: what somebody at work would do comes first. */
  #next(): ActName {
    const random = this.#random;
    if (random.chance(0.35)) return random.pick(ACTS);
    if (this.#gateway.waiting > 0) return 'answer';
    if (!this.#work.dossiers.live(this.#token).ok) return 'open';
    if (this.#rows.length === 0) return random.pick(['list', 'file']);
    return random.pick([
      'file',
      'replace',
      'replace',
      'change',
      'change',
      'announce',
      'list',
      'edge',
      'others',
      'show',
    ]);
  }

  async #act(name: ActName): Promise<void> {
    const random = this.#random;
    const at = { work: this.#work, token: this.#token, patient: this.#patient };
    switch (name) {
      case 'open':
        return this.#open(random.pick(PATIENT_IDS));
      case 'list':
        return this.#list();
      case 'answer':
        return this.#gateway.answer();
      case 'file':
        return this.#practice.file(at, null);
      case 'replace':
        return this.#onRow((row) => this.#practice.file(at, row));
      case 'change':
        return this.#onRow((row) => this.#practice.change(at, row, random.pick(CHANGES), random.chance(0.8)));
      case 'announce':
        return this.#practice.announce(at);
      case 'entrust':
        return this.#practice.entrust(at);
      case 'show':
        return this.#show();
      case 'output':
        return this.#onRow(({ rowId }) => void this.#work.outputs.ask(this.#token, rowId, 'print', 'patient'));
      case 'others':
        return this.#others.act(this.#engine.now);
      case 'wait':
        return this.#pass(random.pick([MINUTE, HOUR, DAY, 3 * DAY, 13 * DAY, 14 * DAY, 28 * DAY, 31 * DAY]));
      case 'edge':
        return this.#toTheEdge();
      case 'network':
        this.#gateway.offline = random.chance(0.4);
        return;
      case 'lock':
        return this.#lock();
      case 'retry':
        return this.#practice.retry(at);
    }
  }

  #onRow(act: (row: ScreenRow) => void): void {
    if (this.#rows.length > 0) act(this.#random.pick(this.#rows));
  }

  #open(id: string): void {
    const patient = insOf(id);
    const insId = `${patient.oid}|${patient.value}`;
    this.#ledger.turn(insId);
    [this.#token, this.#patient, this.#rows] = ['', id, []];
    const work = this.#work;
    void work.dossiers.open(insId).then((answer) => {
      if (!answer.ok) return;
      this.#token = answer.value.token;
      if (answer.value.outcome.kind === 'consent-needed') this.#consent(work, answer.value.token, id);
    });
  }

  #consent(work: OpenWorkplace, token: string, id: string): void {
    const now = this.#clock.now();
    const speaker = this.witness.isMinor(id, now)
      ? { consentingPerson: 'legal-representative' as const, representativeName: 'PAT-PARENT Claude' }
      : { consentingPerson: 'patient' as const };
    this.#ledger.consent(this.#ledger.patient ?? '', { granted: true, team: true, at: now });
    const answers = { ...speaker, capacity: 'care-team' as const, informed: true as const, means: 'oral' as const };
    work.feeding.stateInformed(token, 'self');
    void work.dossiers.consent(token, answers);
  }

  #list(): void {
    const token = this.#token;
    void this.#work.lists.list({ token, scope: 'all', archived: true, obsolete: true }).then((answer) => {
      if (!answer.ok) return;
      const rows = answer.value.rows.flatMap((row) => ('unreadable' in row ? [] : [row]));
      this.#rows = rows.map(({ rowId, uniqueId }) => ({ rowId, uniqueId }));
      this.#receivedAt = answer.value.receivedAt;
    });
  }

  /** Turns the screen to the patient, and back. */
  #show(): void {
    const shown = this.#work.showing.enter(this.#token);
    if (!shown.ok) return;
    this.seen.shown += 1;
    const ids = new Set(shown.value.rows.map(({ rowId }) => rowId));
    const rows = this.#rows.filter(({ rowId }) => ids.has(rowId)).map(({ uniqueId }) => uniqueId);
    this.witness.checkShown(rows, this.#clock.now());
    this.#work.showing.leave(this.#token);
  }

  /** To the last instant before a hold's notice or release, and onto it. */
  async #toTheEdge(): Promise<void> {
    const now = this.#clock.now();
    const edges = [...this.witness.state.holds.values()].flatMap(({ notice, release }) => [notice.to, release.to]);
    const ahead = edges.filter((at) => at > now + 1);
    if (ahead.length === 0) return;
    await this.#pass(this.#random.pick(ahead) - now - 1);
    await this.#pass(1);
    const over = this.#work.holds.list().holds.filter(({ phase }) => phase === 'RELEASED_AUTO');
    this.seen.released += over.length;
  }

  #lock(): void {
    this.#work.stop();
    this.#ledger.turn(null);
    [this.#token, this.#patient, this.#rows] = ['', null, []];
    this.#work = this.#openDesk();
  }

  async #pass(ms: number): Promise<void> {
    await this.#clock.advance(ms);
    this.#engine.now = this.#clock.now();
    const now = this.#clock.now();
    for (const message of this.#gateway.unlawful.splice(0)) this.witness.broke(`N3: ${message} without a recorded act`);
    for (const id of this.#gateway.sentTwice.splice(0)) this.witness.broke(`N6, H30: ${id} was sent again unseen`);
    this.witness.checkDeposits();
    this.witness.checkOutputs(this.#work, this.#token, this.#rows, this.#receivedAt, now);
    this.witness.checkBoard(this.#work.holds.list().holds, now);
    this.#others.checkPatientsView(now);
  }

  async #drain(): Promise<void> {
    this.#gateway.offline = false;
    for (let round = 0; round < 60 && this.violations.length === 0; round += 1) {
      while (this.#gateway.waiting > 0) {
        this.#gateway.answer();
        await settled();
      }
      await this.#pass(10 * MINUTE);
    }
    this.#practice.checkFiled(this.#work, (uniqueId) => this.#timesInStore(uniqueId));
  }

  #timesInStore(uniqueId: string): number {
    const count = this.#engine.store.prepare<[string], number>('SELECT count(*) FROM documents WHERE unique_id = ?');
    return count.pluck().get(uniqueId) ?? 0;
  }
}
