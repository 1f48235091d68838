import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Fault } from '../../../../shared/fault.ts';
import type { Environment } from '../../../../shared/domain/patient/ins.ts';
import { looksMultipart, readMtom } from '../mtom/read-mtom.ts';
import type { Frame, FrameSink } from './frame-sink.ts';

const HOMOLOGATION = /(LPS_ID_HOMOLOGATION_DMP["'][^>]*>\s*<(?:[\w.-]+:)?AttributeValue[^>]*>)[^<]*/g;
/** What stands in place of the number: whoever verifies a signature puts the real one back first. */
export const MASKED = '****';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/xop+xml': 'xml',
  'application/pdf': 'pdf',
};

/** The message without the homologation number (EX_GEN-1490). Bytes of another encoding than ASCII stay as they are. */
export function masked(message: Uint8Array): Uint8Array {
  const text = Buffer.from(message).toString('latin1');
  return Buffer.from(text.replace(HOMOLOGATION, `$1${MASKED}`), 'latin1');
}

/** Name and bytes of each file that a frame becomes: the envelope, and the parts beside it. */
function filesOf(frame: Frame): (readonly [name: string, bytes: Uint8Array])[] {
  const name = `${String(frame.exchange).padStart(3, '0')}-${frame.transaction}-${frame.direction}`;
  const multipart = frame.contentType.toLowerCase().startsWith('multipart/') || looksMultipart(frame.bytes);
  const parts = multipart ? readMtom(frame.bytes, frame.contentType) : null;
  if (!parts?.ok) return [[`${name}.xml`, masked(frame.bytes)]];
  const attachments = parts.value.attachments.map((part, index) => {
    const extension = EXTENSIONS[part.mediaType] ?? 'bin';
    return [`${name}.part-${index + 1}.${extension}`, part.bytes] as const;
  });
  return [[`${name}.xml`, masked(parts.value.root.bytes)], ...attachments];
}

/**
 * Opens a folder that receives every message in clear: `NNN-TDx.y-request.xml`, `NNN-TDx.y-response.xml`, MTOM parts
 * as `….part-1.xml` beside them.
 *
 * @returns the sink; `frames/real-store` outside the sandbox: real patients are never written in clear (decision 29).
 */
export function openFrameFolder(
  folder: string,
  environment: Environment,
): Result<FrameSink, Fault<'frames/real-store'>> {
  if (environment !== 'sandbox') return fail({ code: 'frames/real-store' });
  mkdirSync(folder, { recursive: true });
  let last = 0;
  return ok({
    next: () => (last += 1),
    write: (frame) => filesOf(frame).forEach(([name, bytes]) => writeFileSync(join(folder, name), bytes)),
  });
}
