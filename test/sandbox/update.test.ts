import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putAuthorisation } from '../../sandbox/store/authorisations.ts';
import { faultOf, find, type Reply } from './support/client.ts';
import { newOid } from './support/lot.ts';
import { startTestSandbox, type TestSandbox } from './support/running.ts';
import { readEntry, setAuthor, statusBody, update, visibilityBody, type ReadEntry } from './support/update.ts';
import { practitioner, type VihfOptions } from './support/vihf.ts';

let sandbox: TestSandbox;
let uniqueId: string;
const author = practitioner('899700000011');
const second = practitioner('899700000029');
const nurse = practitioner('899700000052');

const attending = (id: string | null): unknown =>
  sandbox.store.prepare('UPDATE patients SET attending_practitioner = ? WHERE id = 1').run(id);

beforeAll(async () => {
  sandbox = await startTestSandbox();
  for (const one of [author, second, nurse]) {
    putAuthorisation(sandbox.store, 1, one.nationalId, 'AUTORISE', sandbox.clock.now());
  }
});
afterAll(() => sandbox.remove());
beforeEach(() => {
  uniqueId = newOid();
  attending(null);
});

const outcome = (reply: Reply): string =>
  reply.status === 200
    ? (find(reply.xml, '//rs:RegistryError/@errorCode')[0] ?? find(reply.xml, '//rs:RegistryResponse/@status')[0] ?? '')
    : (faultOf(reply).code ?? '');
const why = (reply: Reply): string => find(reply.xml, '//rs:RegistryError/@codeContext').join(' | ');
const SUCCESS = /Success$/;
const DENIED = 'DMPAccessDeniedByRightsService';

async function entry(who: Partial<VihfOptions> = {}): Promise<ReadEntry> {
  const found = await readEntry(sandbox, uniqueId, who);
  if (!found) throw new Error('document not found');
  return found;
}

const deposit = (codes: string[] = ['N']): Promise<Reply> => sandbox.deposit({ documents: [{ uniqueId, codes }] });

async function change(codes: string[], person = author, vihf: Partial<VihfOptions> = {}): Promise<Reply> {
  return update(sandbox, visibilityBody(await entry({ person }), codes, setAuthor(person)), { person, ...vihf });
}

describe('TD3.3a, mask and unmask', () => {
  test('gives a new metadata version: entryUUID new, logical identifier and content kept, number up', async () => {
    await deposit();
    const before = await entry();
    expect(outcome(await change(['N', 'MASQUE_PS']))).toMatch(SUCCESS);
    const after = await entry();
    expect(after.codes).toEqual(['N', 'MASQUE_PS']);
    expect(after.logicalId).toBe(before.logicalId);
    expect(after.entryUuid).not.toBe(before.entryUuid);
    expect(Number(after.version)).toBe(Number(before.version) + 1);
    const slots = (xml: string): string[] => xml.match(/<rim:Slot name="(hash|size)">.*?<\/rim:Slot>/g) ?? [];
    expect(slots(after.xml)).toEqual(slots(before.xml));
  });

  test('any authorised professional masks; only the author and the médecin traitant unmask (R16, R21)', async () => {
    await deposit();
    const read = await entry({ person: second });
    expect(outcome(await change(['N', 'MASQUE_PS'], second))).toMatch(SUCCESS);
    expect(await readEntry(sandbox, uniqueId, { person: second })).toBeNull();
    const again = update(sandbox, visibilityBody(read, ['N'], setAuthor(second)), { person: second });
    // N9: for a reader without the right, a masked document is like an unknown one.
    expect(why(await again)).toMatch(/document inconnu/);
    attending(second.nationalId);
    expect(outcome(await change(['N'], second))).toMatch(SUCCESS);
    await change(['N', 'MASQUE_PS']);
    expect(outcome(await change(['N']))).toMatch(SUCCESS);
  });

  test('the title changed under cover of a mask is refused (H21)', async () => {
    await deposit();
    const body = visibilityBody(await entry(), ['N', 'MASQUE_PS'], {}, (xml) => xml.replace('Compte rendu', 'Autre'));
    const reply = await update(sandbox, body);
    expect(outcome(reply)).toBe('XDSMetadataUpdateError');
    expect(why(reply)).toMatch(/seule la visibilité.*title/);
    expect((await entry()).codes).toEqual(['N']);
  });

  test('a version read before another change is refused, and nothing changes (H21)', async () => {
    await deposit();
    const stale = await entry();
    await change(['N', 'MASQUE_PS']);
    const reply = await update(sandbox, visibilityBody(stale, ['N', 'MASQUE_PS']));
    expect(outcome(reply)).toBe('XDSMetadataVersionError');
    const archived = await update(sandbox, statusBody(stale.entryUuid, 'Approved', 'Archived'));
    expect(outcome(archived)).toBe('XDSMetadataVersionError');
  });

  test('nothing to change, no change of visibility in an emergency, and no lot of another', async () => {
    await deposit();
    expect(why(await change(['N']))).toMatch(/aucun changement/);
    const emergency = { purpose: 'bris_de_glace', reason: 'Patient inconscient' };
    expect(outcome(await change(['N', 'MASQUE_PS'], author, emergency))).toBe(DENIED);
    const body = visibilityBody(await entry(), ['N', 'MASQUE_PS'], setAuthor(second));
    expect(outcome(await update(sandbox, body))).toBe('DMPVihfIncoherent');
  });
});

describe('TD3.3b, make visible', () => {
  test('to the patient, by another professional than the author (R22), and never back (R27, N8)', async () => {
    await deposit(['N', 'INVISIBLE_PATIENT']);
    expect(outcome(await change(['N'], second))).toMatch(SUCCESS);
    const back = await change(['N', 'INVISIBLE_PATIENT']);
    expect(outcome(back)).toBe('XDSMetadataUpdateError');
    expect(why(back)).toMatch(/déjà visible du patient/);
  });

  test('to the representatives, and never back (R36, N8)', async () => {
    await deposit(['N', 'INVISIBLE_REPRESENTANTS_LEGAUX']);
    expect(outcome(await change(['N']))).toMatch(SUCCESS);
    expect(why(await change(['N', 'INVISIBLE_REPRESENTANTS_LEGAUX']))).toMatch(/déjà visible des représentants/);
  });

  test('masking a document hidden from the patient follows the parameter of the store (R15)', async () => {
    await deposit(['N', 'INVISIBLE_PATIENT']);
    expect(why(await change(['N', 'INVISIBLE_PATIENT', 'MASQUE_PS']))).toMatch(/ne se cumulent pas/);
  });
});

describe('TD3.3c, delete', () => {
  test('its author only, without any authorisation (R16); then it is gone for everybody', async () => {
    await deposit();
    const { entryUuid } = await entry();
    const other = statusBody(entryUuid, 'Approved', 'Deleted', setAuthor(second));
    expect(outcome(await update(sandbox, other, { person: second }))).toBe(DENIED);
    sandbox.store.prepare('DELETE FROM authorisations WHERE holder_id = ?').run(author.nationalId);
    const reply = await update(sandbox, statusBody(entryUuid, 'Approved', 'Deleted'));
    putAuthorisation(sandbox.store, 1, author.nationalId, 'AUTORISE', sandbox.clock.now());
    expect(outcome(reply), reply.xml).toMatch(SUCCESS);
    expect(await readEntry(sandbox, uniqueId)).toBeNull();
    expect(outcome(await update(sandbox, statusBody(entryUuid, 'Deleted', 'Approved')))).toBe('XDSMetadataUpdateError');
  });

  test('takes the replaced versions with it', async () => {
    await deposit();
    const newer = newOid();
    const { entryUuid } = await entry();
    await sandbox.deposit({ documents: [{ uniqueId: newer }], replaces: entryUuid });
    const current = await readEntry(sandbox, newer);
    await update(sandbox, statusBody(current?.entryUuid ?? '', 'Approved', 'Deleted'));
    expect(await readEntry(sandbox, uniqueId)).toBeNull();
  });

  test('an employee deletes what his structure deposited', async () => {
    await deposit();
    const { entryUuid } = await entry();
    const secretary = practitioner('699700000011001-SEC0001');
    const reply = await update(sandbox, statusBody(entryUuid, 'Approved', 'Deleted', setAuthor(secretary)), {
      person: secretary,
    });
    expect(outcome(reply), reply.xml).toMatch(SUCCESS);
  });
});

describe('TD3.3d, archive and restore', () => {
  test('by its author or the médecin traitant, with the status it had', async () => {
    await deposit();
    const { entryUuid } = await entry();
    const archive = statusBody(entryUuid, 'Approved', 'Archived', setAuthor(second));
    expect(outcome(await update(sandbox, archive, { person: second }))).toBe(DENIED);
    attending(second.nationalId);
    const again = statusBody(entryUuid, 'Approved', 'Archived', setAuthor(second));
    expect(outcome(await update(sandbox, again, { person: second }))).toMatch(SUCCESS);
    const wrong = await update(sandbox, statusBody(entryUuid, 'Approved', 'Archived'));
    expect(outcome(wrong)).toBe('XDSMetadataVersionError');
    expect(outcome(await update(sandbox, statusBody(entryUuid, 'Archived', 'Approved')))).toMatch(SUCCESS);
    expect(outcome(await update(sandbox, statusBody(entryUuid, 'Approved', 'Deprecated')))).toBe(
      'XDSMetadataUpdateError',
    );
  });

  test('leaves the name of the operation in the journal (R42)', async () => {
    await deposit();
    const { entryUuid } = await entry();
    await update(sandbox, statusBody(entryUuid, 'Approved', 'Archived'));
    const last = sandbox.store
      .prepare<[], { n: string }>('SELECT transaction_name AS n FROM traces ORDER BY id DESC')
      .get();
    expect(last?.n).toBe('TD3.3d');
  });
});
