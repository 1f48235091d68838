import { expect } from '@playwright/test';
import type { Desk } from '../pages/desk.ts';
import { textFile } from '../pages/deposit.ts';
import { OFFICE, PIN } from '../pages/lock-screen.ts';
import { Steps, type PlayedStep, type TellStep } from './steps.ts';

const PATIENT = 'PAT-TROIS';
const TITLE = 'Consultation de suivi du diabète';
const REPORT = textFile(
  'consultation-de-suivi.txt',
  [
    'Cabinet médical des Tilleuls — Dr LIBRE Jeanne',
    'Patiente : PAT-TROIS Dominique, INS 2 79 03 51 215 189 89 (identité de test)',
    '',
    'Consultation de suivi. Poids 83 kg, TA 128/76 mmHg. HbA1c 7,6 % (8,2 % en mai).',
    'Traitement poursuivi. Prochaine consultation dans trois mois.',
  ].join('\n'),
);
const TYPE = 'CR ou fiche de consultation ou de visite';
const RECEIVED_MS = 30_000;

/** Whose hand plays: the code of the card, and who notes the recovery code as a doctor would on paper. */
export interface Hand {
  readonly pin: string;
  readonly noteCode: (code: string) => void;
}

async function login(desk: Desk, steps: Steps, hand: Hand): Promise<void> {
  const { lockScreen, page } = desk;
  await steps.play('verrou', 'La carte est lue, son porteur est nommé avant tout code', async () => {
    await lockScreen.isReady();
    await expect(page.getByText('LIBRE Jeanne')).toBeVisible();
  });
  await steps.play('code-faux', 'Un code faux est dit, et n’ouvre rien', async () => {
    await lockScreen.type('0000');
    await expect(lockScreen.alert).toContainText('Code faux.');
  });
  await steps.play('situation', 'Le bon code demande où l’on exerce', async () => {
    await lockScreen.type(hand.pin);
    await expect(page.getByRole('heading', { name: 'Où exercez-vous aujourd’hui ?' })).toBeVisible();
  });
  await steps.play('code-de-recuperation', 'La première fois, le code de récupération est montré', async () => {
    await lockScreen.choose(OFFICE);
    await expect(lockScreen.recoveryCode()).toBeVisible();
    hand.noteCode(await lockScreen.readRecoveryCode());
  });
  await steps.play('patients', 'Le poste est ouvert, un patient est cherché', async () => {
    await lockScreen.keepRecoveryCode();
    await expect(await desk.patients.search(PATIENT)).toHaveCount(1);
  });
}

async function consent({ patients, consent: step, dossier }: Desk, steps: Steps): Promise<void> {
  await steps.play('consentement', 'Le DMP est vérifié, le consentement est à recueillir', async () => {
    await patients.open(PATIENT);
    await step.isAsked();
  });
  await steps.play('consentement-rempli', 'Quatre réponses, et ce qui sera inscrit se remplit', async () => {
    await step.answerWho();
    await step.answerCapacity();
    await step.sayInformed();
    await step.answerMeans();
    await expect(step.act).not.toHaveAttribute('aria-disabled', 'true');
  });
  await steps.play('dossier', 'Inscrit, déclaré au DMP : la liste est là', async () => {
    await step.act.click();
    await dossier.isListed();
  });
}

async function read({ dossier }: Desk, steps: Steps): Promise<void> {
  await steps.play('document-pdf', 'Un PDF est lu', async () => {
    await dossier.read('Dépistage de la rétinopathie diabétique');
    await expect(dossier.frame().getByText('Pas de rétinopathie. Contrôle dans un an.')).toBeVisible();
  });
  await steps.play('document-structure', 'Un compte rendu structuré est lu', async () => {
    await dossier.read('Surveillance du diabète');
    await dossier.tab('Texte structuré').click();
    await expect(dossier.viewer.getByRole('table').last()).toContainText('HbA1c');
  });
}

async function file({ deposit, outbox, dossier }: Desk, steps: Steps, today: string): Promise<void> {
  await steps.play('depot', 'Un fichier est choisi, son identité vérifiée, le formulaire rempli', async () => {
    await deposit.show();
    await deposit.take(REPORT);
    await deposit.fill({ type: TYPE, title: TITLE, actAt: today, masked: 'no' });
    await expect(deposit.act).not.toHaveAttribute('aria-disabled', 'true');
  });
  await steps.play('envoi', 'Signé, envoyé, et reçu par le DMP', async () => {
    await deposit.act.click();
    await expect(outbox.job(TITLE)).toContainText('Reçu par le DMP', { timeout: RECEIVED_MS });
  });
  await steps.play('depose', 'Le document est dans la liste, et se relit', async () => {
    await deposit.back();
    await dossier.isListed();
    await dossier.read(TITLE);
    await expect(dossier.frame().getByText('HbA1c 7,6 %')).toBeVisible();
  });
}

/**
 * Plays the whole path in the window of a workstation that is used for the first time.
 *
 * @param folder where the pictures go.
 * @returns the steps; throws at the first that fails, its picture saved.
 */
export async function playTour(
  desk: Desk,
  folder: string,
  tell: TellStep = () => undefined,
  hand: Hand = { pin: PIN, noteCode: () => undefined },
): Promise<readonly PlayedStep[]> {
  const steps = new Steps(desk.page, folder, tell);
  await login(desk, steps, hand);
  await consent(desk, steps);
  await read(desk, steps);
  await file(desk, steps, new Date().toLocaleDateString('fr-FR'));
  await steps.play('verrouille', 'Verrouillé : plus rien d’un patient à l’écran', async () => {
    await desk.lock();
    await desk.showsNothingOf([PATIENT, TITLE]);
  });
  return steps.played;
}
