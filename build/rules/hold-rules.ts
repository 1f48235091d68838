import type { Rule } from './rule.ts';

/** R22–R33: the announcement hold, and emergency. */
export const HOLD_RULES: readonly Rule[] = [
  {
    id: 'R22',
    title: 'A hold is asked for at deposit only, and any health professional may announce',
    code: ['sandbox/transactions/update-visibility.ts', 'sandbox/store/holds.ts'],
    tests: ['test/sandbox/holds.test.ts', 'test/sandbox/update.test.ts'],
    status: { open: 'the client does not offer it yet' },
  },
  {
    id: 'R23',
    title: 'Two clocks from the deposit: notice at two weeks, release at one month',
    code: ['sandbox/rules/hold-instants.ts', 'sandbox/store/settle-holds.ts'],
    tests: [],
    status: { open: 'the client does not follow it yet' },
  },
  {
    id: 'R24',
    title: 'The law’s month, not two weeks and then a month',
    code: ['sandbox/rules/hold-instants.ts'],
    tests: ['test/sandbox/rules/hold-instants.test.ts'],
    status: { open: 'no client rule yet' },
  },
  {
    id: 'R25',
    title: 'The instants in Paris time; a hold never restarts; late hiding is refused',
    code: ['sandbox/rules/hold-instants.ts', 'sandbox/rules/replacement-visibility.ts'],
    tests: ['test/sandbox/rules/hold-instants.test.ts', 'test/sandbox/holds.test.ts'],
    status: { open: 'no client rule yet' },
  },
  {
    id: 'R26',
    title: 'The worked cases A to G',
    code: [],
    tests: ['test/sandbox/rules/hold-instants.test.ts', 'test/sandbox/holds.test.ts'],
    status: { open: 'no client rule yet' },
  },
  {
    id: 'R27',
    title: 'States of a hold; the three last ones are final',
    code: ['sandbox/store/holds.ts', 'sandbox/store/settle-holds.ts'],
    tests: ['test/sandbox/holds.test.ts'],
    status: { open: 'no client rule yet' },
  },
  {
    id: 'R28',
    title: 'A held document is hidden from the patient only, and from every output meant for him',
    code: ['sandbox/patient/documents.ts'],
    tests: [],
    status: { open: 'the gate of patient-facing outputs is not built yet' },
  },
  {
    id: 'R29',
    title: 'Board of holds, reminder, one act for «consultation d’annonce faite»',
    code: [],
    tests: [],
    status: { open: 'not built yet' },
  },
  {
    id: 'R30',
    title: 'Break-glass: both conditions, a reason, opposition first, nothing kept, masks stay',
    code: ['shared/domain/cache/cache-fate.ts', 'sandbox/rules/emergency-refusal.ts'],
    tests: ['test/sandbox/rules/emergency-and-minors.test.ts', 'test/sandbox/search.test.ts'],
    status: { open: 'the client does not offer it yet' },
  },
  {
    id: 'R31',
    title: 'Centre 15 for the regulating physician alone',
    code: [],
    tests: ['test/sandbox/notices.test.ts'],
    status: { open: 'the client does not offer it yet' },
  },
  {
    id: 'R32',
    title: 'Two oppositions, independent',
    code: ['sandbox/rules/emergency-refusal.ts', 'sandbox/patient/settings.ts'],
    tests: ['test/sandbox/session.test.ts', 'test/sandbox/search.test.ts'],
    status: { open: 'the client does not ask them yet' },
  },
  {
    id: 'R33',
    title: 'Patient and médecin traitant are told of an emergency access',
    code: ['sandbox/transactions/tell-reading.ts', 'sandbox/store/notices.ts'],
    tests: ['test/sandbox/notices.test.ts'],
    status: 'done',
  },
];
