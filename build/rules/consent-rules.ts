import type { Rule } from './rule.ts';

/** R1–R12: who may connect, consent and authorisation, médecin traitant. */
export const CONSENT_RULES: readonly Rule[] = [
  {
    id: 'R1',
    title: 'Named connection with the professional card; an expired card reaches no network',
    code: ['shared/domain/card/certificate-verdict.ts', 'shared/domain/card/read-holder.ts'],
    tests: [
      'test/shared/domain/card/certificate-verdict.test.ts',
      'test/electron/adapters/reader/certificates.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R2',
    title: 'The user is reminded that he is traced, at first and then periodically',
    code: [
      'shared/domain/card/trace-reminder.ts',
      'electron/services/reminder/trace-reminder.ts',
      'renderer/features/card/trace-reminder.tsx',
    ],
    tests: ['test/shared/domain/card/trace-reminder.test.ts'],
    status: 'done',
  },
  {
    id: 'R3',
    title: 'Excluded persons and unknown roles are refused',
    code: [
      'shared/domain/card/profession-access.ts',
      'shared/domain/consent/reading-capacities.ts',
      'sandbox/rules/excluded-person.ts',
    ],
    tests: [
      'test/rules/r03-excluded-roles.test.ts',
      'test/shared/domain/card/profession-access.test.ts',
      'test/sandbox/rights.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R4',
    title: 'The matrix of professions and types bounds reading',
    code: ['sandbox/rights/readable-types.ts', 'sandbox/rules/matrix-column.ts', 'sandbox/store/reader.ts'],
    tests: ['test/rules/r04-matrix.test.ts', 'test/sandbox/rights.test.ts'],
    status: 'done',
  },
  {
    id: 'R5',
    title: 'First consultation needs consent; nobody creates a dossier',
    code: ['shared/domain/consent/proof.ts', 'sandbox/transactions/creation.ts'],
    tests: ['test/rules/r05-two-openings.test.ts', 'test/sandbox/administration.test.ts'],
    status: 'done',
  },
  {
    id: 'R6',
    title: 'Consent as a deliberate act, by team or at each consultation',
    code: [
      'shared/domain/consent/proof.ts',
      'electron/services/consent/consents.ts',
      'sandbox/rules/authorisation-state.ts',
    ],
    tests: [
      'test/shared/domain/consent/opening.test.ts',
      'test/electron/services/consent/consents.test.ts',
      'test/model/client/client-model.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R7',
    title: 'The authorisation is declared after an explicit act only; the store tells its state',
    code: [
      'shared/domain/consent/opening.ts',
      'electron/services/records/consent-steps.ts',
      'sandbox/rules/authorisation-state.ts',
    ],
    tests: [
      'test/shared/domain/consent/opening.test.ts',
      'test/sandbox/session.test.ts',
      'test/electron/adapters/dmp/transactions/td0-3.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R8',
    title: 'Consent may be collected for a colleague',
    code: ['electron/services/consent/consents.ts', 'renderer/features/consent/for-colleague.tsx'],
    tests: ['test/electron/services/consent/consents.test.ts', 'test/electron/compose/consent.test.ts'],
    status: 'done',
  },
  {
    id: 'R9',
    title: 'A blocked professional reads nothing; the médecin traitant cannot be blocked',
    code: [
      'shared/domain/consent/opening.ts',
      'sandbox/rules/authorisation-state.ts',
      'sandbox/patient/professionals.ts',
    ],
    tests: [
      'test/rules/r09-blocked.test.ts',
      'test/sandbox/patient/desk.test.ts',
      'test/electron/compose/emergency.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R10',
    title: 'TD0.2 comes first, then the gates in their order',
    code: [
      'shared/domain/consent/opening.ts',
      'electron/services/records/dossiers.ts',
      'sandbox/transactions/demographics.ts',
    ],
    tests: ['test/shared/domain/consent/opening.test.ts'],
    status: 'done',
  },
  {
    id: 'R11',
    title: 'The médecin traitant reads everything, as long as he is',
    code: [
      'shared/domain/document/list/masked-filter.ts',
      'shared/domain/card/may-be-treating.ts',
      'electron/services/records/carers.ts',
      'sandbox/store/reader.ts',
      'sandbox/store/full-rights.ts',
    ],
    tests: [
      'test/rules/r11-medecin-traitant.test.ts',
      'test/electron/compose/carers.test.ts',
      'test/renderer/window/carers.test.ts',
      'test/sandbox/search.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R12',
    title: 'The médecin traitant files his yearly synthesis, sees the traces, is told of emergencies',
    code: ['sandbox/rules/history-reader.ts'],
    tests: ['test/rules/r12-synthesis.test.ts'],
    status: 'done',
  },
];
