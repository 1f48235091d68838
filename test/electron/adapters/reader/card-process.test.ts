import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TEST_PIN } from '../../../../sandbox/card/provision.ts';
import { RunningCard } from '../../../support/cards/card-process.ts';
import { removeSoftCards, softCard, type SoftCard } from '../../../support/cards/soft-card.ts';

let place: SoftCard;
let card: RunningCard;

beforeAll(async () => {
  place = await softCard();
});
afterAll(removeSoftCards);
afterEach(() => card.end());

function fresh(): RunningCard {
  card = new RunningCard(place);
  return card;
}

describe('the card process', () => {
  test('shows certificates, card data and middleware before any PIN (decision 10)', async () => {
    const described = await fresh().ask({ op: 'describe' }, 'described');
    const authentication = new X509Certificate(described.authentication);
    const signature = new X509Certificate(described.signature);
    expect(authentication.subject).toContain('899700000011');
    expect(authentication.keyUsage).toContain('1.3.6.1.5.5.7.3.2');
    expect(signature.keyUsage ?? []).not.toContain('1.3.6.1.5.5.7.3.2');
    expect(described.middleware).toMatch(/SoftHSM/);
    expect(Buffer.from(described.info ?? []).toString('latin1')).toBe('899700000011SM26');
    expect(described.tries).toBe('unknown');
  });

  test('H46: refuses a wrong PIN, then takes the right one, and lists the situations in their order', async () => {
    const process = fresh();
    expect((await process.login('9999')).outcome).toStrictEqual({ kind: 'wrong', tries: 'low' });
    const open = await process.login(TEST_PIN);
    expect(open.outcome).toStrictEqual({ kind: 'open' });
    expect(
      open.situations.map(({ structureName, structureId, sector }) => [structureName, structureId, sector]),
    ).toStrictEqual([
      ['Cabinet médical des Tilleuls', '499700000011001', 'SA07'],
      ['CH de démonstration', '10B0170011', 'SA01'],
    ]);
  });

  test('a card whose second certificate is not for signing is incomplete: no other key is taken for it', async () => {
    card = new RunningCard(await softCard('899700000086'));
    const { fault } = await card.ask({ op: 'describe' }, 'fault');
    expect(fault.code).toBe('card/incomplete');
  });

  test('signs nothing before the PIN', async () => {
    const { fault } = await fresh().ask({ op: 'sign', key: 'signature', data: Buffer.from('x') }, 'fault');
    expect(fault.code).toBe('card/not-open');
  });

  test.each(['authentication', 'signature'] as const)(
    'signs with the %s key what its certificate verifies',
    async (key) => {
      const process = fresh();
      const described = await process.ask({ op: 'describe' }, 'described');
      await process.login(TEST_PIN);
      const data = Buffer.from('à signer');
      const { signature } = await process.ask({ op: 'sign', key, data }, 'signed');
      expect(verify('sha256', data, new X509Certificate(described[key]).publicKey, signature)).toBe(true);
      const again = await process.ask({ op: 'sign', key, data }, 'signed');
      expect(Buffer.from(again.signature).equals(signature)).toBe(true);
    },
  );

  test('answers many signatures asked at once, each with its own', async () => {
    const process = fresh();
    const { signature: der } = await process.ask({ op: 'describe' }, 'described');
    await process.login(TEST_PIN);
    const { publicKey } = new X509Certificate(der);
    const answers = Array.from({ length: 20 }, async (_, n) => {
      const data = Buffer.from(`texte ${n}`);
      const { signature } = await process.ask({ op: 'sign', key: 'signature', data }, 'signed');
      return verify('sha256', data, publicKey, signature);
    });
    expect(await Promise.all(answers)).not.toContain(false);
  });

  test('H47: the PIN stands in no argument, no environment and no output of the process', async () => {
    const process = fresh();
    const pin = '86420975';
    await process.login(pin);
    await process.login(TEST_PIN);
    const pid = process.child.pid ?? 0;
    const outside = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8')).join();
    expect(outside + process.printed() + JSON.stringify(process.heard)).not.toContain(pin);
    expect(process.printed()).toBe('');
  });

  test('ends when the process that started it is gone', async () => {
    const process = fresh();
    await process.login(TEST_PIN);
    process.child.disconnect();
    const [code] = (await once(process.child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });

  test('ends with code 3 when there is no library to load', async () => {
    card = new RunningCard({ ...place, library: '/nowhere/cps3.so' });
    const [code] = (await once(card.child, 'exit')) as [number | null];
    expect(code).toBe(3);
  });
});
