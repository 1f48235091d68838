import { randomUUID } from 'node:crypto';
import type { Ids } from '../../services/ports.ts';

/** OID of a UUID: 2.25 followed by its value in decimal (ITU-T X.667), at most 44 characters (XDS allows 64). */
export function oidOfUuid(uuid: string): string {
  return `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`;
}

/** Identifiers drawn from the system's generator. */
export const systemIds: Ids = {
  uuid: () => randomUUID(),
  oid: () => oidOfUuid(randomUUID()),
};
