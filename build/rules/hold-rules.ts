import type { Rule } from './rule.ts';

/** R22–R33: the announcement hold, and emergency. */
export const HOLD_RULES: readonly Rule[] = [
  {
    id: 'R22',
    title: 'A hold is asked for at deposit only, and any health professional may announce',
    code: ['shared/domain/hold/acts.ts', 'electron/services/holds/holds.ts', 'sandbox/store/holds.ts'],
    tests: ['test/rules/r22-hold.test.ts', 'test/electron/compose/holds.test.ts', 'test/sandbox/holds.test.ts'],
    status: 'done',
  },
  {
    id: 'R23',
    title: 'Two clocks from the deposit: notice at two weeks, release at one month',
    code: ['shared/domain/hold/instants.ts', 'sandbox/rules/hold-instants.ts', 'sandbox/store/settle-holds.ts'],
    tests: ['test/rules/r23-two-clocks.test.ts'],
    status: 'done',
  },
  {
    id: 'R24',
    title: 'The law’s month, not two weeks and then a month',
    code: ['shared/domain/hold/instants.ts', 'sandbox/rules/hold-instants.ts'],
    tests: ['test/rules/r24-one-month.test.ts', 'test/shared/domain/hold/instants.test.ts'],
    status: 'done',
  },
  {
    id: 'R25',
    title: 'The instants in Paris time; a hold never restarts; late hiding is refused',
    code: [
      'shared/domain/hold/instants.ts',
      'shared/domain/document/change/late-hiding.ts',
      'sandbox/rules/hold-instants.ts',
      'sandbox/rules/replacement-visibility.ts',
    ],
    tests: [
      'test/rules/r25-instants.test.ts',
      'test/shared/domain/hold/instants.test.ts',
      'test/sandbox/holds.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R26',
    title: 'The worked cases A to G',
    code: ['shared/domain/hold/state.ts'],
    tests: [
      'test/rules/r26-worked-cases.test.ts',
      'test/sandbox/holds.test.ts',
      'test/shared/domain/hold/state.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R27',
    title: 'States of a hold; the three last ones are final',
    code: ['shared/domain/hold/state.ts', 'sandbox/store/holds.ts', 'sandbox/rules/visibility-change.ts'],
    tests: ['test/rules/r27-states.test.ts', 'test/shared/domain/hold/state.test.ts'],
    status: 'done',
  },
  {
    id: 'R28',
    title: 'A held document is hidden from the patient only, and from every output meant for him',
    code: [
      'shared/domain/hold/who-reads.ts',
      'shared/domain/output/output-refusal.ts',
      'electron/services/outputs/outputs.ts',
      'electron/ipc/handlers/turned-screen.ts',
      'sandbox/patient/documents.ts',
    ],
    tests: [
      'test/rules/r28-who-sees-a-hold.test.ts',
      'test/shared/domain/output/output-refusal.test.ts',
      'test/electron/compose/holds.test.ts',
      'test/electron/compose/turned-screen.test.ts',
      'test/renderer/window/show.test.ts',
      'test/app/holds.spec.ts',
    ],
    status: 'done',
  },
  {
    id: 'R29',
    title: 'Board of holds, reminder, one act for «consultation d’annonce faite»',
    code: ['electron/services/holds/holds.ts', 'shared/domain/hold/reminder.ts', 'renderer/features/holds/board.tsx'],
    tests: ['test/electron/compose/holds.test.ts', 'test/renderer/holds/groups.test.ts'],
    status: 'done',
  },
  {
    id: 'R30',
    title: 'Break-glass: both conditions, a reason, opposition first, nothing kept, masks stay',
    code: [
      'shared/domain/emergency/break-glass.ts',
      'electron/services/emergency/emergency.ts',
      'shared/domain/cache/cache-fate.ts',
      'sandbox/rules/emergency-refusal.ts',
    ],
    tests: [
      'test/rules/r30-break-glass.test.ts',
      'test/electron/compose/emergency.test.ts',
      'test/model/client/client-model.test.ts',
    ],
    status: 'done',
  },
  {
    id: 'R31',
    title: 'Centre 15 for the regulating physician alone',
    code: ['shared/domain/emergency/regulation.ts', 'sandbox/rules/emergency-refusal.ts'],
    tests: ['test/rules/r31-centre-15.test.ts', 'test/sandbox/rights.test.ts'],
    status: 'done',
  },
  {
    id: 'R32',
    title: 'Two oppositions, independent',
    code: [
      'shared/domain/emergency/opposition.ts',
      'sandbox/rules/emergency-refusal.ts',
      'sandbox/patient/settings.ts',
    ],
    tests: ['test/rules/r32-two-oppositions.test.ts', 'test/electron/compose/emergency.test.ts'],
    status: 'done',
  },
  {
    id: 'R33',
    title: 'Patient and médecin traitant are told of an emergency access',
    code: [
      'electron/services/emergency/register.ts',
      'sandbox/transactions/tell-reading.ts',
      'sandbox/store/notices.ts',
    ],
    tests: ['test/sandbox/notices.test.ts', 'test/model/store/histories.test.ts'],
    status: 'done',
  },
];
