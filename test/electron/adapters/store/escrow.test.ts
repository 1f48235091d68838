import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../../electron/cli/run.ts';
import { readEscrowCertificate, type EscrowCertificate } from '../../../../electron/adapters/store/keys/escrow.ts';
import { openStore, type OpenStoreOptions } from '../../../../electron/adapters/store/open-store.ts';
import type { Store } from '../../../../electron/adapters/store/store.ts';
import { insId } from '../../../../shared/domain/patient/ins.ts';
import { consent, jobOf, lot, patient } from './samples.ts';
import { filesBelow, HOLDER, opened, options, stableCard, temporaryFolder } from './store-support.ts';

const PASSPHRASE = 'phrase de séquestre';
const keys = temporaryFolder();
const at = (name: string): string => join(keys.path, name);
let folder: ReturnType<typeof temporaryFolder>;
let escrow: EscrowCertificate;
let other: EscrowCertificate;

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}

function authority(name: string): EscrowCertificate {
  const subject = ['-subj', `/CN=${name}`, '-days', '30', '-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...subject, '-keyout', at(`${name}.clear.pem`), '-out', at(`${name}.crt`));
  const protect = ['-passout', `pass:${PASSPHRASE}`];
  openssl(
    'pkcs8',
    '-topk8',
    '-v2',
    'aes-256-cbc',
    '-in',
    at(`${name}.clear.pem`),
    '-out',
    at(`${name}.pem`),
    ...protect,
  );
  const both = ['-inkey', at(`${name}.clear.pem`), '-in', at(`${name}.crt`)];
  openssl('pkcs12', '-export', ...both, '-out', at(`${name}.p12`), ...protect);
  const read = readEscrowCertificate(at(`${name}.crt`));
  if (!read.ok) throw new Error(read.fault.code);
  return read.value;
}

async function recover(...more: string[]) {
  let out = '';
  let error = '';
  const line = ['store', 'recover', '--store', folder.path, '--holder', HOLDER, '--passphrase-file', at('passphrase')];
  const terminal = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  return { exit: await runCli([...line, ...more], terminal), code: out.trim(), error };
}

const HOLD = {
  id: 'hold-1',
  ins: patient(1).ins,
  uniqueId: '2.25.1',
  setId: null,
  title: 'CR',
  authorLabel: 'Dr X',
  mine: true,
  reason: 'annonce',
  openedAt: 1,
} as const;

/** One unsent document, one consent, one hold, one row of the journal. */
function fill(store: Store): string {
  store.outbox.enqueue(jobOf(lot(1)), lot(1));
  store.consents.append(consent('c1', 1));
  store.holds.open(HOLD);
  store.audit.append({ kind: 'session.unlocked', at: 1, practitionerId: HOLDER, structureId: '1', facts: {} });
  store.confirmRecoveryCode();
  return store.recoveryCode ?? '';
}

function contents({ outbox, consents, holds, audit }: Store) {
  return {
    jobs: outbox.list().map(({ uniqueId, state }) => [uniqueId, state]),
    lot: outbox.lotOf(outbox.list()[0]?.id ?? '')?.submissionSetId,
    consents: consents.history(insId(patient(1).ins)),
    holds: holds.all(),
    journal: audit.read(1, 10),
  };
}

/** Fills the store under these options, and says what must be found again. */
async function filled(changes: Partial<OpenStoreOptions> = {}) {
  const store = await opened(folder.path, changes);
  const code = fill(store);
  const before = contents(store);
  store.close();
  expect([before.jobs.length, before.consents.length, before.holds.length, before.journal.length]).toEqual([
    1, 1, 1, 1,
  ]);
  return { code, before };
}

async function faultWith(changes: Partial<OpenStoreOptions>): Promise<string> {
  const store = await openStore(options(folder.path, changes));
  if (store.ok) store.value.close();
  return store.ok ? 'none' : store.fault.code;
}

beforeAll(() => {
  escrow = authority('escrow');
  other = authority('other');
  writeFileSync(at('passphrase'), `${PASSPHRASE}\n`);
});
afterAll(() => keys.remove());
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => folder.remove());

// A card lost and one renewed for another key look alike to the store; an expired one is refused before it (H24).
describe.each(['lost, another one in its place', 'renewed with another key'])('a card %s', (card) => {
  const signDomainText = stableCard(card);

  test('decision 12, H58: by the recovery code, document, consent, hold and journal are all there', async () => {
    const { code, before } = await filled();
    expect(await faultWith({ signDomainText })).toBe('store/card-changed');
    const again = await opened(folder.path, { signDomainText, recovery: code });
    expect(contents(again)).toEqual(before);
    expect(again.recovered).toBe(true);
    again.close();
  });

  test.each(['pem', 'p12'])('decision 12, H58: by the escrow key (%s), they are all there too', async (form) => {
    const { code, before } = await filled({ escrow });
    const given = await recover('--key', at(`escrow.${form}`));
    expect(given).toMatchObject({ exit: 0, code: expect.stringMatching(/^(\w{5}-){5}\w{5}$/) });
    expect(await faultWith({ signDomainText, escrow, recovery: code })).toBe('store/recovery-code-wrong');
    const again = await opened(folder.path, { signDomainText, escrow, recovery: given.code });
    expect(contents(again)).toEqual(before);
    again.close();
    // The new binding is under the same escrow: a second loss is no worse than the first.
    expect((await recover('--key', at('escrow.pem'))).exit).toBe(0);
  });
});

describe('the escrow', () => {
  test('opens with its own key only, and says which of the others it was given', async () => {
    await filled({ escrow });
    expect(await recover('--key', at('other.pem'))).toMatchObject({
      exit: 2,
      error: expect.stringContaining('pas celle du séquestre'),
    });
    writeFileSync(at('wrong'), 'autre');
    expect(await recover('--key', at('escrow.p12'), '--passphrase-file', at('wrong'))).toMatchObject({
      exit: 2,
      error: expect.stringContaining('mot de passe'),
    });
    expect(await recover('--key', at('nowhere.pem'))).toMatchObject({ exit: 2 });
    expect(await faultWith({ escrow })).toBe('none');
  });

  test('is refused while the workstation has the store open, and changes nothing then', async () => {
    const { code } = await filled({ escrow });
    const open = await opened(folder.path, { escrow });
    expect(await recover('--key', at('escrow.pem'))).toMatchObject({
      exit: 2,
      error: expect.stringContaining('ouvert'),
    });
    open.close();
    expect(await faultWith({ recovery: code })).toBe('none');
  });

  test('is told at each change: set, replaced, taken away; without one there is nothing to open', async () => {
    await filled();
    expect(await recover('--key', at('escrow.pem'))).toMatchObject({
      exit: 2,
      error: expect.stringContaining('séquestre'),
    });
    const seen: Store['escrow'][] = [];
    for (const changes of [{ escrow }, { escrow }, { escrow: other }, {}]) {
      const store = await opened(folder.path, changes);
      seen.push(store.escrow);
      store.close();
    }
    const [first, second] = [escrow.fingerprint, other.fingerprint];
    expect(seen).toEqual([
      { before: null, now: first },
      { before: first, now: first },
      { before: first, now: second },
      { before: second, now: null },
    ]);
    expect((await recover('--key', at('escrow.pem'))).exit).toBe(2);
    expect((await recover('--key', at('other.pem'))).exit).toBe(2);
  });

  test('is no certificate that OAEP could not use, and no slot of another holder', async () => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('ec.key'));
    openssl('req', '-x509', '-key', at('ec.key'), '-subj', '/CN=ec', '-days', '30', '-out', at('ec.crt'));
    for (const path of [at('ec.crt'), at('passphrase'), at('nowhere')]) {
      expect(readEscrowCertificate(path)).toEqual({ ok: false, fault: { code: 'store/escrow-unreadable' } });
    }
    await filled({ escrow });
    const mine = filesBelow(folder.path).find((path) => path.endsWith('keys.json')) ?? '';
    const moved: unknown = JSON.parse(readFileSync(mine, 'utf8'));
    const stranger = '899700000029';
    (await opened(folder.path, { holderId: stranger, escrow })).close();
    for (const path of filesBelow(folder.path)) {
      if (/keys(\.copy)?\.json$/.test(path) && !path.startsWith(dirname(mine)))
        writeFileSync(path, JSON.stringify(moved));
    }
    expect((await recover('--key', at('escrow.pem'), '--holder', stranger)).error).toContain('pas celle du séquestre');
  });
});
