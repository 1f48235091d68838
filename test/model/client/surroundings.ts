/** What surrounds a consultation: two patients, a colleague, and what they do at the store meanwhile. */
import type { Engine } from '../../../sandbox/engine/engine.ts';
import { block, setAttending, unblock } from '../../../sandbox/patient/professionals.ts';
import { closeDossier, setOpposition } from '../../../sandbox/patient/settings.ts';
import type { Store } from '../../../electron/adapters/store/store.ts';
import { parseIns, type Ins } from '../../../shared/domain/patient/ins.ts';
import type { Random } from '../world/random.ts';
import { HOLDER } from './consulting-room.ts';

const COLLEAGUE = { nationalId: '899700000029', structureId: '499700000029001', profession: '10', savoirFaire: 'SM26' };

function ins(value: string): Ins {
  const parsed = parseIns(value, '1.2.250.1.213.1.4.10', 'sandbox');
  if (!parsed.ok) throw new Error(`${value} is no test INS`);
  return parsed.value;
}

export const PATIENTS = [ins('279035121518989'), ins('207058575627097')] as const;

export class Surroundings {
  readonly #engine: Engine;
  readonly #random: Random;

  constructor(engine: Engine, random: Random) {
    this.#engine = engine;
    this.#random = random;
  }

  /** Everybody, in the store and in the practice's list. */
  meet(store: Store): void {
    for (const [n, one] of PATIENTS.entries()) {
      const traits = { birthName: `PAT-${n}`, givenNames: 'DOMINIQUE', firstGivenName: 'DOMINIQUE', sex: 'F' as const };
      const birthDate = '1979-03-12';
      this.#engine.addPatient({ ins: one, ...traits, birthDate, dossier: 'ACTIF' });
      this.#engine.as(COLLEAGUE, one).deposit([{}, {}, {}]);
      store.patients.save({ ins: one, ...traits, birthDate, birthPlace: '51215', identityStatus: 'qualifiee' });
    }
  }

  /** `insId` of the patient whose document this is; null for one that nobody deposited. */
  patientOf(uniqueId: string): string | null {
    const row = this.#engine.store
      .prepare<[string], { oid: string; value: string }>(
        'SELECT ins_oid AS oid, ins_value AS value FROM documents d JOIN patients p ON p.id = d.patient_id WHERE unique_id = ?',
      )
      .get(uniqueId);
    return row ? `${row.oid}|${row.value}` : null;
  }

  depositByColleague(): void {
    const restrictions = this.#random.chance(0.3) ? ['MASQUE_PS'] : [];
    this.#engine.as(COLLEAGUE, this.#random.pick(PATIENTS)).deposit([{ restrictions }]);
  }

  /** A patient blocks, unblocks, names a médecin traitant, opposes an emergency, closes or opens again. */
  patientDecides(): void {
    const random = this.#random;
    this.#engine.patient(random.pick(PATIENTS), 'holder', (desk) => {
      const roll = random.below(10);
      if (roll < 2) block(desk, HOLDER.nationalId);
      else if (roll < 4) unblock(desk, HOLDER.nationalId);
      else if (roll < 5) setAttending(desk, random.chance(0.5) ? HOLDER.nationalId : null);
      else if (roll < 8) setOpposition(desk, random.pick(['break-glass', 'centre-15']), random.chance(0.5));
      else if (roll < 9) closeDossier(desk);
    });
    if (random.chance(0.3)) this.#engine.reopen(random.pick(PATIENTS));
  }
}
