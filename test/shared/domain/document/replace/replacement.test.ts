import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inheritedRestrictions } from '../../../../../shared/domain/document/replace/inherited-restrictions.ts';
import { nextVersion } from '../../../../../shared/domain/document/replace/next-version.ts';
import { replacementRefusal } from '../../../../../shared/domain/document/replace/replacement-refusal.ts';
import { someDocument, someRestrictions } from '../change/samples.ts';

describe('a new version', () => {
  test('N7, H18: it is never more visible than the one it replaces, nor hides what was visible (N8)', () => {
    fc.assert(
      fc.property(someRestrictions, someRestrictions, (old, asked) => {
        const borne = inheritedRestrictions(old, asked);
        if (typeof borne === 'string') {
          expect(asked.some((one) => one !== 'MASQUE_PS' && !old.includes(one))).toBe(true);
          return;
        }
        expect(borne).toEqual(expect.arrayContaining(old));
        expect(borne.filter((one) => one !== 'MASQUE_PS').every((one) => old.includes(one))).toBe(true);
      }),
    );
  });

  test('H20: what is hidden from the representatives stays so in the next version', () => {
    expect(inheritedRestrictions(['INVISIBLE_REPRESENTANTS_LEGAUX'], [])).toEqual(['INVISIBLE_REPRESENTANTS_LEGAUX']);
    expect(inheritedRestrictions([], ['INVISIBLE_PATIENT'])).toBe('replacement/late-hiding');
  });

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
