import { appContract } from './app.ts';
import { cardContract } from './card.ts';
import { carersContract } from './carers.ts';
import { clipboardContract } from './clipboard.ts';
import { consentContract } from './consent.ts';
import { copiesContract } from './copies.ts';
import { depositContract } from './deposit.ts';
import { documentContract } from './document.ts';
import { dossierContract } from './dossier.ts';
import { emergencyContract } from './emergency.ts';
import { journalContract } from './journal.ts';
import { holdsContract } from './holds.ts';
import { outputContract } from './output.ts';
import { patientContract } from './patient.ts';
import { showContract } from './show.ts';
import { spotContract } from './spot.ts';
import { visibilityContract } from './visibility.ts';

/** The whole surface between window and main process. */
export const contract = {
  ...appContract,
  ...cardContract,
  ...patientContract,
  ...dossierContract,
  ...spotContract,
  ...consentContract,
  ...carersContract,
  ...documentContract,
  ...showContract,
  ...depositContract,
  ...holdsContract,
  ...copiesContract,
  ...outputContract,
  ...clipboardContract,
  ...emergencyContract,
  ...visibilityContract,
  ...journalContract,
};
export type Contract = typeof contract;
