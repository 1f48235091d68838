/** Identifiers of a document as its CDA header prints them; set and version may be missing (CI-SIS §3.5.3). */
export interface VersionOf {
  readonly uniqueId: string;
  readonly setId?: string;
  readonly versionNumber?: string;
}

/** Place of a new version in its series. */
export interface NextVersion {
  readonly setId: string;
  readonly versionNumber: number;
}

/**
 * CDA CI-SIS §3.5.5.10, H10: a new version keeps the series and counts one up. A document without a series begins one
 * under its own identifier, and counts as its first version.
 */
export function nextVersion({ uniqueId, setId, versionNumber }: VersionOf): NextVersion {
  const current = Number.parseInt(versionNumber ?? '', 10);
  return { setId: setId ?? uniqueId, versionNumber: (Number.isSafeInteger(current) ? Math.max(1, current) : 1) + 1 };
}
