import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from '../../../../electron/adapters/settings/read-settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-settings-'));
  writeFileSync(join(folder, 'roots.pem'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SERVICES = { patient: 'p', patientSpecific: 's', habilitation: 'h', registry: 'r', repository: 'd' };

function write(changes: Record<string, unknown>): string {
  const path = join(folder, 'config.json');
  const trustedRoots = join(folder, 'roots.pem');
  const base = { environment: 'sandbox', baseUrl: 'https://localhost:1/', services: SERVICES, trustedRoots };
  writeFileSync(path, JSON.stringify({ ...base, ...changes }));
  return path;
}

describe('settings are read whole or refused with their place', () => {
  test('unsure values have their defaults', () => {
    expect(readSettings(write({}), folder)).toMatchObject({
      ok: true,
      value: { vihfVersion: '3.0', recallWindowMs: 10_000, maximumDocumentBytes: 5 * 1024 * 1024, idleLockMinutes: 10 },
    });
  });

  test('every faulty field is named at once', () => {
    const refused = readSettings(write({ baseUrl: 'http://localhost', ageOfMajority: 'x' }), folder);
    expect(refused).toEqual({ ok: false, fault: { code: 'settings/unreadable', field: 'baseUrl, ageOfMajority' } });
  });

  test('H47, decision 15: the idle lock can be shortened, and by nobody lengthened', () => {
    expect(readSettings(write({ idleLockMinutes: 2 }), folder)).toMatchObject({
      ok: true,
      value: { idleLockMinutes: 2 },
    });
    const refused = readSettings(write({ idleLockMinutes: 11 }), folder);
    expect(refused).toEqual({ ok: false, fault: { code: 'settings/unreadable', field: 'idleLockMinutes' } });
  });

  test('roots that are not there stop the start, with the name of the setting', () => {
    const refused = readSettings(write({ trustedRoots: '/nowhere.pem' }), folder);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'settings/unreadable', field: 'trustedRoots' } });
  });
});

describe('H57: a workstation that worked with the real store never falls back to the sandbox', () => {
  const real = (): string => write({ environment: 'production' });

  test('a missing configuration stops the program, and says what was lost', () => {
    expect(readSettings(join(folder, 'none.json'), folder)).toMatchObject({ fault: { code: 'settings/missing' } });
    readSettings(real(), folder);
    expect(readSettings(join(folder, 'none.json'), folder)).toMatchObject({
      fault: { code: 'settings/production-lost' },
    });
  });

  test('a configuration of the sandbox is refused from then on', () => {
    readSettings(real(), folder);
    expect(readSettings(write({}), folder)).toMatchObject({ fault: { code: 'settings/downgraded-to-sandbox' } });
  });
});
