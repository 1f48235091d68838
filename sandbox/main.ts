import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithOwner } from './owner.ts';
import { startSandbox, type StartOptions } from './start.ts';

/** Entry of the sandbox store: `node sandbox/main.ts --data DIR --port N --ready-file FILE`. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'out/sandbox' },
    port: { type: 'string', default: '0' },
    'ready-file': { type: 'string' },
    documents: { type: 'string' },
    dossier: { type: 'string' },
    'patient-port': { type: 'string', default: '0' },
    latency: { type: 'string', default: '0' },
    // Lives on when the process that started it is gone.
    outlive: { type: 'boolean', default: false },
  },
});

const options: StartOptions = {
  data: values.data,
  port: Number(values.port),
  patientPort: Number(values['patient-port']),
  settings: { latencyMs: Number(values.latency) },
  ...(values.documents === undefined ? {} : { documents: Number(values.documents) }),
  ...(values.dossier === undefined ? {} : { dossier: Number(values.dossier) }),
};

const running = await startSandbox(options);
const { port, crlPort, control, patient, baseUrl, dataFolder } = running;
const ready = { port, crlPort, control, patient, pid: process.pid, baseUrl, data: dataFolder };
// Only its owner may read the token of the control address, and whoever looks for the store finds it there.
const readyFile = values['ready-file'] ?? join(dataFolder, 'ready.json');
writeFileSync(readyFile, `${JSON.stringify(ready)}\n`, { mode: 0o600 });
console.log(`Bac à sable prêt : ${running.baseUrl}`);
console.log(`Page du patient : ${patient.url}`);
console.log(`Téléphone de démonstration (identifiants et codes) : ${patient.phone}`);

const stop = (): void => {
  void running.stop().then(() => process.exit(0));
};
if (!values.outlive) endWithOwner(stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
