import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MASKED, openFrameFolder } from '../../../../../electron/adapters/dmp/frames/frame-folder.ts';
import { submitLot } from '../../../../../electron/adapters/dmp/transactions/td2-1.ts';
import { sampleLot } from '../sample-lot.ts';
import { openContext, scriptedStore } from '../scripted-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-frames-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SUCCESS =
  '<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>';

test('every message of a run is written, MTOM parts beside it, the homologation number masked', async () => {
  const frames = openFrameFolder(folder, 'sandbox');
  if (!frames.ok) throw new Error(frames.fault.code);
  const context = openContext(scriptedStore(() => SUCCESS).transport, { frames: frames.value });
  for (let call = 0; call < 2; call += 1) {
    await submitLot(context, sampleLot(), () => undefined, new AbortController().signal);
  }
  expect(readdirSync(folder).sort()).toEqual(
    ['001', '002'].flatMap((number) => [
      ...[1, 2, 3].map((part) => `${number}-TD2.1-request.part-${part}.xml`),
      `${number}-TD2.1-request.xml`,
      `${number}-TD2.1-response.xml`,
    ]),
  );
  const request = readFileSync(join(folder, '001-TD2.1-request.xml'), 'utf8');
  expect(request).not.toContain('SANDBOX-0001');
  expect(request).toMatch(
    new RegExp(`LPS_ID_HOMOLOGATION_DMP"><saml:AttributeValue[^>]*>${MASKED.replaceAll('*', '\\*')}<`),
  );
  expect(readFileSync(join(folder, '001-TD2.1-request.part-1.xml'), 'utf8')).toContain('<title>un</title>');
  expect(readFileSync(join(folder, '001-TD2.1-response.xml'), 'utf8')).toContain('Success');
});

test('H57: real messages are never written in clear', () => {
  expect(openFrameFolder(folder, 'production')).toEqual({ ok: false, fault: { code: 'frames/real-store' } });
});
