import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOLD_STATES, isFinal } from '../../../../shared/domain/hold/state.ts';
import { outputRefusal, type OutputDocument } from '../../../../shared/domain/output/output-refusal.ts';
import { AUDIENCE_OF, OUTPUTS, type Audience, type Output } from '../../../../shared/domain/output/outputs.ts';

const RELEASE = 1_000_000;
const documents = fc.record<OutputDocument>({
  invisible: fc.boolean(),
  listedAt: fc.integer({ min: RELEASE - 5, max: RELEASE + 5 }),
  hold: fc.option(fc.record({ state: fc.constantFrom(...HOLD_STATES), releaseAt: fc.constant(RELEASE) })),
  secret: fc.boolean(),
  isMinor: fc.boolean(),
});

test('R28, H18, N7: every patient-facing output of a held document is refused until a final state of R27', () => {
  fc.assert(
    fc.property(fc.constantFrom(...OUTPUTS), documents, (output, document) => {
      const refusal = outputRefusal(output, document);
      const held = document.invisible && !(document.hold && isFinal(document.hold.state));
      if (held) expect(refusal).toBe('output/held');
      if (refusal === 'output/held') expect(document.invisible).toBe(true);
      if (document.secret && document.isMinor) expect(refusal).not.toBeNull();
      if (!document.invisible && !document.secret) expect(refusal).toBeNull();
    }),
  );
});

test('R26 G, H18: a list read after our instant that still shows it hidden is believed rather than our estimate', () => {
  const hold = { state: 'RELEASED_AUTO', releaseAt: RELEASE } as const;
  const document = { invisible: true, hold, secret: false, isMinor: false };
  expect(outputRefusal('print', { ...document, listedAt: RELEASE - 1 })).toBeNull();
  expect(outputRefusal('print', { ...document, listedAt: RELEASE + 1 })).toBe('output/held');
});

test('R16, R27, H18: what its author took back is not handed to the patient from a list read before that', () => {
  const hold = { state: 'WITHDRAWN', releaseAt: RELEASE } as const;
  const document = { invisible: true, hold, secret: false, isMinor: false, listedAt: RELEASE - 1 };
  expect(outputRefusal('print', document)).toBe('output/held');
});

test('H18: an output without a declared audience does not compile', () => {
  // @ts-expect-error «copy» has no audience here.
  const missing: Readonly<Record<Output, Audience>> = {
    print: 'patient',
    save: 'patient',
    'show-to-patient': 'patient',
  };
  expect(Object.keys(missing)).not.toEqual(Object.keys(AUDIENCE_OF));
  expect(OUTPUTS.every((output) => AUDIENCE_OF[output] === 'patient')).toBe(true);
});
