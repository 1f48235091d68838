import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../electron/adapters/system/clock.ts';
import { oidOfUuid, systemIds } from '../../../../electron/adapters/system/ids.ts';
import { fileLines, lineLog } from '../../../../electron/adapters/system/log.ts';
import { fileKeyStore, systemKeyStore } from '../../../../electron/adapters/system/workstation-keys.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poste-dmp-system-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

describe('identifiers', () => {
  test('the OID of a UUID is its value in decimal under 2.25 (X.667)', () => {
    expect(oidOfUuid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')).toBe('2.25.329800735698586629295641978511506172918');
  });

  test('every OID fits in XDS (64 characters), even the largest', () => {
    expect(oidOfUuid('ffffffff-ffff-ffff-ffff-ffffffffffff')).toHaveLength(44);
    expect(systemIds.oid()).toMatch(/^2\.25\.[1-9]\d*$/);
    expect(systemIds.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the clock', () => {
  test('calls back once, after the delay, even one of weeks', () => {
    vi.useFakeTimers();
    const act = vi.fn();
    const month = 40 * 24 * 3_600_000;
    systemClock.after(month, act);
    vi.advanceTimersByTime(month - 1);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(month);
    expect(act).toHaveBeenCalledTimes(1);
  });

  test('a cancelled wait never calls back', () => {
    vi.useFakeTimers();
    const act = vi.fn();
    systemClock.after(10, act)();
    vi.advanceTimersByTime(20);
    expect(act).not.toHaveBeenCalled();
  });
});

describe('the log', () => {
  test('H55: writes a code and its fields, through the net', () => {
    const path = join(folder, 'logs', 'app.log');
    const log = lineLog(new ManualClock(0), fileLines(path));
    log.warn('outbox/step-failed', { error: 'TypeError', patient: 'PAT-TROIS', count: 3 });
    log.info('app/started');
    expect(readFileSync(path, 'utf8').split('\n')).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"warn","code":"outbox/step-failed","error":"TypeError","patient":"[masqué]","count":3}',
      '{"at":"1970-01-01T00:00:00.000Z","level":"info","code":"app/started"}',
      '',
    ]);
  });

  test('keeps one former file and goes on', () => {
    const write = fileLines(join(folder, 'app.log'));
    for (let line = 0; line < 3; line += 1) write('x'.repeat(600_000));
    expect(readdirSync(folder).toSorted()).toEqual(['app.log', 'app.log.1']);
  });

  test('that cannot be written stops nothing', () => {
    const write = fileLines(join(folder, 'app.log', 'impossible'));
    fileLines(join(folder, 'app.log'))('a file, not a folder');
    expect(() => write('x')).not.toThrow();
  });
});

describe('the key store of the workstation', () => {
  test('a file one gives back what it hid, and nothing to another file', () => {
    const keys = fileKeyStore(join(folder, 'a', 'workstation.key'));
    const hidden = keys.encrypt('secret');
    expect(Buffer.from(hidden).includes('secret')).toBe(false);
    expect(fileKeyStore(join(folder, 'a', 'workstation.key')).decrypt(hidden)).toBe('secret');
    expect(() => fileKeyStore(join(folder, 'b', 'workstation.key')).decrypt(hidden)).toThrow();
    expect(statSync(join(folder, 'a', 'workstation.key')).mode & 0o077).toBe(0);
  });

  test('the system one is not available when Linux has only a fixed password', () => {
    const safeStorage = {
      isEncryptionAvailable: () => true,
      encryptString: (text: string) => Buffer.from(text),
      decryptString: (bytes: Buffer) => bytes.toString(),
    };
    expect(systemKeyStore(safeStorage).isAvailable()).toBe(true);
    expect(systemKeyStore({ ...safeStorage, getSelectedStorageBackend: () => 'basic_text' }).isAvailable()).toBe(false);
    expect(systemKeyStore(safeStorage).decrypt(systemKeyStore(safeStorage).encrypt('x'))).toBe('x');
  });
});
