import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterChange } from '../../../../../shared/domain/document/change/after-change.ts';
import { DOCUMENT_CHANGES } from '../../../../../shared/domain/document/change/change.ts';
import { isLateHiding } from '../../../../../shared/domain/document/change/late-hiding.ts';
import { RESTRICTIONS, restrictionsOf } from '../../../../../shared/domain/document/visibility.ts';
import { someEntry } from './samples.ts';

const someChange = fc.constantFrom(...DOCUMENT_CHANGES);

describe('the entry after a change', () => {
  test('H21: it differs from the source by its visibility or its status only', () => {
    fc.assert(
      fc.property(someEntry, someChange, (entry, change) => {
        const { confidentialityCodes, availabilityStatus, ...rest } = afterChange(entry, change);
        const { confidentialityCodes: codesBefore, availabilityStatus: statusBefore, ...before } = entry;
        expect(rest).toEqual(before);
        const others = (codes: typeof codesBefore) =>
          codes.filter(({ code }) => !RESTRICTIONS.some((restriction) => restriction === code));
        expect(others(confidentialityCodes)).toEqual(others(codesBefore));
        const isStatus = ['archive', 'unarchive', 'delete'].includes(change);
        if (isStatus) expect(confidentialityCodes).toEqual(codesBefore);
        else expect(availabilityStatus).toEqual(statusBefore);
      }),
    );
  });

  test('N8, R25: no path of changes hides again from the patient or the representatives what was visible', () => {
    fc.assert(
      fc.property(someEntry, fc.array(someChange, { maxLength: 8 }), (entry, changes) => {
        let current = entry;
        for (const change of changes) {
          const next = afterChange(current, change);
          expect(isLateHiding(restrictionsOf(current), restrictionsOf(next))).toBe(false);
          current = next;
        }
      }),
    );
  });

  test('R21: masking then unmasking gives the codes back', () => {
    fc.assert(
      fc.property(someEntry, (entry) => {
        const open = afterChange(entry, 'unmask');
        expect(afterChange(afterChange(open, 'mask'), 'unmask')).toEqual(open);
      }),
    );
  });
});
