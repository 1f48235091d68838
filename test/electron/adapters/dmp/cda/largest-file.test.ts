import { expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { largestFileBytes } from '../../../../../shared/domain/document/largest-file.ts';
import { sampleDeposit } from '../../../../fixtures/documents/sample-deposit.ts';

test('H29: the largest file that is taken in makes a CDA within the limit of the DMP', () => {
  const limit = 5 * 1024 * 1024;
  const file = new Uint8Array(largestFileBytes(limit)).fill(37);
  const cda = createCdaBuilder().buildCda(sampleDeposit({ title: 'é'.repeat(128) }), file);
  expect(cda.byteLength).toBeLessThanOrEqual(limit);
});
