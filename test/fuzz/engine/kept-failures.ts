import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from './protocol.ts';

/** Writes the first input of each failure, and what was thrown, under `failures/READER`. */
export function keepFailure(folder: string, reader: string, { kind, signature, bytes }: Failure): void {
  const place = join(folder, 'failures', reader);
  const name = createHash('sha256').update(`${kind} ${signature}`).digest('hex').slice(0, 12);
  const path = join(place, `${kind}-${name}.bin`);
  if (existsSync(path)) return;
  mkdirSync(place, { recursive: true });
  writeFileSync(path, bytes);
  writeFileSync(join(place, `${kind}-${name}.txt`), `${signature}\n`);
}
