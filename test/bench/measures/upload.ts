import { join } from 'node:path';
import type { Bench, BenchConditions } from '../bench.ts';
import { openCardGateway, type CardGateway } from '../instruments/card-gateway.ts';
import { incompressible, lotAround } from '../instruments/deposit-lot.ts';
import { startRegistrySink } from '../instruments/registry-sink.ts';
import { judged, type BenchRow } from '../row.ts';
import { interleaved, median, timed, type Paired } from '../sampling.ts';

const FILE_BYTES = 5_000_000;

/** Signs the lot and the assertion, sends, and takes the registry's word. */
async function submit({ gateway }: CardGateway, lot: ReturnType<typeof lotAround>): Promise<void> {
  const sent = await gateway.submitLot(lot, () => undefined, new AbortController().signal);
  if (!sent.ok) throw new Error(JSON.stringify(sent.fault));
}

/** Posts that many bytes as they are, through the same card process. */
async function postRaw({ transport, settings }: CardGateway, body: Uint8Array): Promise<void> {
  const url = `${settings.baseUrl}${settings.services.repository}`;
  const answer = await transport.send({ url, headers: { 'content-type': 'application/octet-stream' }, body });
  if (!answer.ok || answer.value.status !== 200) throw new Error('The raw bytes were not taken');
}

function rowsOf(signed: Paired, whole: Paired, sandbox: number): BenchRow[] {
  const baseline = 'same bytes raw, same mutual TLS and card process';
  const raw = median(signed.baseline);
  const row = (name: string, value: number, baselineValue: number) => ({
    name,
    unit: 'ms',
    value,
    baseline,
    baselineValue,
  });
  return [
    judged(row('upload-5mb', median(signed.measured), raw), { ratioBelow: 1.5 }),
    judged(row('upload-5mb-with-cda', median(whole.measured), median(whole.baseline))),
    judged(row('upload-5mb-to-sandbox', sandbox, raw)),
  ];
}

async function againstSink({ quick, stage }: BenchConditions): Promise<{ signed: Paired; whole: Paired }> {
  const store = await stage.sandbox();
  const sink = await startRegistrySink(join(store.folder, 'pki'));
  const card = await openCardGateway(store, stage.folder(), sink.baseUrl);
  try {
    const file = incompressible(FILE_BYTES);
    const repetitions = quick ? 5 : 15;
    await submit(card, lotAround(file, card.settings));
    const body = incompressible(sink.received());
    const raw = (): Promise<number> => timed(() => postRaw(card, body));
    const signed = await interleaved(
      repetitions,
      () => {
        const lot = lotAround(file, card.settings);
        return timed(() => submit(card, lot));
      },
      raw,
    );
    const whole = await interleaved(repetitions, () => timed(() => submit(card, lotAround(file, card.settings))), raw);
    return { signed, whole };
  } finally {
    await card.stop();
    await sink.stop();
  }
}

async function againstSandbox({ quick, stage }: BenchConditions): Promise<number> {
  const card = await openCardGateway(await stage.sandbox(), stage.folder());
  try {
    const durations: number[] = [];
    for (let turn = 0; turn < (quick ? 2 : 5); turn += 1) {
      const lot = lotAround(incompressible(FILE_BYTES), card.settings);
      durations.push(await timed(() => submit(card, lot)));
    }
    return median(durations);
  } finally {
    await card.stop();
  }
}

/**
 * Sending 5 MB with its two signatures (assertion and lot) through the real gateway and card process. The sink
 * swallows the body and accepts; the raw baseline has the size of the very request that the gateway sent. Building the
 * CDA around the file has a row of its own, and so has the sandbox, which checks all it is sent.
 */
export const upload: Bench = {
  name: 'upload-5mb',
  async run(conditions) {
    const { signed, whole } = await againstSink(conditions);
    return rowsOf(signed, whole, await againstSandbox(conditions));
  },
};
