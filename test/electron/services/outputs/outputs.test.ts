import { expect, test } from 'vitest';
import { Outputs } from '../../../../electron/services/outputs/outputs.ts';
import type { ListedDocument } from '../../../../electron/services/outputs/ports.ts';
import type { HandingOver } from '../../../../shared/domain/output/recipient.ts';
import { fail, ok } from '../../../../shared/result.ts';

const FREE: ListedDocument = { insId: 'x', uniqueId: '1', states: [], listedAt: 1, isMinor: false };
const FILE = { mediaType: 'application/pdf', bytes: Uint8Array.of(37, 80, 68, 70) } as const;

/** Outputs of one document; `meanwhile` is what happens while the desktop's dialog stands open. */
function outputs(
  document: ListedDocument | null,
  meanwhile: (at: { document: ListedDocument | null }) => void,
  disk = { writes: true },
  acts: HandingOver = { isMinor: false, isProtected: false, isSecret: false },
) {
  const at = { document };
  const journal: unknown[] = [];
  const written: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  const service = new Outputs({
    listed: () => (at.document ? ok(at.document) : fail({ code: 'dossier/not-open' })),
    whoActs: () => ok(acts),
    shown: () => FILE,
    holdOf: () => null,
    audit: { write: (kind, patient, facts) => void journal.push({ kind, patient, facts }) },
    files: {
      saveDocument: async ({ name }, bytes, mayLeave) => {
        meanwhile(at);
        const allowed = mayLeave();
        if (!allowed.ok) return allowed;
        if (!disk.writes) return fail({ code: 'journal/file-not-written' });
        written.push({ name, bytes });
        return ok(true);
      },
    },
  });
  return { service, journal, written };
}

test('N7: a document is written as it came, under a name that says nothing of a patient, journaled before and after', async () => {
  const { service, journal, written } = outputs(FREE, () => {});
  expect(await service.save('t', 'r', 'patient')).toEqual(ok({ written: true }));
  expect(written).toEqual([{ name: 'document-dmp.pdf', bytes: FILE.bytes }]);
  expect(journal).toMatchObject([
    { kind: 'document.save-begun', facts: { reason: 'patient' } },
    { kind: 'document.saved', facts: { uniqueId: '1', reason: 'patient' } },
  ]);
});

test('R28, H18, N7: hidden while the dialog stands open, it is not written, and the refusal is journaled', async () => {
  const { service, journal, written } = outputs(FREE, (at) => {
    at.document = { ...FREE, states: ['invisible-patient'] };
  });
  expect(await service.save('t', 'r', 'patient')).toEqual(fail({ code: 'output/held' }));
  expect(written).toEqual([]);
  expect(journal).toMatchObject([{ kind: 'output.refused', facts: { code: 'output/held' } }]);
});

test('H02: the dossier closed while the dialog stands open, nothing is written', async () => {
  const { service, written } = outputs(FREE, (at) => {
    at.document = null;
  });
  expect(await service.save('t', 'r', 'own-file')).toEqual(fail({ code: 'dossier/not-open' }));
  expect(written).toEqual([]);
});

test('R42: a disk that refuses leaves «begun» and «failed» in the journal, and no «saved»', async () => {
  const { service, journal, written } = outputs(FREE, () => {}, { writes: false });
  expect(await service.save('t', 'r', 'patient')).toEqual(fail({ code: 'journal/file-not-written' }));
  expect(written).toEqual([]);
  expect(journal).toMatchObject([
    { kind: 'document.save-begun' },
    { kind: 'document.save-failed', facts: { uniqueId: '1', code: 'journal/file-not-written' } },
  ]);
});

test('R34, R36, R37, H20: who acts for the patient is a recipient of his own, refused where nobody does, journaled', async () => {
  const minor = { isMinor: true, isProtected: false, isSecret: false };
  const given = outputs({ ...FREE, isMinor: true }, () => {}, { writes: true }, minor);
  expect(given.service.recipients('t')).toEqual(ok({ representative: null }));
  expect(given.service.ask('t', 'r', 'print', 'representative')).toEqual(ok({}));
  expect(given.journal).toMatchObject([{ kind: 'document.printed', facts: { reason: 'representative' } }]);
  const cases = [
    [{ ...minor, isSecret: true }, 'output/secret-connection'],
    [{ isMinor: false, isProtected: false, isSecret: false }, 'output/no-representative'],
  ] as const;
  for (const [acts, code] of cases) {
    const { service, journal, written } = outputs(FREE, () => {}, { writes: true }, acts);
    expect(service.ask('t', 'r', 'copy', 'representative')).toEqual(fail({ code }));
    expect(await service.save('t', 'r', 'representative')).toEqual(fail({ code }));
    expect(written).toEqual([]);
    expect(journal).toMatchObject([
      { kind: 'output.refused', facts: { output: 'copy', code } },
      { kind: 'output.refused', facts: { output: 'save', code } },
    ]);
  }
});
