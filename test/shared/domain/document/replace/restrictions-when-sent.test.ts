import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restrictionsWhenSent } from '../../../../../shared/domain/document/replace/restrictions-when-sent.ts';
import { RESTRICTIONS } from '../../../../../shared/domain/document/visibility.ts';

const some = fc.subarray([...RESTRICTIONS]);

test('N7, H18, H20: a new version bears every restriction of the one in force, whatever it was made with', () => {
  fc.assert(
    fc.property(some, some, (inForce, made) => {
      expect(restrictionsWhenSent(inForce, made)).toEqual(expect.arrayContaining(inForce));
    }),
  );
});

test('R25, N8: what has become visible to the patient or the representatives is not hidden again by a new version', () => {
  fc.assert(
    fc.property(some, some, (inForce, made) => {
      const added = restrictionsWhenSent(inForce, made).filter((one) => !inForce.includes(one));
      expect(added).toEqual(made.includes('MASQUE_PS') && !inForce.includes('MASQUE_PS') ? ['MASQUE_PS'] : []);
    }),
  );
});
