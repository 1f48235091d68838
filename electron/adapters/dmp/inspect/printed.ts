import { createHash } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import { filledAttribute } from '../xml/element.ts';
import type { PrintedCode } from './report.ts';

/** An absent value is null in the report, so that every report of a kind has the same fields. */
export function orNull<Value>(value: Value | undefined): Value | null {
  return value ?? null;
}

/** A coded element as printed. */
export function printedCode(element: Element | null): PrintedCode {
  const at = (name: string): string | null => orNull(element ? filledAttribute(element, name) : undefined);
  return { code: at('code'), codeSystem: at('codeSystem'), displayName: at('displayName') };
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
