import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextVersion } from '../../../../../shared/domain/document/replace/next-version.ts';
import { replacementRefusal } from '../../../../../shared/domain/document/replace/replacement-refusal.ts';
import { someDocument } from '../change/samples.ts';

describe('a new version', () => {
  test('R16: an author replaces his own document in force, and nothing else', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const may = document.mine && !document.patientAuthored && document.status === 'approved';
        expect(replacementRefusal(document) === null).toBe(may);
      }),
    );
  });

  test('H10: it keeps the series and counts one up; a document without a series begins one', () => {
    expect(nextVersion({ uniqueId: '1.2', setId: '9.9', versionNumber: '3' })).toEqual({
      setId: '9.9',
      versionNumber: 4,
    });
    expect(nextVersion({ uniqueId: '1.2' })).toEqual({ setId: '1.2', versionNumber: 2 });
    expect(nextVersion({ uniqueId: '1.2', setId: '9.9', versionNumber: 'deux' }).versionNumber).toBe(2);
  });
});
