import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DOCUMENT_CHANGES,
  type Asker,
  type ChangedDocument,
} from '../../../../../shared/domain/document/change/change.ts';
import { changeRefusal, offeredChanges } from '../../../../../shared/domain/document/change/change-refusal.ts';
import { isIrreversible } from '../../../../../shared/domain/document/change/irreversible.ts';
import { isForbiddenCombination } from '../../../../../shared/domain/document/change/combination.ts';
import { someAsker, someDocument } from './samples.ts';

const open: ChangedDocument = { restrictions: [], status: 'approved', mine: false, patientAuthored: false };
const reader: Asker = { mode: 'normal', isTreatingPhysician: false, profession: '10', combinationAllowed: false };
const own = { ...open, mine: true };
const treating = { ...reader, isTreatingPhysician: true };

describe('what is offered', () => {
  test('R16: only its author deletes; what the patient wrote, the médecin traitant alone', () => {
    expect(changeRefusal('delete', open, reader)).toBe('visibility/author-only');
    expect(changeRefusal('delete', open, treating)).toBe('visibility/author-only');
    expect(changeRefusal('delete', own, reader)).toBeNull();
    const patients = { ...open, patientAuthored: true };
    expect(changeRefusal('delete', patients, reader)).toBe('visibility/patients-own');
    expect(changeRefusal('archive', patients, reader)).toBe('visibility/patients-own');
    expect(changeRefusal('delete', patients, treating)).toBeNull();
  });

  test('R21: any reader masks at the patient’s request, the author and the médecin traitant unmask', () => {
    const masked = { ...open, restrictions: ['MASQUE_PS'] as const };
    expect(changeRefusal('mask', open, reader)).toBeNull();
    expect(changeRefusal('unmask', masked, reader)).toBe('visibility/author-or-treating');
    expect(changeRefusal('unmask', masked, treating)).toBeNull();
    expect(changeRefusal('unmask', { ...masked, mine: true }, reader)).toBeNull();
  });

  test('R22: whoever reads a held document may make it visible: he need not be the one who held', () => {
    const held = { ...open, restrictions: ['INVISIBLE_PATIENT'] as const };
    expect(changeRefusal('show-to-patient', held, reader)).toBeNull();
    expect(changeRefusal('show-to-patient', open, reader)).toBe('visibility/already-so');
  });

  test('R25, R27: hiding from the patient or the representatives is no change that exists', () => {
    expect(DOCUMENT_CHANGES.filter((change) => /hide|invisible/.test(change))).toEqual([]);
    expect(DOCUMENT_CHANGES.filter(isIrreversible)).toEqual(['show-to-patient', 'show-to-representatives', 'delete']);
  });

  test('R15, H21: masking what is hidden from the patient follows the parameter of the store', () => {
    const held = { ...open, restrictions: ['INVISIBLE_PATIENT'] as const };
    expect(changeRefusal('mask', held, reader)).toBe('visibility/combination');
    expect(changeRefusal('mask', held, { ...reader, combinationAllowed: true })).toBeNull();
  });

  test('H10: a replaced or deleted version takes no change', () => {
    for (const status of ['deprecated', 'deleted', { unknown: 'urn:autre' }] as const) {
      expect(offeredChanges({ ...own, status }, treating)).toEqual([]);
    }
  });

  test('R30: in an emergency visibility stays as it is, and physicians alone archive their own', () => {
    const emergency = { ...reader, mode: 'bris_de_glace' } as const;
    expect(offeredChanges(own, emergency)).toEqual(['archive', 'delete']);
    expect(offeredChanges(own, { ...emergency, profession: '60' })).toEqual(['delete']);
  });

  test('R15: no offered change ever leads to the forbidden combination', () => {
    fc.assert(
      fc.property(someDocument, someAsker, (document, asker) => {
        if (!offeredChanges(document, asker).includes('mask')) return;
        expect(isForbiddenCombination([...document.restrictions, 'MASQUE_PS'], asker.combinationAllowed)).toBe(false);
      }),
    );
  });

  test('H35: an offered change always changes something', () => {
    fc.assert(
      fc.property(someDocument, someAsker, (document, asker) => {
        const offered = offeredChanges(document, asker);
        expect(offered.includes('archive') && offered.includes('unarchive')).toBe(false);
        expect(offered.includes('mask') && offered.includes('unmask')).toBe(false);
      }),
    );
  });
});
