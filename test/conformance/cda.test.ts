import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedFolder } from '../support/shared-folder.ts';
import { clientDocuments } from './client-documents.ts';
import { establishmentDocuments } from './establishment-documents.ts';
import { sandboxDocuments } from './sandbox-documents.ts';

const run = promisify(execFile);
const shared = sharedFolder();
/** Each schematron is a short run of Java: what its second compiler would gain is less than what that compiler costs. */
const SHORT_RUN = { ...process.env, JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' };

/** The official XSD and the four schematrons in one call: starting them takes half a minute, whatever the number. */
describe.skipIf(!shared)('the official XSD and schematrons', () => {
  let folder = '';
  let ofClient: string[] = [];
  let ofEstablishment: string[] = [];
  let ofSandbox: string[] = [];
  let lines: string[] = [];
  const about = (names: string[]) => lines.filter((line) => names.some((name) => line.endsWith(`-${name}.xml`)));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    const client = clientDocuments();
    const establishment = await establishmentDocuments();
    const sandbox = await sandboxDocuments();
    ofClient = Object.keys(client);
    ofEstablishment = Object.keys(establishment);
    ofSandbox = Object.keys(sandbox);
    const files = Object.entries({ ...client, ...establishment, ...sandbox }).map(async ([name, content]) => {
      const file = join(folder, `${name}.xml`);
      await writeFile(file, content);
      return file;
    });
    const checker = join(shared ?? '', 'validators', 'tools', 'check-cda.sh');
    // The checker ends with 1 on findings: what it printed is what the tests compare.
    const done = await run(checker, await Promise.all(files), { env: SHORT_RUN }).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    lines = (done.stdout + done.stderr).split('\n').filter((line) => line.trim() !== '');
  }, 400_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([
    ['each media type and each awkward identity that the client writes', () => ofClient],
    [
      'what an establishment feeds: authors with and without a national number, a minor’s, a new version',
      () => ofEstablishment,
    ],
  ])('H34: accept %s, without one failed assert', (_, documents) => {
    const found = about(documents());
    expect(found.filter((line) => !/^XSD ok|failed=0 /.test(line))).toEqual([]);
    expect(found).toHaveLength(documents().length * 5);
    expect(found.length).toBeGreaterThan(0);
  });

  test('accept the headers of the sandbox’s documents: CDA_extended.xsd and StrucMin find nothing', () => {
    const found = about(ofSandbox);
    expect(found.filter((line) => /^XSD FAIL|StrucMin failed=[1-9]/.test(line))).toEqual([]);
    expect(found.filter((line) => line.startsWith('XSD ok'))).toHaveLength(ofSandbox.length);
    expect(found.filter((line) => line.includes('StrucMin failed=0'))).toHaveLength(ofSandbox.length);
  });

  test('could check every document: no line speaks of one that is unknown, unreadable or without a report', () => {
    expect(lines.filter((line) => /^(UNREADABLE|check-cda)|NO REPORT|Exception/.test(line))).toEqual([]);
  });
});
