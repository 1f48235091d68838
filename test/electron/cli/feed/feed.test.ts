import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insKey } from '../../../../shared/domain/patient/ins.ts';
import { sharedFolder } from '../../../support/shared-folder.ts';
import { frameFaults } from '../../../support/validators/frames.ts';
import { until } from '../../../support/workstation/working.ts';
import { AUTHOR, description, FeedBench, HOSPITAL, PATIENT, question, withdrawal } from './feed-bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'dmp-feed-'));
const frames = join(folder, 'frames');
/** The number of nobody, with its key. */
const STRANGER = `2800375000001${insKey('2800375000001')}`;
let bench: FeedBench;

beforeAll(async () => {
  bench = await FeedBench.start(folder);
}, 90_000);
afterAll(async () => {
  await bench.store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('dmp feed: an establishment deposits with its certificates, without a card', () => {
  const first = description();

  test('EX_GEN-1450, H28, H29: documents are deposited over real mutual TLS; each fault of the others is told by code and field', async () => {
    const lots = [
      first,
      description({ typeCode: '', title: '', informed: false }),
      description({ author: { nationalId: '899700000037', family: 'RIVAGE', given: 'Samira', profession: '10' } }),
      description({ patient: { ...PATIENT, ins: { ...PATIENT.ins, value: '279035121518988' } } }),
      description({ masked: 'no', surprise: 1 }),
      description({}, `Lettre pour un autre : INS ${STRANGER}`),
      description({}, 'Patient : PAT-TROIS Claude, né le 13/03/1979'),
      description({ identityChecked: true }, 'Nom : AUTRE Prénom : Dominique'),
      description({}, 'Une page qui ne nomme personne.'),
    ];
    const end = await bench.feed(['--lots', '-', '--frames', frames], lots);
    const of = (index: number) => end.lines.find(({ uniqueId }) => uniqueId === lots[index]?.['uniqueId']);
    expect(end.code, end.error).toBe(1);
    expect(of(0)).toMatchObject({ state: 'sent', attempts: 1 });
    const codes = (index: number) => of(index)?.faults?.map(({ code, field }) => `${code} ${field}`);
    expect(codes(1)).toEqual([
      'deposit/type-missing typeCode',
      'deposit/title-missing title',
      'deposit/patient-not-informed informed',
    ]);
    expect(codes(2)).toEqual(['deposit/author-incomplete author.savoirFaire']);
    expect(codes(3)).toEqual(['ins/key ins']);
    expect(codes(4)).toEqual(['feed/unreadable masked', 'feed/unreadable ']);
    expect(codes(5)).toEqual(['deposit/other-patient text']);
    // H28: what names somebody else is refused by each trait, whatever was said; what proves nothing waits for a look.
    expect(codes(6)).toEqual(['deposit/other-given-name text', 'deposit/other-birth-date text']);
    expect(codes(7)).toEqual(['deposit/other-name text']);
    expect(codes(8)).toEqual(['deposit/identity-unverified identityChecked']);
    expect(lots.map(({ uniqueId }) => bench.held(uniqueId))).toEqual([1, ...Array.from({ length: 8 }, () => 0)]);
  }, 60_000);

  test('H55: nothing that is printed names a patient, a title or a path', async () => {
    const end = await bench.feed(['--lots', '-'], [first, { ...first, title: 'Autre' }, 'pas un lot']);
    const printed = JSON.stringify(end.lines) + end.error;
    expect(printed).not.toMatch(/PAT-TROIS|279035121518989|Compte rendu|urgences|RIVAGE/);
  }, 30_000);

  test('N6: the same uniqueId is queued once; with another content or patient it is refused', async () => {
    const again = await bench.feed(['--lots', '-'], [first]);
    expect(again).toMatchObject({ code: 0, lines: [{ uniqueId: first['uniqueId'], state: 'sent', attempts: 1 }] });
    const other = await bench.feed(['--lots', '-'], [description({ uniqueId: first['uniqueId'] })]);
    expect(other.lines).toMatchObject([{ faults: [{ code: 'deposit/identifier-taken', field: 'uniqueId' }] }]);
    const same = await bench.feed(['--lots', '-'], [description({ content: first['content'] })]);
    expect(same.lines).toMatchObject([{ faults: [{ code: 'deposit/already-sent', field: 'content' }] }]);
    expect(bench.held(first['uniqueId'])).toBe(1);
  }, 30_000);

  test('R16: a corrected version takes the place of the one that was handed over', async () => {
    const next = description({ replaces: first['uniqueId'], title: 'Compte rendu rectifié' });
    const lost = description({ replaces: '2.25.1' });
    const end = await bench.feed(['--lots', '-', '--frames', frames], [next, lost]);
    expect(end.lines.find(({ uniqueId }) => uniqueId === next['uniqueId'])).toMatchObject({ state: 'sent' });
    expect(end.lines.find(({ state }) => state === 'not-queued')?.faults).toMatchObject([
      { code: 'deposit/replaced-unknown', field: 'replaces' },
    ]);
  }, 30_000);

  test('a folder is taken in with the files beside its descriptions, and nothing outside of it', async () => {
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox);
    writeFileSync(join(inbox, 'cr.txt'), 'Compte rendu de la chambre 12.');
    const { content: _content, ...named } = description({ file: 'cr.txt', identityChecked: true });
    const { content: _other, ...outside } = description({ file: '../escrow.key.pem' });
    writeFileSync(join(inbox, 'a.json'), JSON.stringify(named));
    writeFileSync(join(inbox, 'b.json'), JSON.stringify(outside));
    writeFileSync(join(inbox, 'c.json'), '{');
    const end = await bench.feed(['--lots', inbox]);
    expect(end.code).toBe(1);
    expect(end.lines.map(({ state, source }) => [state, source])).toEqual(
      expect.arrayContaining([
        ['sent', undefined],
        ['not-queued', 'b.json'],
        ['not-queued', 'c.json'],
      ]),
    );
    expect(bench.held(named['uniqueId'])).toBe(1);
  }, 30_000);
});

describe('authors who have no PS_IdNat', () => {
  const { nationalId: _nationalId, ...named } = { ...AUTHOR, family: 'BOSQUET', given: 'Inès' };
  const known = (changes: object = {}) => ({ ...named, internalId: 'A0042', ...changes });

  test('EX_0.1-1025: named by the number of their structure, which is nobody else’s and says nothing of them', async () => {
    const lots = [
      description({ author: known() }),
      description({ author: known({ family: 'ALBERT', given: 'Paul' }) }),
      description({ author: known({ internalId: 'bosquet1' }) }),
      description({ author: known({ internalId: '89970000003' }) }),
      description({ author: known({ nationalId: '899700000037' }) }),
    ];
    const end = await bench.feed(['--lots', '-', '--frames', frames], lots, 'internal');
    const of = (index: number) => end.lines.find(({ uniqueId }) => uniqueId === lots[index]?.['uniqueId']);
    expect(of(0), JSON.stringify(end)).toMatchObject({ state: 'sent' });
    expect([1, 2, 3, 4].map((index) => of(index)?.faults?.map(({ code, field }) => `${code} ${field}`))).toEqual([
      ['deposit/author-id-reused author.internalId'],
      ['deposit/author-id-not-opaque author.internalId'],
      ['feed/unreadable author.internalId'],
      ['feed/unreadable author.nationalId'],
    ]);
    const id = `3${HOSPITAL.slice(1)}/A0042`;
    expect(bench.author(lots[0]?.['uniqueId'])).toBe(`${id}^BOSQUET^Inès^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^EI`);
    expect(bench.content(lots[0]?.['uniqueId'])).toContain(`<id root="1.2.250.1.71.4.2.1" extension="${id}"/>`);
    const back = withdrawal(lots[0]?.['uniqueId'], { author: known() });
    expect((await bench.feed(['--lots', '-', '--frames', frames], [back], 'internal')).code).toBe(0);
  }, 60_000);
});

describe('dmp feed takes back what the establishment deposited', () => {
  const one = description();

  test('R16, H30: in the order of what is handed over, once, and without its answer; told again it is the same', async () => {
    const lots = [one, withdrawal(one['uniqueId'], { reason: 'wrong-patient' })];
    const end = await bench.feed(['--lots', '-', '--changes', '--frames', frames], lots, 'back');
    expect(end.code, end.error).toBe(0);
    expect(end.lines.at(-1)).toMatchObject({ uniqueId: one['uniqueId'] });
    expect(['sent', 'recalled']).toContain(end.lines.at(-1)?.state);
    const again = await bench.feed(['--lots', '-'], [withdrawal(one['uniqueId'])], 'back');
    expect(again).toMatchObject({ code: 0, lines: [{ uniqueId: one['uniqueId'] }] });
  }, 60_000);

  test('R16: a document that has arrived is deleted; so is the version in force of one that was replaced', async () => {
    const [first, second] = [description(), description()];
    const deposited = await bench.feed(['--lots', '-'], [first, second], 'arrived');
    expect(deposited.code, JSON.stringify(deposited)).toBe(0);
    const replaced = description({ replaces: second['uniqueId'] });
    expect((await bench.feed(['--lots', '-'], [replaced], 'arrived')).code).toBe(0);
    const acts = [withdrawal(first['uniqueId']), withdrawal(replaced['uniqueId'], { reason: 'wrong-content' })];
    const end = await bench.feed(['--lots', '-', '--frames', frames], acts, 'arrived');
    expect(end.code, JSON.stringify(end)).toBe(0);
    expect(end.lines.map(({ act, state, uniqueId }) => [act, state, uniqueId])).toEqual([
      ['withdraw', 'sent', first['uniqueId']],
      ['withdraw', 'sent', replaced['uniqueId']],
    ]);
    expect(bench.states(first['uniqueId'])).toEqual(['Deleted']);
    expect(bench.states(replaced['uniqueId'])).toEqual(['Deleted']);
    const again = await bench.feed(['--lots', '-'], [first, description({ replaces: first['uniqueId'] })], 'arrived');
    expect(again.lines.find(({ uniqueId }) => uniqueId === first['uniqueId'])?.withdrawnAt).toBeTypeOf('string');
    expect(again.lines.find(({ state }) => state === 'not-queued')?.faults).toMatchObject([
      { code: 'deposit/replaced-withdrawn', field: 'replaces' },
    ]);
  }, 90_000);

  test('H28, H35: another patient, a document of another structure, or one that nobody knows, is refused and told', async () => {
    const mine = description();
    const foreign = bench.foreign();
    const other = { ...PATIENT.ins, value: STRANGER };
    await bench.feed(['--lots', '-'], [mine], 'refused');
    const acts = [withdrawal(mine['uniqueId'], { ins: other }), withdrawal(foreign), withdrawal('2.25.404')];
    const end = await bench.feed(['--lots', '-'], [...acts, withdrawal('x')], 'refused');
    const of = (uniqueId: unknown) => end.lines.find((line) => line.uniqueId === uniqueId);
    expect(end.code).toBe(1);
    expect(of(mine['uniqueId'])?.faults).toMatchObject([{ code: 'withdrawal/other-patient', field: 'ins' }]);
    for (const unknown of [foreign, '2.25.404'])
      expect(of(unknown)).toMatchObject({ state: 'refused', failure: { code: 'dmp/unknown-document' } });
    expect(of(null)?.faults).toMatchObject([{ code: 'feed/unreadable', field: 'uniqueId' }]);
    expect(bench.states(foreign)).toEqual(['Approved']);
    expect(bench.states(mine['uniqueId'])).toEqual(['Approved']);
  }, 60_000);

  test('H30, N6: killed in the middle of withdrawals, each is done once', async () => {
    await bench.store.order('/latency', { latencyMs: 150 });
    const lots = Array.from({ length: 4 }, () => description());
    const acts = lots.map(({ uniqueId }) => withdrawal(uniqueId));
    expect((await bench.feed(['--lots', '-'], lots, 'both')).code).toBe(0);
    const worker = bench.start(['--lots', '-'], null, 'both');
    worker.child.stdin?.write(acts.map((act) => `${JSON.stringify(act)}\n`).join(''));
    await until(() => worker.lines.filter(({ state }) => state === 'sent').length >= 2, 'some withdrawals');
    worker.child.kill('SIGKILL');
    await worker.ended;
    await bench.store.order('/latency', { latencyMs: 0 });
    const end = await bench.feed(['--lots', '-'], acts, 'both');
    expect(end.code, JSON.stringify(end)).toBe(0);
    expect(lots.map(({ uniqueId }) => bench.states(uniqueId))).toEqual(lots.map(() => ['Deleted']));
  }, 90_000);
});

describe('dmp exists: whether a patient has a DMP (TD0.2)', () => {
  test('H23: open, closed or absent, under the asker’s own reference; what could not be asked is told', async () => {
    const questions = [
      question('adm-1', PATIENT.ins.value),
      question('adm-2', bench.insOf('FERME')),
      question('adm-3', STRANGER, { author: { ...AUTHOR, nationalId: undefined, internalId: 'B7' } }),
      question('adm-4', '279035121518988'),
      question(PATIENT.ins.value, PATIENT.ins.value),
      question('adm-6', PATIENT.ins.value, { author: { ...AUTHOR, savoirFaire: undefined } }),
      'pas une question',
    ];
    const end = await bench.exists(questions, ['--frames', frames]);
    expect(end.code, end.error).toBe(1);
    expect(end.lines.slice(0, 3)).toEqual([
      { reference: 'adm-1', dossier: 'open' },
      { reference: 'adm-2', dossier: 'closed' },
      { reference: 'adm-3', dossier: 'absent' },
    ]);
    expect(end.lines.slice(3).map(({ reference, faults }) => [reference, faults?.map(({ code }) => code)])).toEqual([
      ['adm-4', ['ins/key']],
      [null, ['feed/unreadable']],
      ['adm-6', ['deposit/author-incomplete']],
      [null, ['feed/unreadable']],
    ]);
    // H55: nothing printed tells who was asked about.
    expect(JSON.stringify(end.lines) + end.error).not.toMatch(/PAT-|27903512151898|RIVAGE|VALIDE/);
    const noFile = bench.start(['--ask', folder], null, 'exists', 'exists').ended;
    expect(await noFile).toMatchObject({ code: 2, error: /\(ask\)/ });
    expect(await bench.exists([questions[0]])).toMatchObject({ code: 0, lines: [{ dossier: 'open' }] });
  }, 60_000);
});

describe('H55: the journal of the structure is verified at each run, beside the work', () => {
  test('a journal put back to an older copy is told until somebody has seen it, and the work goes on', async () => {
    const legal = (): string => {
      const stores = join(folder, 'older', 'stores');
      const [holder = ''] = readdirSync(stores).filter((name) => !name.includes('.'));
      return join(stores, holder, 'legal.db');
    };
    await bench.feed(['--lots', '-'], [description()], 'older');
    const copy = readFileSync(legal());
    expect((await bench.feed(['--lots', '-'], [description()], 'older')).code).toBe(0);
    for (const suffix of ['', '-wal', '-shm']) rmSync(legal() + suffix, { force: true });
    writeFileSync(legal(), copy, { mode: 0o600 });
    const next = description();
    const broken = await bench.feed(['--lots', '-'], [next], 'older');
    expect(broken).toMatchObject({ code: 1, error: /Journal rompu/, lines: [{ state: 'sent' }] });
    expect(bench.held(next['uniqueId'])).toBe(1);
    expect(await bench.feed(['--break-seen'], null, 'older')).toMatchObject({ code: 0, error: /Journal rompu/ });
    expect(await bench.feed([], null, 'older')).toMatchObject({ code: 0, error: '' });
  }, 60_000);
});

describe.skipIf(!sharedFolder())('its messages before the official validators', () => {
  test('assertion, lot signature, digests, schemas and shape of each request hold, signed by ORG_SIGN', () => {
    const authorities = join(bench.store.folder, 'pki', 'authorities');
    const trust = {
      homologationId: 'SANDBOX-0001',
      root: readFileSync(join(authorities, 'root.pem'), 'utf8'),
      intermediates: readFileSync(join(authorities, 'organisations.pem'), 'utf8'),
    };
    // The published messages are of the direct mode; the name of the user is of the indirect one (outline VIHF-INDIRECTE).
    const faults = frameFaults(frames, trust).filter((fault) => !fault.endsWith('subject:subject-id]'));
    expect(faults).toEqual([]);
    const seen = new Set(readdirSync(frames).map((name) => name.split('-')[1]));
    expect(seen).toContain('TD2.1');
    expect(
      readFileSync(join(frames, readdirSync(frames).find((name) => /TD2\.1-request\.xml$/.test(name)) ?? ''), 'utf8'),
    ).toMatch(/>INDIRECTE</);
  }, 120_000);
});

describe('what ends a worker', () => {
  const latency = (latencyMs: number) => bench.store.order('/latency', { latencyMs });

  test('H29, H30, N6: killed in the middle of a lot, again and again, it deposits every document once', async () => {
    await latency(150);
    const lots = Array.from({ length: 10 }, () => description());
    for (const left of [1, 3, 6]) {
      const worker = bench.start(['--lots', '-'], null, 'killed');
      worker.child.stdin?.write(lots.map((lot) => `${JSON.stringify(lot)}\n`).join(''));
      await until(() => worker.lines.filter(({ state }) => state === 'sent').length >= left, 'some deposits');
      worker.child.kill('SIGKILL');
      await worker.ended;
    }
    await latency(0);
    const end = await bench.feed(['--lots', '-'], lots, 'killed');
    expect(end.code, end.error).toBe(0);
    expect(lots.map(({ uniqueId }) => bench.held(uniqueId))).toEqual(lots.map(() => 1));
    const lines = end.lines.filter(({ state }) => state === 'sent').map(({ uniqueId }) => uniqueId);
    expect(lines.sort()).toEqual(lots.map(({ uniqueId }) => uniqueId).sort());
  }, 90_000);

  test('Ctrl-C stops at once with each job told, and the next run goes on; 3 s of latency change nothing', async () => {
    await latency(3_000);
    const lots = [description()];
    const worker = bench.start(['--lots', '-', '--changes'], null, 'stopped');
    worker.child.stdin?.write(lots.map((lot) => `${JSON.stringify(lot)}\n`).join(''));
    await until(() => worker.lines.some(({ state }) => state === 'sending'), 'a lot on its way');
    worker.child.kill('SIGINT');
    const end = await worker.ended;
    expect(end.code).toBe(1);
    expect(end.lines.map(({ state }) => state)).toEqual(['held-back', 'sending', 'review']);
    const next = await bench.feed([], null, 'stopped');
    await latency(0);
    expect(next.code, next.error).toBe(0);
    expect(lots.map(({ uniqueId }) => bench.held(uniqueId))).toEqual([1]);
  }, 90_000);

  test('a second worker on the same folder is told so; with a time given, the first ends by itself', async () => {
    const worker = bench.start(['--lots', '-', '--wait', '60'], null, 'shared');
    worker.child.stdin?.write(`${JSON.stringify(description())}\n`);
    await until(() => worker.lines.length > 0, 'the first worker at work');
    expect(await bench.feed([], null, 'shared')).toMatchObject({ code: 2 });
    worker.child.stdin?.end();
    expect((await worker.ended).code).toBe(0);
    expect((await bench.feed(['--lots', '-', '--wait', 'x'], [])).code).toBe(2);
  }, 60_000);
});

describe('a worker that is wrong itself', () => {
  test('H29: refused again and again for what is its own, it spares what waits; mended, the refused are tried again', async () => {
    const lots = Array.from({ length: 8 }, () => description());
    bench.configure({ homologationNumber: 'FAUX' });
    const end = await bench.feed(['--lots', '-'], lots, 'wrong');
    expect(end).toMatchObject({ code: 1, error: /cinq refus identiques.*DMPHomologationRefused/ });
    const count = (state: string) => end.lines.filter((line) => line.state === state).length;
    expect([count('refused'), count('queued') + count('held-back')]).toEqual([5, 3]);
    bench.configure({ homologationNumber: '' });
    expect(await bench.feed([], null, 'wrong')).toMatchObject({ code: 2, error: /homologationNumber/ });
    bench.configure({});
    expect((await bench.feed(['--retry-refused'], null, 'wrong')).code).toBe(0);
    expect(lots.map(({ uniqueId }) => bench.held(uniqueId))).toEqual(lots.map(() => 1));
  }, 60_000);

  test('a folder that cannot be read is told; so is a file of it, and the others go on', async () => {
    const inbox = join(folder, 'odd');
    mkdirSync(inbox);
    symlinkSync(join(folder, 'nowhere'), join(inbox, 'a.json'));
    writeFileSync(join(inbox, 'b.json'), JSON.stringify(description()));
    const end = await bench.feed(['--lots', inbox], null, 'wrong');
    expect(end.lines.map(({ source, state }) => [source, state])).toEqual([
      ['a.json', 'not-queued'],
      [undefined, 'sent'],
    ]);
    expect(await bench.feed(['--lots', join(folder, 'nowhere')])).toMatchObject({ code: 2, error: /\(lots\)/ });
    expect(await bench.feed([], null, 'odd/b.json')).toMatchObject({ code: 2, error: /\(data\)/ });
  }, 60_000);
});

describe('the certificates of a structure', () => {
  const at = (name: string): string => join(folder, name);

  test('the code of a PKCS#12 or PEM key comes from a protected file or the standard input', async () => {
    const key = bench.pki(`organisations/${HOSPITAL}/sign.key.pem`);
    const certificate = bench.pki(`organisations/${HOSPITAL}/sign.pem`);
    writeFileSync(at('code'), 'clé à 4 mots\n', { mode: 0o600 });
    const protect = ['-passout', `file:${at('code')}`];
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-inkey',
      key,
      '-in',
      certificate,
      '-out',
      at('sign.p12'),
      ...protect,
    ]);
    const auth = bench.pki(`organisations/${HOSPITAL}/auth.key.pem`);
    execFileSync('openssl', [
      'pkcs8',
      '-topk8',
      '-v2',
      'aes-256-cbc',
      '-in',
      auth,
      '-out',
      at('auth.enc.pem'),
      ...protect,
    ]);
    for (const name of ['sign.p12', 'auth.enc.pem']) chmodSync(at(name), 0o600);
    bench.configure(
      {},
      {
        authentication: { certificate: bench.pki(`organisations/${HOSPITAL}/auth.pem`), key: at('auth.enc.pem') },
        signature: { certificate, key: at('sign.p12') },
      },
    );
    const lot = description();
    expect(await bench.feed(['--lots', '-', '--code-file', at('code')], [lot])).toMatchObject({ code: 0 });
    expect(await bench.feed(['--lots', '-'], [])).toMatchObject({ code: 2, error: /ne s’ouvre pas/ });
    const typed = bench.start(['--code-file', '-'], null);
    typed.child.stdin?.end('clé à 4 mots\n');
    const end = await typed.ended;
    expect(end.code, JSON.stringify(end)).toBe(0);
    chmodSync(at('code'), 0o644);
    expect((await bench.feed(['--code-file', at('code')])).error).toMatch(/D’autres que son propriétaire/);
    bench.configure({});
  }, 60_000);

  test('decision 12: the store of a renewed certificate opens again by the escrow alone, with what waits in it', async () => {
    const lot = description();
    bench.configure({ baseUrl: 'https://127.0.0.1:9/si-dmp-server/v2/services/' });
    const worker = bench.start(['--lots', '-', '--changes'], [lot], 'renewed');
    await until(() => worker.lines.some(({ state }) => state === 'queued'), 'a first try that failed');
    worker.child.kill('SIGINT');
    await worker.ended;
    bench.configure({}, bench.renewed());
    expect((await bench.feed([], null, 'renewed')).error).toMatch(/n’est plus celui qui a ouvert cette base/);
    const line = [
      'store',
      'recover',
      '--store',
      at('renewed/stores'),
      '--holder',
      HOSPITAL,
      '--key',
      at('escrow.key.pem'),
    ];
    const code = execFileSync(process.execPath, ['electron/cli.ts', ...line], { encoding: 'utf8' });
    writeFileSync(at('recovery'), code, { mode: 0o600 });
    const end = await bench.feed(['--recovery-file', at('recovery')], null, 'renewed');
    expect(end).toMatchObject({ code: 0, lines: [{ uniqueId: lot['uniqueId'], state: 'sent' }] });
    expect((await bench.feed([], null, 'renewed')).code).toBe(0);
    bench.configure({});
  }, 60_000);

  test('without an escrow certificate nothing starts: a renewal would lose the queue', async () => {
    bench.configure({ escrowCertificate: undefined });
    expect((await bench.feed([], null, 'none')).error).toMatch(/séquestre/);
    bench.configure({});
  }, 30_000);
});
