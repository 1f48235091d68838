import { describe, expect, test } from 'vitest';
import { localProfileFolder } from '../../../electron/windows/profile-folder.ts';

const LOCAL = 'C:\\Users\\libre\\AppData\\Local';

describe('H53: the folder of a workstation stays on its machine', () => {
  test('Windows: not in the roaming profile, which a domain copies to a server', () => {
    expect(localProfileFolder('win32', { LOCALAPPDATA: LOCAL }, 'poste-dmp')).toBe(`${LOCAL}\\poste-dmp`);
  });

  test.each([undefined, '', 'Local', '..\\Local'])('Windows that says %j: nothing is guessed', (local) => {
    expect(localProfileFolder('win32', { LOCALAPPDATA: local }, 'poste-dmp')).toBeNull();
  });

  test.each(['linux', 'darwin'] as const)('%s keeps it local by itself', (platform) => {
    expect(localProfileFolder(platform, { LOCALAPPDATA: LOCAL }, 'poste-dmp')).toBeNull();
  });
});
