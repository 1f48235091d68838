import { describe, expect, test } from 'vitest';
import { localProfileFolder } from '../../../electron/windows/profile-folder.ts';

const HOME = 'C:\\Users\\libre\\AppData';
const WINDOWS = {
  platform: 'win32',
  chosen: `${HOME}\\Roaming\\poste-dmp`,
  roaming: `${HOME}\\Roaming`,
  local: `${HOME}\\Local`,
  name: 'poste-dmp',
} as const;

describe('H53: the folder of a workstation stays on its machine', () => {
  test('Windows: not in the roaming profile, which a domain copies to a server', () => {
    expect(localProfileFolder(WINDOWS)).toBe(`${HOME}\\Local\\poste-dmp`);
  });

  test('a folder that was asked for by hand is kept', () => {
    expect(localProfileFolder({ ...WINDOWS, chosen: 'D:\\dmp' })).toBeNull();
  });

  test.each([undefined, '', 'Local', '..\\Local'])('Windows that says %j: nothing is guessed', (local) => {
    expect(localProfileFolder({ ...WINDOWS, local })).toBeNull();
  });

  test.each(['linux', 'darwin'] as const)('%s keeps it local by itself', (platform) => {
    expect(localProfileFolder({ ...WINDOWS, platform })).toBeNull();
  });
});
