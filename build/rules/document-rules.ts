import type { Rule } from './rule.ts';

/** R13–R21: depositing and reading documents. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'R13',
    title: 'Documents leave the same day; what is overdue is shown',
    code: ['shared/domain/outbox/due-by.ts', 'renderer/features/outbox/job-look.ts'],
    tests: ['test/shared/domain/outbox/due-by.test.ts', 'test/renderer/window/outbox.test.ts'],
    status: 'done',
  },
  {
    id: 'R14',
    title: 'The patient is informed; withholding is one act for one document; nothing empty or unchanged leaves',
    code: [
      'shared/domain/feeding/feeding.ts',
      'shared/domain/document/validate/patient-informed.ts',
      'electron/services/deposit/feeding.ts',
      'electron/services/deposit/deposits.ts',
    ],
    tests: [
      'test/shared/domain/document/deposit-faults.test.ts',
      'test/electron/services/deposit/feeding.test.ts',
      'test/electron/services/outbox/outbox.test.ts',
      'test/renderer/window/deposit.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R15',
    title: 'Visibility is stated at each deposit; masked and hidden add up only where the store allows it',
    code: [
      'shared/domain/document/validate/visibility-stated.ts',
      'shared/domain/document/change/combination.ts',
      'sandbox/xds/check-metadata.ts',
    ],
    tests: [
      'test/rules/r15-visibility-stated.test.ts',
      'test/sandbox/deposit.test.ts',
      'test/renderer/deposit/answers.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R16',
    title: 'Only the author deletes and replaces',
    code: [
      'shared/domain/document/change/who-may.ts',
      'sandbox/rules/update-refusal.ts',
      'sandbox/transactions/replacement.ts',
    ],
    tests: [
      'test/rules/r16-author.test.ts',
      'test/shared/domain/document/change/change-refusal.test.ts',
      'test/electron/compose/visibility.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R17',
    title: 'The dossier’s key is the patient’s own INS; test numbers stay out of production',
    code: ['shared/domain/patient/ins.ts'],
    tests: ['test/rules/r17-identity.test.ts', 'test/sandbox/seed/patients.test.ts'],
    status: 'done',
  },
  {
    id: 'R18',
    title: 'The first search is bounded to two years; vaccinations are not',
    code: ['electron/services/records/lists.ts', 'renderer/features/record/scope-line.tsx'],
    tests: ['test/renderer/window/list.test.ts'],
    status: 'done',
  },
  {
    id: 'R19',
    title: 'States are shown in the list; a hidden document opens behind an alert',
    code: ['shared/domain/document/visibility.ts', 'renderer/features/viewer/alerts.tsx'],
    tests: [
      'test/renderer/texts/wording.test.ts',
      'test/renderer/window/list.test.ts',
      'test/renderer/window/viewer.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R20',
    title: 'What the patient wrote is set apart, by type and author',
    code: ['shared/domain/document/patient-authored.ts', 'sandbox/rules/written-by-patient.ts'],
    tests: ['test/shared/domain/document/patient-authored.test.ts', 'test/renderer/features/record/list-model.test.ts'],
    status: 'done',
  },
  {
    id: 'R21',
    title: 'A masked document exists for its author and the médecin traitant only',
    code: ['shared/domain/cache/document-fate.ts', 'sandbox/store/reader.ts', 'sandbox/patient/documents.ts'],
    tests: [
      'test/rules/r21-masked.test.ts',
      'test/model/store/non-interference.test.ts',
      'test/sandbox/search.test.ts',
    ],
    status: 'done',
  },
];
