import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../sandbox/server/access-history.ts';
import { historyRefusal } from '../../sandbox/rules/history-reader.ts';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { ACTION, APPROVED, QUERY, storedQuery } from './support/messages.ts';
import { CLOSED_INS, PATIENT_INS, startTestSandbox, type TestSandbox } from './support/running.ts';
import { practitioner } from './support/vihf.ts';

/** `/AccesDirect/HistoriqueAcces/INS` (R42, dmp-interface §1.9), over mutual TLS with a card's authentication key. */

let sandbox: TestSandbox;
const attending = practitioner('899700000011');
const other = practitioner('899700000029');

beforeAll(async () => {
  sandbox = await startTestSandbox();
  sandbox.store.prepare('UPDATE patients SET attending_practitioner = ? WHERE id = 1').run(attending.nationalId);
  const body = storedQuery(QUERY.findDocuments, { $XDSDocumentEntryStatus: APPROVED });
  for (const person of [attending, other]) {
    putAuthorisation(sandbox.store, 1, person.nationalId, 'AUTORISE', sandbox.clock.now());
    await sandbox.call({ action: ACTION.query, body }, { person });
  }
});
afterAll(() => sandbox.remove());

interface Page {
  status: number;
  type: string;
  text: string;
}

function get(ins: string, person: string, accept = 'text/html'): Promise<Page> {
  const file = (name: string): Buffer => readFileSync(join(sandbox.pkiFolder, name));
  return new Promise((done, failed) => {
    const sent = httpsRequest(
      {
        host: 'localhost',
        port: sandbox.port,
        path: `/AccesDirect/HistoriqueAcces/${ins}`,
        ca: file('roots.pem'),
        cert: file(`persons/${person}/auth.pem`),
        key: file(`persons/${person}/auth.key.pem`),
        headers: { accept },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            type: String(response.headers['content-type']),
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', failed).end();
  });
}

interface Lines {
  scope: string;
  lines: HistoryLine[];
}

const lines = async (person: string): Promise<Lines> =>
  JSON.parse((await get(PATIENT_INS.value, person, 'application/json')).text) as Lines; // its own documented shape

describe('R42: the access history of a dossier', () => {
  test('the médecin traitant sees the acts of all', async () => {
    const { scope, lines: all } = await lines(attending.id);
    expect(scope).toBe('all');
    expect(new Set(all.map((one) => one.practitioner))).toEqual(new Set([attending.nationalId, other.nationalId]));
    expect(all.find((one) => one.transaction === 'TD3.1')).toMatchObject({
      name: 'FORÊT Étienne',
      structure: 'Cabinet médical des Ormes',
      act: 'a consulté la liste des documents',
      purpose: 'accès normal',
      outcome: 'accepted',
    });
  });

  test('another professional sees his own, and his looking is traced', async () => {
    const { scope, lines: own } = await lines(other.id);
    expect(scope).toBe('own');
    expect(own.map((one) => one.transaction)).toEqual(['TD0.9', 'TD3.1']);
    expect(new Set(own.map((one) => one.practitioner))).toEqual(new Set([other.nationalId]));
  });

  test('as a page for a browser, in French', async () => {
    const page = await get(PATIENT_INS.value, attending.id);
    expect(page).toMatchObject({ status: 200, type: 'text/html; charset=UTF-8' });
    expect(page.text).toMatch(/médecin traitant : tous les accès/);
    expect(page.text).toContain('FORÊT Étienne');
  });

  test('nobody else: staff, a blocked professional, a closed or unknown dossier', async () => {
    expect((await get(PATIENT_INS.value, '699700000011001-SEC0001')).text).toMatch(/réservée aux professionnels/);
    expect((await get(CLOSED_INS.value, attending.id)).text).toMatch(/fermé/);
    expect((await get('299999999999999', attending.id)).status).toBe(404);
    putAuthorisation(sandbox.store, 1, other.nationalId, 'INTERDIT', sandbox.clock.now());
    expect(await get(PATIENT_INS.value, other.id)).toMatchObject({ status: 403 });
  });
});

test('R42: who may look, as a rule', () => {
  const reader = { professional: true, dossier: 'ACTIF', attending: false, blocked: false } as const;
  expect(historyRefusal(reader)).toBeNull();
  expect(historyRefusal({ ...reader, blocked: true })).toBe('blocked');
  expect(historyRefusal({ ...reader, blocked: true, attending: true })).toBeNull();
  expect(historyRefusal({ ...reader, professional: false })).toBe('staff');
});
