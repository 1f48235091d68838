import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../../electron/adapters/store/open-store.ts';
import { fail } from '../../../../shared/result.ts';
import { jobOf, lot, patient } from './samples.ts';
import {
  changingCard,
  filesBelow,
  filesHolding,
  HOLDER,
  opened,
  options,
  stableCard,
  temporaryFolder,
  workstation,
} from './store-support.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function faultOf(changes: Parameters<typeof options>[1] = {}): Promise<string> {
  const store = await openStore(options(folder.path, changes));
  if (store.ok) store.value.close();
  return store.ok ? 'none' : store.fault.code;
}

function file(name: string): string {
  const path = filesBelow(folder.path).find((each) => basename(each) === name);
  if (!path) throw new Error(`${name} is not there`);
  return path;
}

async function filled(): Promise<string> {
  const store = await opened(folder.path);
  store.outbox.enqueue(jobOf(lot(1)), lot(1));
  store.patients.save(patient(1));
  store.cache?.optIn('1.2.250.1.213.1.4.10|280037500000119', 1);
  const code = store.recoveryCode ?? '';
  store.confirmRecoveryCode();
  store.close();
  return code;
}

describe('opening with the card', () => {
  test('rows written in one session are there in the next one', async () => {
    await filled();
    const again = await opened(folder.path);
    expect(again.outbox.list()).toEqual([jobOf(lot(1))]);
    expect(again.outbox.lotOf(jobOf(lot(1)).id)).toEqual(lot(1));
    expect(again.patients.find(`${patient(1).ins.oid}|${patient(1).ins.value}`)).toEqual(patient(1));
    again.close();
  });

  test('H45: another card opens nothing of this one, and does not disturb it', async () => {
    await filled();
    const second = await opened(folder.path, { holderId: '899700000029', signDomainText: stableCard('second') });
    expect(second.outbox.list()).toEqual([]);
    expect(second.patients.search('', 10)).toEqual([]);
    second.close();
    const first = await opened(folder.path);
    expect(first.outbox.list()).toHaveLength(1);
    first.close();
  });

  test('H53: the folder of the holder does not bear his number, and no file holds what was written', async () => {
    await filled();
    expect(filesHolding(folder.path, [HOLDER, 'CANARI-TITRE', 'PAT-ÉGLANTINE', patient(1).ins.value])).toEqual([]);
  });

  test('H53: the profile taken to another workstation does not open with the card alone', async () => {
    await filled();
    expect(await faultOf({ keyStore: workstation('elsewhere') })).toBe('store/key-store-lost');
  });

  test('a card that signs differently each time gets no cache, but a legal part bound to the workstation', async () => {
    const store = await opened(folder.path, { signDomainText: changingCard() });
    expect(store.cache).toBeNull();
    expect(store.protection).toBe('workstation');
    store.outbox.enqueue(jobOf(lot(1)), lot(1));
    store.close();
    const again = await opened(folder.path, { signDomainText: changingCard() });
    expect(again.outbox.list()).toHaveLength(1);
    again.close();
  });

  test('a store closed twice stays closed, and refuses any use', async () => {
    const store = await opened(folder.path);
    store.close();
    store.close();
    expect(() => store.outbox.list()).toThrow();
  });
});

describe('recovery code', () => {
  test('H58: a renewed card finds its queue again with the code, the cache being lost', async () => {
    const code = await filled();
    const renewed = { signDomainText: stableCard('renewed') };
    expect(await faultOf(renewed)).toBe('store/card-changed');
    const store = await opened(folder.path, { ...renewed, recovery: code.toLowerCase().replaceAll('-', ' ') });
    expect(store.outbox.list()).toHaveLength(1);
    expect(store.cache?.optedIn()).toEqual([]);
    expect(store.recoveryCode).not.toBeNull();
    expect(store.recoveryCode).not.toBe(code);
    store.close();
    const again = await opened(folder.path, renewed);
    expect(again.outbox.list()).toHaveLength(1);
    again.close();
    expect(await faultOf()).toBe('store/card-changed');
  });

  test('H58: a lost key store is repaired with the code', async () => {
    const code = await filled();
    const store = await opened(folder.path, { keyStore: workstation('elsewhere'), recovery: code });
    expect(store.outbox.list()).toHaveLength(1);
    store.close();
  });

  test('a wrong code and a slip of the pen are told apart, and change nothing', async () => {
    const code = await filled();
    const other = temporaryFolder();
    const stranger = (await opened(other.path)).recoveryCode ?? '';
    other.remove();
    expect(await faultOf({ recovery: stranger })).toBe('store/recovery-code-wrong');
    expect(await faultOf({ recovery: code.slice(0, -1) })).toBe('store/recovery-code-unreadable');
    expect(await faultOf()).toBe('none');
  });

  test('a code is shown until it is confirmed, and each new one replaces the former', async () => {
    const first = await opened(folder.path);
    first.close();
    const second = await opened(folder.path);
    expect(second.recoveryCode).not.toBe(first.recoveryCode);
    second.confirmRecoveryCode();
    second.close();
    expect(await faultOf({ recovery: first.recoveryCode ?? '' })).toBe('store/recovery-code-wrong');
    const third = await opened(folder.path);
    expect(third.recoveryCode).toBeNull();
    const renewed = third.renewRecoveryCode();
    third.close();
    expect(await faultOf({ recovery: renewed })).toBe('none');
  });

  test('the code is in no file', async () => {
    const code = await filled();
    expect(filesHolding(folder.path, [code, code.replaceAll('-', '')])).toEqual([]);
  });
});

describe('faults', () => {
  test('a second opener is told that the store is in use', async () => {
    const store = await opened(folder.path);
    const code = store.recoveryCode ?? '';
    expect(await faultOf()).toBe('store/in-use');
    store.confirmRecoveryCode();
    store.close();
    expect(await faultOf({ recovery: code })).toBe('none');
  });

  test('a damaged envelope is read from its second copy; both damaged is a fault and nothing is overwritten', async () => {
    await filled();
    writeFileSync(file('keys.json'), '{"format":"dmp-key-env');
    expect(await faultOf()).toBe('none');
    expect(readFileSync(file('keys.json'), 'utf8')).toBe(readFileSync(file('keys.copy.json'), 'utf8'));
    for (const name of ['keys.json', 'keys.copy.json']) writeFileSync(file(name), 'garbage');
    const before = readFileSync(file('legal.db'));
    expect(await faultOf()).toBe('store/envelope-corrupt');
    expect(readFileSync(file('legal.db')).equals(before)).toBe(true);
  });

  test('decision 12: killed between the two copies, a change of card leaves no copy that the card before opens', async () => {
    const code = await filled();
    const older = readFileSync(file('keys.copy.json'), 'utf8');
    const renewed = { signDomainText: stableCard('renewed') };
    const again = await opened(folder.path, { ...renewed, recovery: code });
    again.confirmRecoveryCode();
    again.close();
    writeFileSync(file('keys.copy.json'), older);
    expect(await faultOf(renewed)).toBe('none');
    rmSync(file('keys.json'));
    expect(await faultOf()).toBe('store/card-changed');
  });

  test('rows without an envelope are never started over', async () => {
    await filled();
    rmSync(file('keys.json'));
    rmSync(file('keys.copy.json'));
    expect(await faultOf()).toBe('store/envelope-missing');
  });

  test('an envelope or a file of a later program is refused and left alone (H58)', async () => {
    await filled();
    const envelope = readFileSync(file('keys.json'), 'utf8');
    for (const name of ['keys.json', 'keys.copy.json'])
      writeFileSync(file(name), envelope.replace('"version": 1', '"version": 3'));
    expect(await faultOf()).toBe('store/newer-schema');
  });

  test('a slot moved to another holder does not open', async () => {
    await filled();
    const mine = file('keys.json');
    const other = await opened(folder.path, { holderId: '899700000029' });
    other.close();
    for (const path of filesBelow(folder.path).filter((each) => basename(each).startsWith('keys') && each !== mine)) {
      copyFileSync(mine, path);
    }
    expect(await faultOf({ holderId: '899700000029' })).toBe('store/card-changed');
  });

  test('a damaged legal file is told, a damaged cache starts empty', async () => {
    await filled();
    const cache = file('cache.db');
    writeFileSync(cache, Buffer.alloc(8192, 7));
    const store = await opened(folder.path);
    expect(store.cacheStartedEmpty()).toBe(true);
    expect(store.cache?.optedIn()).toEqual([]);
    store.close();
    writeFileSync(file('legal.db'), Buffer.alloc(8192, 7));
    expect(await faultOf()).toBe('store/corrupt');
  });

  test('without a key store nothing is created', async () => {
    const keyStore = { ...workstation('x'), isAvailable: () => false };
    expect(await faultOf({ keyStore })).toBe('store/key-store-unavailable');
    expect(filesBelow(folder.path)).toEqual([]);
  });

  test('a card that refuses to sign leaves no envelope behind', async () => {
    const signDomainText = async () => fail({ code: 'card/removed' });
    const store = await openStore(options(folder.path, { signDomainText }));
    expect(store).toEqual({ ok: false, fault: { code: 'store/signature-failed', serverCode: 'card/removed' } });
    expect(await faultOf()).toBe('none');
  });

  test('a file where the folder should be is told as a fault, never thrown', async () => {
    writeFileSync(`${folder.path}/taken`, '');
    const store = await openStore(options(`${folder.path}/taken`));
    expect(store).toMatchObject({ ok: false, fault: { code: 'store/unavailable' } });
  });
});
