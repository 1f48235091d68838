/** What happens at the store without this workstation, and what the patient sees there. */
import type { Engine } from '../../../../sandbox/engine/engine.ts';
import { listDocuments, setMasked } from '../../../../sandbox/patient/documents.ts';
import { setAttending } from '../../../../sandbox/patient/professionals.ts';
import { settle } from '../../../../sandbox/store/settle.ts';
import { codesFor, insOf } from '../../store/driver.ts';
import type { Doc } from '../../oracle/state.ts';
import type { Random } from '../../world/random.ts';
import type { Viewer } from '../../world/world.ts';
import { HOLDER } from '../consulting-room.ts';
import { COLLEAGUE, ME, PATIENT_IDS } from './people.ts';
import type { Witness } from './witness.ts';

const CALLER = { nationalId: '899700000029', structureId: '499700000029001', profession: '10', savoirFaire: 'SM26' };
const VIEWER: Readonly<Record<string, Viewer>> = { P0: 'holder', P1: 'representative' };

export class Others {
  readonly #engine: Engine;
  readonly #witness: Witness;
  readonly #random: Random;
  #count = 0;

  constructor(engine: Engine, witness: Witness, random: Random) {
    this.#engine = engine;
    this.#witness = witness;
    this.#random = random;
    for (const id of PATIENT_IDS) {
      engine.as(CALLER, insOf(id)).authorise();
      witness.happened({ kind: 'grant', by: COLLEAGUE, patient: id }, engine.now);
      this.#deposit(id, engine.now);
    }
  }

  /** A colleague files, shows a document to the patient or masks it; the patient masks, unmasks and names his doctor. */
  act(now: number): void {
    const random = this.#random;
    const docs = [...this.#witness.state.docs.values()].filter(({ status }) => status === 'current');
    const roll = random.below(10);
    if (docs.length === 0 || roll < 3) return this.#deposit(random.pick(PATIENT_IDS), now);
    if (roll < 4) return this.#nameAttending(now);
    const doc = random.pick(docs);
    if (roll < 7) this.#showToPatient(doc, now);
    else if (doc.patient === 'P0') this.#maskAsPatient(doc, now);
  }

  /** N8, R25, R28: the store shows the patient what the rules let him see, whatever this client has sent. */
  checkPatientsView(now: number): void {
    settle(this.#engine.store, now);
    for (const patient of PATIENT_IDS) {
      const viewer = VIEWER[patient] ?? 'holder';
      const seen = this.#engine.patient(insOf(patient), viewer, (desk) => listDocuments(desk));
      if (!seen.ok) continue;
      for (const { uniqueId } of seen.value) {
        if (this.#witness.isHeld(uniqueId, now)) this.#witness.broke('N7, H18: the patient reads a held document');
        const secret = this.#witness.state.docs.get(uniqueId)?.secret === true;
        if (secret && viewer === 'representative') this.#witness.broke('N7, H20: a parent reads a minor’s secret');
      }
    }
  }

  #deposit(patient: string, now: number): void {
    const random = this.#random;
    const says = { masked: false, hidden: random.chance(0.3), secret: patient === 'P1' && random.chance(0.2) };
    const done = this.#engine
      .as(CALLER, insOf(patient))
      .deposit([{ uniqueId: `2.25.9${(this.#count += 1)}`, restrictions: codesFor(says) }]);
    const [doc] = done.ok ? done.value : [];
    if (doc === undefined) return;
    const act = { kind: 'deposit' as const, by: COLLEAGUE, patient, doc, type: '11488-4', says, secretly: false };
    this.#witness.happened(act, now);
  }

  #showToPatient(doc: Doc, now: number): void {
    const acts = this.#engine.as(CALLER, insOf(doc.patient));
    const found = acts.lookUp(doc.label);
    if (!found.ok || !found.value) return;
    const codes = found.value.confidentialityCodes.map(({ code }) => code);
    if (!codes.includes('INVISIBLE_PATIENT')) return;
    const left = codesFor({ masked: doc.masked, hidden: false, secret: doc.secret });
    if (!acts.restrict(doc.label, left).ok) return;
    this.#witness.happened({ kind: 'visibility', by: COLLEAGUE, doc: doc.label, change: 'show-patient' }, now);
  }

  /** R11, decision 25: a médecin traitant follows holds that are not his own. */
  #nameAttending(now: number): void {
    const mine = this.#random.chance(0.6);
    const done = this.#engine.patient(insOf('P0'), 'holder', (desk) =>
      setAttending(desk, mine ? HOLDER.nationalId : null),
    );
    if (!done.ok) return;
    const does = { deed: 'attending', pro: mine ? ME : null } as const;
    this.#witness.happened({ kind: 'patient', patient: 'P0', viewer: 'holder', does }, now);
  }

  #maskAsPatient(doc: Doc, now: number): void {
    const deed = doc.masked ? 'unmask' : 'mask';
    const done = this.#engine.patient(insOf('P0'), 'holder', (desk) => setMasked(desk, doc.label, deed === 'mask'));
    if (!done.ok || !done.value.ok) return;
    const does = { deed, doc: doc.label } as const;
    this.#witness.happened({ kind: 'patient', patient: 'P0', viewer: 'holder', does }, now);
  }
}
