/** One random consultation after another: what is started is not waited for, answers come late and in any order. */
import { createEngine, type Engine } from '../../../sandbox/engine/engine.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import type { DocumentList } from '../../../shared/contract/dossier.ts';
import { insId, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { Result } from '../../../shared/result.ts';
import { ManualClock, settled } from '../../support/manual-clock.ts';
import { seeded, type Random } from '../world/random.ts';
import { HOLDER, openRoom, SITUATION, type ConsultingRoom } from './consulting-room.ts';
import { EngineGateway } from './engine-gateway.ts';
import { Ledger } from './ledger.ts';
import { PATIENTS, Surroundings } from './surroundings.ts';

const START = Date.UTC(2026, 10, 2, 9);
const MINUTE = 60_000;
const DAY = 24 * 3_600_000;
const SPOKEN = { consentingPerson: 'patient', means: 'oral' } as const;
const ACTS = [
  'open',
  'consent',
  'refuse',
  'withdraw',
  'list',
  'read',
  'close',
  'lock',
  'keep',
  'offline',
  'wait',
  'deposit',
  'patient',
  'prepare',
  'break',
  'answer',
  'away',
] as const;
type ActName = (typeof ACTS)[number];

/** Everything of one history: the store's side, the client's side, and what broke. */
export class Consultation {
  readonly violations: string[] = [];
  /** The acts so far, for whoever has to understand a violation. */
  readonly trace: string[] = [];
  /** How often each thing was seen, so that a silent run shows. */
  readonly seen = { lists: 0, documents: 0, emergencies: 0, partial: 0, copies: 0, dropped: 0 };
  readonly #random: Random;
  readonly #engine: Engine;
  readonly #around: Surroundings;
  readonly #clock = new ManualClock(START);
  readonly #ledger = new Ledger();
  readonly #gateway: EngineGateway;
  readonly #store: Store;
  #room: ConsultingRoom;
  #token = '';
  #rows: readonly string[] = [];
  #prepared: { id: string; patient: Ins; mode: 'bris_de_glace' | 'centre_15' } | null = null;
  #keptBefore: ReadonlySet<string> = new Set();

  constructor(seed: number, store: Store) {
    this.#random = seeded(seed);
    this.#store = store;
    this.#engine = createEngine(START);
    this.#around = new Surroundings(this.#engine, this.#random);
    this.#around.meet(store);
    const practitioner = { nationalId: HOLDER.nationalId, structureId: SITUATION.structureId };
    this.#gateway = new EngineGateway({
      engine: this.#engine,
      ledger: this.#ledger,
      random: this.#random,
      practitioner,
    });
    this.#room = openRoom(store, this.#gateway, this.#clock);
  }

  /** Plays so many acts, then lets every answer come. */
  async play(length: number): Promise<void> {
    for (let n = 0; n < length && this.violations.length === 0; n++) {
      const name = this.#random.chance(0.6) ? this.#nextOfAConsultation() : this.#random.pick(ACTS);
      this.trace.push(`${name} ${new Date(this.#clock.now()).toISOString()} ${this.#ledger.patient ?? 'nobody'}`);
      await this.#act(name);
      // Two acts of a person never fall into one millisecond; a consent is told from an opening by its instant (R6).
      await this.#wait(1);
      this.#after();
    }
    while (this.#gateway.waiting > 0) {
      this.#gateway.answer();
      await settled();
      this.#after();
    }
    this.#engine.close();
  }

  /** What somebody who works would do now: pure chance opens hardly anything. */
  #nextOfAConsultation(): ActName {
    if (this.#gateway.waiting > 0) return 'answer';
    const live = this.#room.dossiers.live(this.#token);
    if (!live.ok) return this.#random.pick(['open', 'open', 'prepare', this.#prepared ? 'break' : 'open']);
    if (live.value.outcome.kind === 'consent-needed') return 'consent';
    if (live.value.outcome.kind === 'unreachable')
      return this.#random.pick(['list', 'read', 'offline', 'offline', 'open']);
    return this.#random.pick(['list', 'list', 'read', 'read', 'keep', 'deposit', 'away']);
  }

  async #act(name: ActName): Promise<void> {
    const random = this.#random;
    switch (name) {
      case 'open':
        return this.#open(random.pick(PATIENTS));
      case 'consent':
        return this.#consent(random.chance(0.6));
      case 'refuse':
        return this.#refuse();
      case 'withdraw':
        return this.#withdraw();
      case 'list':
        return this.#list();
      case 'read':
        return this.#read();
      case 'close':
        if (this.#room.dossiers.close(this.#token).ok) this.#ledger.turn(null);
        return;
      case 'lock':
        return this.#lock();
      case 'keep':
        return void this.#room.dossiers.keepCopy(this.#token, random.chance(0.8));
      case 'offline':
        this.#gateway.offline = random.chance(0.25);
        return;
      case 'away':
        return this.#goAway();
      case 'wait':
        return this.#wait(random.pick([1, MINUTE, 30 * MINUTE, 61 * MINUTE, DAY, 4 * DAY, 100 * DAY]));
      case 'deposit':
        return this.#around.depositByColleague();
      case 'patient':
        return this.#around.patientDecides();
      case 'prepare':
        return this.#prepare();
      case 'break':
        return this.#break();
      case 'answer':
        return this.#gateway.answer();
    }
  }

  #open(patient: Ins): void {
    this.#ledger.turn(insId(patient));
    this.#token = '';
    void this.#room.dossiers.open(insId(patient)).then((answer) => {
      if (!answer.ok) return void (this.seen.dropped += 1);
      this.#token = answer.value.token;
      // R9, R38, R41: a block or a closure that is known leaves no copy.
      const { kind } = answer.value.outcome;
      const gone = kind === 'forbidden' || kind === 'closed' || kind === 'no-dmp';
      if (gone && this.#room.copies.hasList(insId(patient))) this.#broke(`H13: a copy is left of a dossier ${kind}`);
    });
    // The token is known to the window with the answer; the session lives from now on.
  }

  /** The network goes, and the same dossier is opened again: from its copy, if there is one. */
  #goAway(): void {
    const open = PATIENTS.find((one) => insId(one) === this.#ledger.patient);
    this.#gateway.offline = true;
    if (open) this.#open(open);
  }

  #consent(team: boolean): void {
    const live = this.#room.dossiers.live(this.#token);
    if (!live.ok || live.value.outcome.kind !== 'consent-needed' || live.value.status === null) return;
    this.#ledger.consent(live.value.insId, { granted: true, team, at: this.#clock.now() });
    const capacity = team ? ('care-team' as const) : ('not-care-team' as const);
    const answers = { consentingPerson: 'patient' as const, capacity, informed: true as const, means: 'oral' as const };
    void this.#room.dossiers.consent(this.#token, answers);
  }

  #refuse(): void {
    const live = this.#room.dossiers.live(this.#token);
    if (!live.ok || live.value.outcome.kind !== 'consent-needed') return;
    this.#ledger.consent(live.value.insId, { granted: false, team: false, at: this.#clock.now() });
    void this.#room.dossiers.refuse(this.#token);
  }

  /** R7: the consent goes, and with it the copy and whatever was still on its way. */
  #withdraw(): void {
    const live = this.#room.dossiers.live(this.#token);
    if (!live.ok || live.value.emergency) return;
    const { insId: patient } = live.value;
    void this.#room.dossiers.steps.withdraw(this.#token, SPOKEN).then((answer) => {
      if (!answer.ok) return;
      this.#token = answer.value.token;
      if (this.#room.copies.hasList(patient)) this.#broke('R41: a copy outlives the withdrawal');
    });
    this.#ledger.consent(patient, { granted: false, team: false, at: this.#clock.now() });
  }

  #list(): void {
    const [token, patient] = [this.#token, this.#ledger.patient];
    const request = { token, scope: 'all' as const, archived: true, obsolete: true };
    void this.#room.lists.list(request).then((answer) => this.#received(token, patient, answer));
  }

  #received(token: string, patient: string | null, answer: Result<DocumentList, unknown>): void {
    if (!answer.ok) return void (this.seen.dropped += 1);
    const list = answer.value;
    this.seen[list.fromCopy ? 'copies' : 'lists'] += 1;
    this.#sameDossier('a list', token, patient);
    const ids = list.rows.flatMap((row) => ('unreadable' in row ? [] : [row.uniqueId]));
    for (const id of ids) if (this.#around.patientOf(id) !== patient) this.#broke('N1: a row of another patient');
    if (list.complete && list.announced !== null && list.announced !== list.rows.length)
      this.#broke(`N4: ${list.rows.length} rows of ${list.announced} without the mark`);
    if (!list.complete) this.seen.partial += 1;
    this.#rows = list.rows.map(({ rowId }) => rowId);
    this.#keptNothing(token);
  }

  #read(): void {
    if (this.#rows.length === 0) return;
    const [token, patient] = [this.#token, this.#ledger.patient];
    void this.#room.documents.read(token, this.#random.pick(this.#rows)).then((answer) => {
      if (!answer.ok) return void (this.seen.dropped += 1);
      this.seen.documents += 1;
      this.#sameDossier('a document', token, patient);
      if (this.#around.patientOf(answer.value.row.uniqueId) !== patient)
        this.#broke('N1: a document of another patient');
      this.#keptNothing(token);
    });
  }

  #sameDossier(what: string, token: string, patient: string | null): void {
    if (!this.#room.dossiers.live(token).ok) this.#broke(`N1, H02: ${what} came for a token that is dead`);
    if (this.#ledger.patient !== patient) this.#broke(`N1: ${what} came under another banner`);
  }

  /** H26, R41: an emergency adds nothing to the copy. */
  #keptNothing(token: string): void {
    const live = this.#room.dossiers.live(token);
    if (!live.ok || !live.value.emergency) return;
    const kept = [...this.#room.copies.keptIds(live.value.insId)];
    if (kept.some((id) => !this.#keptBefore.has(id))) this.#broke('H26: an emergency left a copy');
  }

  /** N5: everything of a patient leaves with the card; a new room is built at the next unlock. */
  async #lock(): Promise<void> {
    const [token, old] = [this.#token, this.#room];
    old.emergency.lock();
    old.dossiers.lock();
    old.consents.close();
    this.#ledger.turn(null);
    if (old.dossiers.readable() !== null || old.dossiers.live(token).ok) this.#broke('N5: a dossier outlives the lock');
    const listed = await old.lists.list({ token, scope: 'all', archived: false, obsolete: false });
    if (listed.ok) this.#broke('N5: a list without a card');
    this.#room = openRoom(this.#store, this.#gateway, this.#clock);
    [this.#token, this.#rows, this.#prepared] = ['', [], null];
  }

  async #wait(ms: number): Promise<void> {
    await this.#clock.advance(ms);
    this.#engine.now = this.#clock.now();
  }

  #prepare(): void {
    const patient = this.#random.pick(PATIENTS);
    const mode = this.#random.pick(['bris_de_glace', 'centre_15'] as const);
    void this.#room.emergency.prepare(insId(patient), mode).then((answer) => {
      if (answer.ok) this.#prepared = { id: answer.value.preparationId, patient, mode };
    });
  }

  #break(): void {
    if (!this.#prepared) return;
    const { id, patient, mode } = this.#prepared;
    const [unableToConsent, immediateRisk] = [this.#random.chance(0.8), this.#random.chance(0.8)];
    const reason = this.#random.pick(['Coma, aucun proche joignable', 'Détresse respiratoire', 'x', '']);
    const kept = new Set(this.#room.copies.keptIds(insId(patient)));
    const acts = { unableToConsent, immediateRisk, reason, quick: null, samePerson: true };
    const opened = this.#room.emergency.open({ preparationId: id, ...acts });
    if (!opened.ok) return;
    this.seen.emergencies += 1;
    if (mode === 'bris_de_glace' && !(unableToConsent && immediateRisk && reason.length > 1))
      this.#broke('N3: an emergency without both conditions and a reason');
    this.#ledger.turn(insId(patient));
    this.#ledger.emergency(mode, insId(patient), this.#clock.now());
    [this.#token, this.#rows, this.#keptBefore] = [opened.value.token, [], kept];
  }

  #after(): void {
    for (const message of this.#gateway.unlawful.splice(0)) this.#broke(`N3: ${message} left without a recorded act`);
  }

  #broke(what: string): void {
    this.violations.push(what);
  }
}
