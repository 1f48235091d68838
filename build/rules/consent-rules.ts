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
    code: ['electron/adapters/store/tables/settings.ts'],
    tests: [],
    status: { open: 'the reminder is not shown yet' },
  },
  {
    id: 'R3',
    title: 'Excluded persons and unknown roles are refused',
    code: ['shared/domain/card/profession-access.ts'],
    tests: ['test/shared/domain/card/profession-access.test.ts', 'test/sandbox/indirect.test.ts'],
    status: 'done',
  },
  {
    id: 'R4',
    title: 'The matrix of professions and types bounds reading',
    code: ['sandbox/rights/readable-types.ts', 'sandbox/store/reader.ts'],
    tests: ['test/sandbox/search.test.ts'],
    status: 'done',
  },
  {
    id: 'R5',
    title: 'First consultation needs consent; the client creates no dossier',
    code: [],
    tests: [],
    status: { open: 'no code names it' },
  },
  {
    id: 'R6',
    title: 'Consent as a deliberate act, by team or at each consultation',
    code: ['shared/domain/consent/proof.ts', 'electron/services/consent/consents.ts'],
    tests: ['test/shared/domain/consent/opening.test.ts', 'test/electron/services/consent/consents.test.ts'],
    status: 'done',
  },
  {
    id: 'R7',
    title: 'The authorisation is declared after an explicit act only; the store tells its state',
    code: ['shared/domain/consent/opening.ts', 'sandbox/server/service.ts'],
    tests: ['test/shared/domain/consent/opening.test.ts', 'test/sandbox/session.test.ts'],
    status: 'done',
  },
  {
    id: 'R8',
    title: 'Consent may be collected for a colleague',
    code: [],
    tests: [],
    status: { open: 'not built yet' },
  },
  {
    id: 'R9',
    title: 'A blocked professional reads nothing; the médecin traitant cannot be blocked',
    code: ['sandbox/transactions/access.ts', 'sandbox/patient/professionals.ts', 'sandbox/store/authorisations.ts'],
    tests: [
      'test/shared/domain/consent/opening.test.ts',
      'test/sandbox/patient/desk.test.ts',
      'test/sandbox/search.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R10',
    title: 'TD0.2 comes first, then the gates in their order',
    code: ['shared/domain/consent/opening.ts', 'sandbox/transactions/demographics.ts'],
    tests: ['test/shared/domain/consent/opening.test.ts'],
    status: 'done',
  },
  {
    id: 'R11',
    title: 'The médecin traitant reads everything, as long as he is',
    code: ['sandbox/store/reader.ts'],
    tests: ['test/sandbox/search.test.ts'],
    status: 'done',
  },
  {
    id: 'R12',
    title: 'The médecin traitant’s yearly synthesis, traces and emergency notices',
    code: [],
    tests: [],
    status: { open: 'no code names it' },
  },
];
