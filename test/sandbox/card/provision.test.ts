import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { provisionCard } from '../../../sandbox/card/provision.ts';
import { PRACTITIONERS } from '../../../sandbox/pki/practitioners.ts';
import { RunningCard } from '../../support/cards/card-process.ts';
import { removeSoftCards, softCard } from '../../support/cards/soft-card.ts';

afterAll(removeSoftCards);

describe('the test card of the sandbox', () => {
  test.each(PRACTITIONERS.filter(({ flaw }) => flaw !== 'wrong-usage').map(({ id }) => id))(
    'of %s shows both certificates, its holder and his situations',
    async (id) => {
      const place = await softCard(id);
      const practitioner = PRACTITIONERS.find((one) => one.id === id);
      const card = new RunningCard(place);
      try {
        const described = await card.ask({ op: 'describe' }, 'described');
        const person = (use: string): Buffer => readFileSync(join(place.pki, 'persons', id, `${use}.der`));
        expect(Buffer.from(described.authentication).equals(person('auth'))).toBe(true);
        expect(Buffer.from(described.signature).equals(person('sign'))).toBe(true);
        expect(Buffer.from(described.info ?? []).toString('latin1')).toContain(practitioner?.nationalId);
        expect((await card.login('1234')).situations).toStrictEqual(practitioner?.situations);
      } finally {
        await card.end();
      }
    },
  );

  test('made twice it is the same card', async () => {
    const first = await softCard();
    const again = await provisionCard(first.data);
    expect(again.conf).toBe(first.conf);
    const card = new RunningCard(first);
    const { situations } = await card.login('1234');
    await card.end();
    expect(situations).toHaveLength(2);
  });

  test('of nobody known is refused', async () => {
    const { data } = await softCard();
    await expect(provisionCard(data, '000000000000')).rejects.toThrow('No test practitioner');
  });
});
