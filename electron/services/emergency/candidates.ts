import type { RegulationCandidate, TypedSearch } from '../../../shared/contract/emergency-search.ts';
import type { Preparation } from '../../../shared/contract/emergency-preparation.ts';
import { opposition } from '../../../shared/domain/emergency/opposition.ts';
import type { PatientIdentity } from '../../../shared/domain/patient/identity.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Ids } from '../ports.ts';
import type { Candidate, FindCandidates, WriteAudit } from './ports.ts';

export interface CandidateNeeds {
  readonly dmp: FindCandidates;
  readonly regulator: boolean;
  readonly prepareFor: (patient: PatientIdentity, mode: 'centre_15') => Promise<Result<Preparation, Fault>>;
  readonly audit: WriteAudit;
  readonly ids: Ids;
}

/** The person as a dossier is opened on: whole enough, or null. His identity is provisional: the call gave it (H04, H06). */
function identityOf({ ins, birthName, usedName, givenNames, sex, birthDate }: Candidate): PatientIdentity | null {
  const [firstGivenName] = givenNames;
  if (!ins || !birthName || !firstGivenName || !sex || !birthDate) return null;
  const named = usedName === undefined ? {} : { usedName };
  const traits = { birthName, givenNames: givenNames.join(' '), firstGivenName, sex, birthDate, birthPlace: '' };
  return { ins, ...traits, ...named, identityStatus: 'provisoire' };
}

/** Search without INS of a regulating physician (R31, TD0.5): always a list; what was found lives in memory only. */
export class Candidates {
  readonly #needs: CandidateNeeds;
  #found = new Map<string, PatientIdentity>();

  constructor(needs: CandidateNeeds) {
    this.#needs = needs;
  }

  /** @returns the candidates in the store's order; `emergency/not-a-regulator`, the exchange's fault. */
  async search(search: TypedSearch): Promise<Result<{ candidates: RegulationCandidate[]; complete: boolean }, Fault>> {
    if (!this.#needs.regulator) return fail({ code: 'emergency/not-a-regulator' });
    this.#found = new Map();
    const { family, given, birthDate, postalCode } = search;
    const answer = await this.#needs.dmp.findCandidates({
      family,
      ...(given !== undefined && { given }),
      ...(birthDate !== undefined && { birthDate }),
      ...(postalCode !== undefined && { postalCode }),
    });
    if (!answer.ok) return answer;
    const { candidates, complete } = answer.value.value;
    this.#needs.audit.write('emergency.searched', undefined, { found: candidates.length, complete });
    return ok({ candidates: candidates.map((one) => this.#row(one)), complete });
  }

  /** Prepares the access to the one that was chosen; an opposed one is refused (H06). */
  async prepare(candidateId: string): Promise<Result<Preparation, Fault>> {
    const patient = this.#found.get(candidateId);
    return patient ? this.#needs.prepareFor(patient, 'centre_15') : fail({ code: 'emergency/not-openable' });
  }

  /** At lock. */
  drop(): void {
    this.#found = new Map();
  }

  #row(found: Candidate): RegulationCandidate {
    const candidateId = this.#needs.ids.uuid();
    const said = opposition(found.opposesEmergencyCentre);
    const patient = said === 'opposed' ? null : identityOf(found);
    if (patient) this.#found.set(candidateId, patient);
    const { birthName = '', usedName, givenNames, sex, birthDate, postalCode, city, score } = found;
    return {
      candidateId,
      birthName,
      ...(usedName !== undefined && { usedName }),
      givenNames: givenNames.join(' '),
      ...(sex !== undefined && { sex }),
      ...(birthDate !== undefined && { birthDate }),
      place: [postalCode, city].filter(Boolean).join(' '),
      score,
      opposition: said,
      openable: patient !== null,
    };
  }
}
