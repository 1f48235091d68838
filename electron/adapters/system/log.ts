import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { redactFields } from '../../../shared/domain/audit/redact.ts';
import type { Clock, Log } from '../../services/ports.ts';

type Level = 'info' | 'warn';

/**
 * The technical log: one JSON line an event, a code and listed fields, each through the redaction net (H55).
 *
 * @param write where a line goes, without its end of line.
 */
export function lineLog(clock: Clock, write: (line: string) => void): Log {
  const log =
    (level: Level): Log['info'] =>
    (code, fields = {}) =>
      write(JSON.stringify({ at: new Date(clock.now()).toISOString(), level, code, ...redactFields(fields) }));
  return { info: log('info'), warn: log('warn') };
}

const LARGEST_BYTES = 1024 * 1024;

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Appends lines to a file and keeps one former file once it passes 1 MB. A log that cannot be written is let go. */
export function fileLines(path: string): (line: string) => void {
  return (line) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if (sizeOf(path) > LARGEST_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch (error) {
      // The care of a patient does not stop for a full disk under the log; the fault of the disk is told elsewhere.
      process.stderr.write(`log unavailable: ${error instanceof Error ? error.name : 'unknown'}\n`);
    }
  };
}

/** The log of the program with this profile. */
export function profileLog(clock: Clock, profile: string): Log {
  return lineLog(clock, fileLines(join(profile, 'logs', 'poste-dmp.log')));
}
