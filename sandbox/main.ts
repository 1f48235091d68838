import { writeFileSync } from 'node:fs';
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
    latency: { type: 'string', default: '0' },
    // Lives on when the process that started it is gone.
    outlive: { type: 'boolean', default: false },
  },
});

const options: StartOptions = {
  data: values.data,
  port: Number(values.port),
  settings: { latencyMs: Number(values.latency) },
  ...(values.documents === undefined ? {} : { documents: Number(values.documents) }),
  ...(values.dossier === undefined ? {} : { dossier: Number(values.dossier) }),
};

const running = await startSandbox(options);
const { port, crlPort, control, baseUrl, dataFolder } = running;
const ready = { port, crlPort, control, pid: process.pid, baseUrl, data: dataFolder };
// Only its owner may read the token of the control address.
if (values['ready-file']) writeFileSync(values['ready-file'], `${JSON.stringify(ready)}\n`, { mode: 0o600 });
console.log(`Bac à sable prêt : ${running.baseUrl}`);

const stop = (): void => {
  void running.stop().then(() => process.exit(0));
};
if (!values.outlive) endWithOwner(stop);
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
