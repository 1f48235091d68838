import { describe, expect, test } from 'vitest';
import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { Dossier, OpeningOutcome } from '../../../shared/contract/dossier.ts';
import type { PatientRow } from '../../../shared/contract/patient.ts';
import { good, type Script } from '../../support/bridge/scripted-bridge.ts';
import { DOMINIQUE, dossierOf, LOU, OPEN, RIGHT, RUTH } from '../../support/bridge/world.ts';
import { axe, opened, READABLE, named, picture, useBuiltWindow } from './bench.ts';

const open = useBuiltWindow();

function withConnection(patient: PatientRow, outcome: OpeningOutcome, connection: Dossier['connection']): Script {
  return {
    'card.state': () => good(OPEN),
    'dossier.current': () => good({ ...dossierOf(patient, outcome, outcome.kind !== 'connection-choice'), connection }),
  };
}

describe('a minor (mock-up 09)', () => {
  test('R36, EX_0.1-1100: the connection is asked with nothing chosen, and Enter chooses nothing', async () => {
    const { page, bridge } = await open(withConnection(LOU, { kind: 'connection-choice' }, 'to-choose'));
    await page.getByRole('heading', { name: 'La connexion, à décider avec elle' }).waitFor();
    await page.getByText('Vous ne pouvez pas lire ce dossier, parce que').waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Continuer' }).click({ force: true });
    expect(named(bridge)).not.toContain('dossier.chooseConnection');
    await page.getByText('2 mai 2029').waitFor();
    await picture(page, '09-connexion');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R35, H22: in secret seven things are said by the minor herself, none proposed, under the dark band', async () => {
    const { page, bridge } = await open({
      ...withConnection(LOU, { kind: 'consent-needed', why: 'missing' }, 'secret'),
      'dossier.consent': () => good({ ...dossierOf(LOU, { kind: 'open', right: RIGHT }), connection: 'secret' }),
    });
    await page.getByText('Seuls des documents non visibles par ses représentants légaux partent d’ici.').waitFor();
    await page.getByText('Elle-même, en son nom, sans ses représentants').waitFor();
    await page.getByText('Il reste 6 réponses.').waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    await picture(page, '09-consentement-secret');
    expect(await axe(page)).toEqual([]);
    for (const name of ['Hors équipe de soins', 'De vive voix', 'Soins tenus secrets à sa demande', 'De personne'])
      await page.getByRole('radio', { name }).check({ force: true });
    for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true });
    await page.getByRole('button', { name: 'Inscrire et ouvrir le dossier' }).click();
    await expect.poll(() => named(bridge)).toContain('dossier.consent');
    expect(bridge.calls.find(({ name }) => name === 'dossier.consent')?.input).toMatchObject({
      consentingPerson: 'patient',
      capacity: 'not-care-team',
      secret: { ground: 'L.1111-5', accompanied: false, oppositionNoted: true, reimbursementsTold: true },
    });
    await page.context().close();
  });

  test('H20: the band lasts, says the right, and is left by a confirmed act under another token', async () => {
    const right = { ...RIGHT, until: null, isTreatingPhysician: false };
    const { page, bridge } = await open({
      ...withConnection(LOU, { kind: 'open', right }, 'secret'),
      'dossier.chooseConnection': () =>
        good({ ...dossierOf(LOU, { kind: 'consent-needed', why: 'missing' }), token: crypto.randomUUID() }),
    });
    await page.getByText('la patiente, mineure, y a consenti elle-même').waitFor();
    await picture(page, '09-dossier-secret');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Quitter la connexion secrète' }).click();
    await page.keyboard.press('Enter');
    expect(named(bridge)).not.toContain('dossier.chooseConnection');
    await page.getByRole('button', { name: 'Quitter la connexion secrète' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Quitter la connexion secrète' }).click();
    await page.getByText('Son représentant légal').waitFor();
    expect(await page.getByText('partent d’ici').count()).toBe(0);
    await page.context().close();
  });

  test('R34: in the ordinary connection only a representative speaks for a minor', async () => {
    const { page } = await open(withConnection(LOU, { kind: 'consent-needed', why: 'missing' }, 'ordinary'));
    await page.getByRole('radio', { name: /^Son représentant légal/ }).waitFor();
    expect(await page.getByRole('radio', { name: 'La patiente elle-même' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Passer en connexion secrète' }).waitFor();
    await page.context().close();
  });
});

describe('the register', () => {
  const ins = DOMINIQUE.patient.ins;
  const who = { ins, practitionerId: '899700000011', structureId: '499700000011001' };
  const acts: RecordedAct[] = [
    {
      act: {
        ...who,
        id: 'a2',
        at: Date.parse('2026-11-20T09:31:00Z'),
        decision: 'granted-for',
        colleague: { family: 'LEROY', given: 'Anne', profession: 'cardiologue' },
        answers: { consentingPerson: 'patient', capacity: 'care-team', informed: true, means: 'oral' },
      },
      mine: true,
      verdict: 'intact',
    },
    {
      act: { ...who, id: 'a1', at: Date.parse('2026-05-18T08:00:00Z'), decision: 'refused' },
      mine: true,
      verdict: 'altered',
    },
  ];

  test('R6, R8, H55: every act stands in the detail of the right; an altered one cannot be exported', async () => {
    const { page, bridge } = await open({
      ...opened(DOMINIQUE, { kind: 'open', right: RIGHT }),
      'consent.history': () => good(acts),
      'consent.export': () => good({ saved: true }),
    });
    await page.getByRole('button', { name: 'Détail' }).click();
    await page.getByText('Consentement pour LEROY Anne, cardiologue').waitFor();
    await page.getByText('Acte modifié hors du poste').waitFor();
    await picture(page, '03-detail');
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('button', { name: /^Exporter la preuve/ }).count()).toBe(1);
    await page.getByRole('button', { name: /^Exporter la preuve/ }).click();
    expect(await page.getByRole('dialog').locator('input:checked').count()).toBe(0);
    await page.getByRole('radio', { name: 'À elle, en main propre' }).check({ force: true });
    await page.getByRole('button', { name: 'Choisir où l’enregistrer…' }).click();
    await page.getByText('Preuve enregistrée.').waitFor();
    expect(bridge.calls.find(({ name }) => name === 'consent.export')?.input).toMatchObject({
      consentId: 'a2',
      handedTo: 'patient',
    });
    await page.context().close();
  });

  test('R7: a withdrawal asks who and how, Enter changes nothing, and the dossier closes under another token', async () => {
    const closed = { kind: 'consent-needed', why: 'withdrawn', declared: false } as const;
    const { page, bridge } = await open({
      ...opened(DOMINIQUE, { kind: 'open', right: RIGHT }),
      'consent.withdraw': () => good({ ...dossierOf(DOMINIQUE, closed), token: crypto.randomUUID() }),
    });
    await page.getByRole('button', { name: 'Détail' }).click();
    await page.getByRole('button', { name: 'Elle retire son accord…' }).click();
    await page.keyboard.press('Enter');
    expect(named(bridge)).not.toContain('consent.withdraw');
    const dialog = page.getByRole('dialog', { name: /^Retirer l’accord/ });
    await dialog.getByRole('radio', { name: 'La patiente elle-même' }).check({ force: true });
    await dialog.getByRole('radio', { name: 'De vive voix' }).check({ force: true });
    await picture(page, '03-retrait');
    await dialog.getByRole('button', { name: 'Inscrire le retrait et fermer la lecture' }).click();
    await page.getByText('le DMP n’en a pas encore été informé').waitFor();
    await page.getByText('Vous ne pouvez plus lire ce dossier').waitFor();
    await picture(page, '03-retire');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });

  test('R8, H22: a consent for a colleague says that nothing is sent, and no box looks ticked', async () => {
    const { page } = await open(opened(DOMINIQUE, { kind: 'open', right: RIGHT }));
    await page.getByRole('button', { name: 'Détail' }).click();
    await page.getByRole('button', { name: 'Recueillir pour un autre professionnel…' }).click();
    await page.getByText('rien ne lui est envoyé', { exact: false }).waitFor();
    expect(await page.getByRole('dialog').locator('.tick:not(.on) .box .icon').first().isVisible()).toBe(false);
    await picture(page, '03-confrere');
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the right to read', () => {
  test('H23, H22: the sentence of right stands on the deposit screen too, and where there is no right', async () => {
    const { page } = await open(READABLE);
    await page.getByText('Vous pouvez lire ce dossier jusqu’au').waitFor();
    await page.keyboard.press('Control+d');
    await page.getByText('Aucun document à déposer').waitFor();
    await page.getByText('Vous pouvez lire ce dossier jusqu’au').waitFor();
    await page.context().close();
    const closed = await open(
      opened(RUTH, { kind: 'closed', motive: 'FERMETURE_DECES', reason: 'Décès du titulaire' }),
    );
    await closed.page.getByText('parce que son DMP est fermé').waitFor();
    await closed.page.getByText('Motif transmis : décès du titulaire. Ni lecture, ni dépôt.').waitFor();
    await closed.page.context().close();
  });
});
