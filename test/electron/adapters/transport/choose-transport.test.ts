import { expect, test } from 'vitest';
import { chooseTransport } from '../../../../electron/adapters/transport/choose-transport.ts';
import type { Transport } from '../../../../electron/adapters/transport/transport.ts';
import { ok } from '../../../../shared/result.ts';

const named = (name: string): Transport => ({
  send: () => Promise.resolve(ok({ status: 200, headers: { by: name }, body: new Uint8Array() })),
});
const order = { url: 'https://localhost/', headers: {}, body: new Uint8Array(1) };

test('the way to the store follows what the card process can do, at each exchange', async () => {
  let speaksTls = true;
  const transport = chooseTransport(named('card'), named('application'), () => speaksTls);
  expect(await transport.send(order)).toMatchObject({ value: { headers: { by: 'card' } } });
  speaksTls = false;
  expect(await transport.send(order)).toMatchObject({ value: { headers: { by: 'application' } } });
});

test('without any way nothing is sent, and the fault says so', async () => {
  const transport = chooseTransport(named('card'), null, () => false);
  expect(await transport.send(order)).toMatchObject({ fault: { code: 'network/no-card-tls', class: 'transient' } });
});
