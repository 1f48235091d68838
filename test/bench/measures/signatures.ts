import type { Workplace } from '../../../electron/ipc/handlers/workplace.ts';
import type { Ins } from '../../../shared/domain/patient/ins.ts';
import { headlessWorkstation, type HeadlessWorkstation } from '../../support/workstation/workstation.ts';
import type { Bench, BenchConditions } from '../bench.ts';
import { openCardGateway, TILLEULS } from '../instruments/card-gateway.ts';
import { consentAnswers, proofFor, value } from '../instruments/consented.ts';
import { startCountingProxy } from '../instruments/counting-proxy.ts';
import { until } from '../instruments/until.ts';
import { judged, type BenchRow } from '../row.ts';

const READ = 3;
const PATIENT = 'PAT-TROIS';

async function atWork(workstation: HeadlessWorkstation): Promise<Workplace> {
  workstation.card.start();
  await until(() => workstation.card.state().kind === 'locked', 'a readable card');
  value(await workstation.card.unlock(new TextEncoder().encode('1234'), TILLEULS));
  return value(workstation.atWork());
}

/** Opens, lists and reads three chosen together, as the screen does; the product's own counter, which the screen shows. */
async function consultation(work: Workplace, insId: string): Promise<number> {
  const { token } = value(await work.dossiers.open(insId));
  const { rows } = value(await work.lists.list({ token, scope: 'two-years', archived: false, obsolete: false }));
  const rowIds = rows.slice(0, READ).map(({ rowId }) => rowId);
  const fetched = value(await work.documents.fetch(token, rowIds));
  if (fetched.some(({ faultCode }) => faultCode !== null)) throw new Error('Not all three came');
  for (const rowId of rowIds) value(await work.documents.read(token, rowId));
  return value(await work.dossiers.current())?.signatures ?? NaN;
}

interface Counted {
  readonly ins: Ins;
  /** The consent act and TD0.3, on top of TD0.2. */
  readonly firstTime: number;
  readonly chosen: number;
  readonly handshakes: number;
}

async function count({ stage }: BenchConditions): Promise<Counted> {
  const store = await stage.sandbox();
  const proxy = await startCountingProxy(String(store.settings['baseUrl']));
  const workstation = headlessWorkstation(store, stage.folder(), { settings: { baseUrl: proxy.baseUrl } });
  try {
    const work = await atWork(workstation);
    const row = work.patients.search(PATIENT)[0];
    if (!row) throw new Error(`No patient ${PATIENT}`);
    // The lock screen asks by a handshake of its own, without card nor patient, whether the DMP answers.
    const before = proxy.connections();
    const opened = value(await work.dossiers.open(row.insId));
    const consented = value(await work.dossiers.consent(opened.token, consentAnswers));
    const chosen = await consultation(work, row.insId);
    const firstTime = consented.signatures - opened.signatures;
    return { ins: row.patient.ins, firstTime, chosen, handshakes: proxy.connections() - before };
  } finally {
    await workstation.card.stop();
    await proxy.stop();
  }
}

/** The same consultation asked of the gateway with the three documents in one TD3.2 (decision 16). */
async function inOneBatch({ stage }: BenchConditions, ins: Ins): Promise<number> {
  const card = await openCardGateway(await stage.sandbox(), stage.folder());
  try {
    const proof = proofFor(ins);
    value(await card.gateway.findDossier(ins));
    const list = value(await card.gateway.findDocuments(proof, { statuses: ['approved'] }));
    const entries = list.value.rows.flatMap((row) => ('unreadable' in row ? [] : [row])).slice(0, READ);
    const fetched = value(await card.gateway.fetchDocuments(proof, entries));
    if (fetched.value.length !== READ || fetched.value.some((one) => !one.ok)) throw new Error('Not all three came');
    return card.signatures();
  } finally {
    await card.stop();
  }
}

function rowsOf({ firstTime, chosen, handshakes }: Counted, batch: number): BenchRow[] {
  const row = (name: string, unit: string, counted: number, baseline: string, baselineValue: number) => ({
    name,
    unit,
    value: counted,
    baseline,
    baselineValue,
  });
  return [
    judged(row('signatures-per-consultation', 'signatures', chosen, 'requests made', 3), { atMost: 3 }),
    judged(row('signatures-three-in-one-batch', 'signatures', batch, 'requests made', 3), { atMost: 3 }),
    judged(row('signatures-first-time-besides', 'signatures', firstTime, 'consent act + TD0.3', 2), { atMost: 2 }),
    judged(row('handshakes-per-consultation', 'handshakes', handshakes, 'one connection', 1), { atMost: 1 }),
  ];
}

/**
 * Card signatures and TLS handshakes of a consultation: open, list, read three. The first row is what three
 * documents chosen together cost in the product; the second is what the gateway needs for them.
 */
export const signatures: Bench = {
  name: 'signatures-per-consultation',
  async run(conditions) {
    const counted = await count(conditions);
    return rowsOf(counted, await inOneBatch(conditions, counted.ins));
  },
};
