import { join } from 'node:path';
import type { Bench, BenchConditions } from '../bench.ts';
import { openCardGateway, type CardGateway } from '../instruments/card-gateway.ts';
import { incompressible, lotAround } from '../instruments/deposit-lot.ts';
import { startRegistrySink, type RegistrySink } from '../instruments/registry-sink.ts';
import { judged, type BenchRow, type Limits } from '../row.ts';
import { interleaved, median, timed, type Paired } from '../sampling.ts';

const FILE_BYTES = 5_000_000;
/** The sandbox takes 5 MB of CDA, which is a file of 3.9 MB before its base64. */
const SANDBOX_FILE_BYTES = 3_900_000;

/** Signs the lot and the assertion, sends, and takes the registry's word. */
async function submit({ gateway }: CardGateway, lot: ReturnType<typeof lotAround>): Promise<void> {
  const sent = await gateway.submitLot(lot, () => undefined, new AbortController().signal);
  if (!sent.ok) throw new Error(JSON.stringify(sent.fault));
}

/** Posts that many bytes as they are to the sink, through the same card process. */
async function postRaw({ transport }: CardGateway, sink: RegistrySink, body: Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await transport.send({ url: `${sink.baseUrl}raw`, headers, body });
  if (!answer.ok || answer.value.status !== 200) throw new Error('The raw bytes were not taken');
}

interface Play {
  readonly card: CardGateway;
  readonly sink: RegistrySink;
  readonly repetitions: number;
}

/** The lot is made before the clock starts, or within it when `withCda`. */
function pairs({ card, sink, repetitions }: Play, fileBytes: number, withCda: boolean): Promise<Paired> {
  const file = incompressible(fileBytes);
  const lot = () => lotAround(file, card.settings);
  const ready = (): Promise<number> => {
    const made = lot();
    return timed(() => submit(card, made));
  };
  const whole = (): Promise<number> => timed(() => submit(card, lot()));
  // The bytes that leave are the CDA; what stands around them is a few kilobytes.
  const body = incompressible(lot().documents[0]?.cda.byteLength ?? 0);
  return interleaved(repetitions, withCda ? whole : ready, () => timed(() => postRaw(card, sink, body)));
}

async function playing<Value>(
  { stage, quick }: BenchConditions,
  towards: 'sink' | 'sandbox',
  act: (play: Play) => Promise<Value>,
): Promise<Value> {
  const store = await stage.sandbox();
  const sink = await startRegistrySink(join(store.folder, 'pki'));
  const card = await openCardGateway(store, stage.folder(), towards === 'sink' ? { baseUrl: sink.baseUrl } : {});
  try {
    return await act({ card, sink, repetitions: quick ? 5 : 15 });
  } finally {
    await card.stop();
    await sink.stop();
  }
}

function rowOf(name: string, { measured, baseline }: Paired, limits: Limits = {}): BenchRow {
  const raw = 'same bytes raw, same mutual TLS and card process';
  return judged({ name, unit: 'ms', value: median(measured), baseline: raw, baselineValue: median(baseline) }, limits);
}

/**
 * Sending 5 MB with its two signatures (assertion and lot) through the real gateway and card process. The sink
 * swallows the body and accepts. Building the CDA around the file has a row of its own, and so has the sandbox, which
 * checks all it is sent and takes less than 5 MB.
 */
export const upload: Bench = {
  name: 'upload-5mb',
  async run(conditions) {
    const { signed, whole } = await playing(conditions, 'sink', async (play) => ({
      signed: await pairs(play, FILE_BYTES, false),
      whole: await pairs(play, FILE_BYTES, true),
    }));
    const checked = await playing(conditions, 'sandbox', (play) => pairs(play, SANDBOX_FILE_BYTES, false));
    return [
      rowOf('upload-5mb', signed, { ratioBelow: 1.5 }),
      rowOf('upload-5mb-with-cda', whole),
      rowOf('upload-3.9mb-to-sandbox', checked),
    ];
  },
};
