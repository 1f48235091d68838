import type { DepositRule } from './form.ts';

/** R14, R.1111-47: nothing is filed before it was said that the patient is informed of it, once in the follow-up. */
export const patientInformed: DepositRule = (_typed, { informed }) =>
  informed ? [] : [{ code: 'deposit/patient-not-informed', field: 'informed' }];
