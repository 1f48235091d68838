import type { Acts } from '../../sandbox/engine/acts.ts';
import type { Caller } from '../../sandbox/engine/caller.ts';
import { createEngine, type Engine } from '../../sandbox/engine/engine.ts';
import type { Viewer } from '../../sandbox/patient/desk.ts';
import { listDocuments } from '../../sandbox/patient/documents.ts';
import { listNotices } from '../../sandbox/patient/history.ts';
import type { PatientRecord } from '../../sandbox/store/records.ts';

export const INS = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' };
/** Monday 2 November 2026, 10:15 in Paris: the deposit of the worked cases (R26). */
export const T0 = Date.parse('2026-11-02T10:15:00+01:00');

const at = (nationalId: string, structureId: string, profession: string, savoirFaire?: string): Caller => ({
  nationalId,
  structureId,
  profession,
  ...(savoirFaire === undefined ? {} : { savoirFaire }),
});

/** Who may stand on the stage; each has the patient's authorisation. */
export const WHO = {
  author: at('899700000011', '499700000011001', '10', 'SM26'),
  doctor: at('899700000029', '499700000029001', '10', 'SM26'),
  regulator: at('899700000037', '10B0170011', '10', 'SM59'),
  pharmacist: at('899700000045', '10B0170045', '21', 'A'),
  nurse: at('899700000052', '499700000052001', '60'),
  podiatrist: at('899700000091', '499700000091001', '80'),
  optician: at('899700000092', '499700000092001', '28'),
} as const;
export type Name = keyof typeof WHO;

/** The sandbox's store, without its wire, with one patient whom everybody may read. */
export interface Stage {
  engine: Engine;
  as(who: Name, guise?: Partial<Caller>): Acts;
  /** Deposits one document and gives its uniqueId. */
  deposit(who: Name, typeCode?: string, restrictions?: readonly string[], guise?: Partial<Caller>): string;
  /** uniqueIds of what somebody is shown; null when the dossier does not open. */
  sees(who: Name, guise?: Partial<Caller>): string[] | null;
  /** uniqueIds on the patient's side; null when it does not open. */
  patientSees(viewer?: Viewer): string[] | null;
  /** Titles told to the patient. */
  told(): (string | null | undefined)[];
}

export function openStage(patient: Partial<PatientRecord> = {}, now = T0): Stage {
  const engine = createEngine(now);
  engine.addPatient({
    ins: INS,
    birthName: 'PAT-TROIS',
    givenNames: 'DOMINIQUE',
    firstGivenName: 'DOMINIQUE',
    sex: 'F',
    birthDate: '1979-03-12',
    dossier: 'ACTIF',
    ...patient,
  });
  const as = (who: Name, guise: Partial<Caller> = {}): Acts => engine.as({ ...WHO[who], ...guise }, INS);
  for (const who of Object.keys(WHO) as Name[]) as(who).authorise();
  return { engine, as, ...views(engine, as) };
}

function views(engine: Engine, as: Stage['as']): Omit<Stage, 'engine' | 'as'> {
  return {
    deposit: (who, typeCode = '11488-4', restrictions = [], guise = {}) => {
      const done = as(who, guise).deposit([{ typeCode, restrictions, title: `titre ${typeCode}` }]);
      if (!done.ok) throw new Error(`${done.code} ${done.message}`);
      return done.value[0] ?? '';
    },
    sees: (who, guise) => {
      const listed = as(who, guise).list(['Approved', 'Archived', 'Deprecated']);
      return listed.ok ? listed.value.map(({ uniqueId }) => uniqueId) : null;
    },
    patientSees: (viewer = 'holder') => {
      const seen = engine.patient(INS, viewer, listDocuments);
      return seen.ok ? seen.value.map(({ uniqueId }) => uniqueId) : null;
    },
    told: () => {
      const seen = engine.patient(INS, 'holder', listNotices);
      return seen.ok ? seen.value.map(({ title }) => title) : [];
    },
  };
}
