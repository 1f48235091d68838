import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { SeenContent } from '../../../../shared/domain/audit/seen.ts';
import type { prepareOnce } from '../database/prepare-once.ts';
import { sha256 } from './audit-rows.ts';
import { AUDIT_SQL } from './audit-statements.ts';

const contentSchema = z.discriminatedUnion('seen', [
  z.strictObject({
    seen: z.literal('list'),
    rows: z.array(
      z.strictObject({
        rowId: z.string(),
        uniqueId: z.string().exactOptional(),
        typeCode: z.string().exactOptional(),
        classCode: z.string().exactOptional(),
        actTime: z.string().exactOptional(),
        states: z.array(z.string()),
        byPatient: z.literal(true).exactOptional(),
        unreadable: z.literal(true).exactOptional(),
      }),
    ),
  }),
  z.strictObject({ seen: z.literal('display'), runs: z.array(z.tuple([z.number(), z.number()])) }),
]);

/** Every name of a content, in order: listed so, the engine itself writes the canonical form, ten times faster. */
const NAMES = ['actTime', 'byPatient', 'classCode', 'rowId', 'rows', 'runs', 'seen', 'states', 'typeCode', 'uniqueId'];

/** The canonical JSON (RFC 8785) of a content; a test holds it against `canonicalJson`. */
export function seenText(content: SeenContent): string {
  return JSON.stringify(content, [...NAMES, 'unreadable']);
}

/** What was on screen, kept once whatever number of rows name it, packed: ten thousand lines take less than 1 MB. */
export function auditViews(prepare: ReturnType<typeof prepareOnce>) {
  return {
    /** Keeps a content and gives its hash: SHA-256 of its canonical JSON. */
    keep: (content: SeenContent): string => {
      const text = seenText(content);
      const hash = sha256(text);
      if (prepare(AUDIT_SQL.hasView).get({ hash }) !== undefined) return hash;
      prepare(AUDIT_SQL.insertView).run({ hash, content: deflateRawSync(text, { level: 1 }) });
      return hash;
    },
    /** Null when nothing is kept under this hash, or something else. */
    find: (hash: string): SeenContent | null => {
      const row = prepare(AUDIT_SQL.view).get({ hash });
      if (row === undefined) return null;
      const text = inflateRawSync(z.strictObject({ content: z.instanceof(Uint8Array) }).parse(row).content).toString();
      return sha256(text) === hash ? contentSchema.parse(JSON.parse(text)) : null;
    },
  };
}
