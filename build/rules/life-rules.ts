import type { Rule } from './rule.ts';

/** R34–R48: minors and protected adults, closure, cache and traces, content. */
export const LIFE_RULES: readonly Rule[] = [
  {
    id: 'R34',
    title: 'Representatives act for the minor, until majority',
    code: [
      'shared/domain/consent/right-person.ts',
      'sandbox/rules/representative-access.ts',
      'sandbox/rules/is-minor.ts',
    ],
    tests: ['test/rules/r34-representatives.test.ts', 'test/sandbox/patient/desk.test.ts'],
    status: 'done',
  },
  {
    id: 'R35',
    title: 'The minor’s secret from his representatives',
    code: [
      'shared/domain/consent/secret-meeting.ts',
      'sandbox/rules/secret-deposit.ts',
      'sandbox/patient/documents.ts',
    ],
    tests: ['test/rules/r35-minors-secret.test.ts', 'test/sandbox/patient/desk.test.ts'],
    status: 'done',
  },
  {
    id: 'R36',
    title: 'Secret connection: secrets only; making visible is irreversible',
    code: [
      'shared/domain/patient/minor-connection.ts',
      'shared/domain/document/validate/secret-connection.ts',
      'sandbox/rules/secret-deposit.ts',
    ],
    tests: [
      'test/rules/r36-secret-connection.test.ts',
      'test/electron/compose/consent.test.ts',
      'test/sandbox/notices.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R37',
    title: 'Protected adults: who consented, and in what capacity',
    code: ['shared/domain/consent/right-person.ts', 'sandbox/rules/representative-access.ts'],
    tests: ['test/rules/r37-protected-adults.test.ts', 'test/renderer/window/consent.test.ts'],
    status: 'done',
  },
  {
    id: 'R38',
    title: 'A closed dossier is neither read nor fed',
    code: ['shared/domain/consent/opening.ts', 'sandbox/store/closure.ts', 'sandbox/patient/settings.ts'],
    tests: ['test/rules/r38-closed.test.ts', 'test/sandbox/td02.test.ts'],
    status: 'done',
  },
  {
    id: 'R39',
    title: 'Ten years after closure; reopening brings the archive back',
    code: ['sandbox/rules/archive-life.ts', 'sandbox/store/erase-dossier.ts'],
    tests: ['test/rules/r39-ten-years.test.ts', 'test/sandbox/patient/archive.test.ts'],
    status: 'done',
  },
  {
    id: 'R40',
    title: 'Opening by default after six weeks',
    code: [],
    tests: [],
    status: { notApplicable: 'the Assurance maladie opens dossiers; no function of a client or of this store' },
  },
  {
    id: 'R41',
    title: 'Local copies: opt-in, short, purged with the right',
    code: ['shared/domain/cache/cache-fate.ts', 'electron/services/cache/local-copies.ts'],
    tests: [
      'test/shared/domain/cache/cache-fate.test.ts',
      'test/electron/services/cache/local-copies.test.ts',
      'test/electron/compose/consent.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R42',
    title: 'Everything done is traced, here and at the store',
    code: ['electron/services/audit/journal.ts', 'electron/services/audit/verify-chain.ts', 'sandbox/store/traces.ts'],
    tests: [
      'test/electron/services/audit/journal.test.ts',
      'test/electron/compose/journal-path.test.ts',
      'test/renderer/window/journal.test.ts',
      'test/sandbox/access-history.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R43',
    title: 'Notices to the patient, without a title for what is held',
    code: ['sandbox/rules/titled-notice.ts', 'sandbox/store/notices.ts'],
    tests: ['test/rules/r43-notices.test.ts', 'test/sandbox/notices.test.ts'],
    status: 'done',
  },
  {
    id: 'R44',
    title: 'Sanctions of unlawful access',
    code: [],
    tests: [],
    status: {
      notApplicable: 'what courts and orders do; the client’s part is the reminder of R2 and the journal of R42',
    },
  },
  {
    id: 'R45',
    title: 'What a dossier holds: the classes and types of the national lists',
    code: ['electron/adapters/terminology/read-terminology.ts'],
    tests: ['test/rules/r45-content.test.ts'],
    status: 'done',
  },
  {
    id: 'R46',
    title: 'Reimbursements: written by the Assurance maladie only, 24 months',
    code: [
      'electron/adapters/terminology/read-terminology.ts',
      'sandbox/rules/deposit-type.ts',
      'sandbox/rules/reimbursement-window.ts',
    ],
    tests: ['test/rules/r46-reimbursements.test.ts', 'test/sandbox/rights.test.ts'],
    status: 'done',
  },
  {
    id: 'R47',
    title: 'Directives, wishes and medical profile have rows of their own in the matrix',
    code: ['sandbox/rights/readable-types.ts'],
    tests: ['test/rules/r47-directives.test.ts'],
    status: 'done',
  },
  {
    id: 'R48',
    title: 'Cancer documents are ordinary documents with ordinary rights',
    code: ['sandbox/rights/readable-types.ts'],
    tests: ['test/rules/r48-cancer.test.ts'],
    status: 'done',
  },
];
