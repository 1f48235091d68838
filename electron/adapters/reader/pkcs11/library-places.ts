import { existsSync } from 'node:fs';

/**
 * Where the Cryptolib CPS and its predecessors are installed (dmp-interface §5.3), first found first used. A library
 * given in the settings comes before them: OpenSC or a test token are used that way.
 */
const KNOWN_PLACES: Readonly<Record<string, readonly string[]>> = {
  win32: ['C:\\Windows\\System32\\cps3_pkcs11_w64.dll', 'C:\\Windows\\SysWOW64\\cps3_pkcs11_w32.dll'],
  darwin: ['/usr/local/lib/libcps3_pkcs11_osx.dylib', '/Library/Frameworks/cps3.framework/cps3'],
  linux: [
    '/usr/lib/libcps3_pkcs11.so',
    '/usr/local/lib/libcps3_pkcs11.so',
    '/usr/lib/x86_64-linux-gnu/libcps3_pkcs11.so',
  ],
};

/** Path of the PKCS#11 library to load, or null when none is installed (`card/middleware-missing`). */
export function findLibrary(configured: string | undefined, platform: string = process.platform): string | null {
  const places = configured ? [configured] : (KNOWN_PLACES[platform] ?? []);
  return places.find((place) => existsSync(place)) ?? null;
}
