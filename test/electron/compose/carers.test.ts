import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { value, Working } from '../../support/workstation/working.ts';

const ME = '899700000011';
const TILLEULS = '499700000011001';
const folder = mkdtempSync(join(tmpdir(), 'dmp-carers-'));
let doctor: Working;
let token: string;

const kinds = (from: number): unknown[] =>
  doctor
    .journal(from)
    .map(({ kind }) => kind)
    .filter((kind) => /^(carers|treating)\./.test(kind));

beforeAll(async () => {
  doctor = await Working.start({ folder, structureId: TILLEULS });
  token = await doctor.open('PAT-TROIS');
}, 90_000);
afterAll(async () => {
  await doctor.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the professionals of a dossier on the real store', () => {
  test('R11: whom the patient authorised is told on demand, himself among them, and journaled', async () => {
    const from = doctor.journal().length;
    const carers = value(await doctor.work.carers.list(token));
    expect(carers.filter(({ mine }) => mine)).toMatchObject([{ nationalId: ME, state: 'authorised' }]);
    expect(kinds(from)).toEqual(['carers.listed']);
  });

  test('R11: declared at the patient’s request he is médecin traitant at once, and once; the store says so too', async () => {
    const from = doctor.journal().length;
    const before = value(await doctor.work.dossiers.current());
    const was = before?.outcome.kind === 'open' && before.outcome.right.isTreatingPhysician;
    if (was) ({ token } = value(await doctor.work.carers.setTreating(token, false)));
    const declared = value(await doctor.work.carers.setTreating(token, true));
    expect(declared).toMatchObject({ token, outcome: { kind: 'open', right: { isTreatingPhysician: true } } });
    expect(await doctor.work.carers.setTreating(token, true)).toMatchObject({ fault: { code: 'carers/unchanged' } });
    const reopened = value(await doctor.work.dossiers.open(doctor.insIdOf('PAT-TROIS')));
    expect(reopened).toMatchObject({ outcome: { right: { isTreatingPhysician: true } } });
    ({ token } = reopened);
    expect(kinds(from).slice(-2)).toEqual(['treating.declared', 'treating.refused']);
  });

  test('R11, H16: when it ends, a new token: what is masked has left, the right to read the rest stays', async () => {
    const from = doctor.journal().length;
    const old = token;
    const ended = value(await doctor.work.carers.setTreating(token, false));
    expect(ended).toMatchObject({ outcome: { kind: 'open', right: { isTreatingPhysician: false } } });
    expect(ended.token).not.toBe(old);
    expect(await doctor.work.carers.list(old)).toMatchObject({ fault: { code: 'dossier/not-open' } });
    const list = await doctor.list(ended.token);
    const others = list.rows.filter((row) => !('unreadable' in row) && !row.mine && row.states.includes('masque-ps'));
    expect(others).toEqual([]);
    expect(kinds(from)).toEqual(['treating.ended']);
  });
});
