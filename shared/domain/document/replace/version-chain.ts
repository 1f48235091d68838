/** What is known of one version: its place in a series, and what it says it replaces. */
export interface ChainLink {
  readonly uniqueId: string;
  readonly setId?: string;
  readonly versionNumber?: number;
  /** uniqueIds of the versions it replaces (RPLC). */
  readonly replaces: readonly string[];
}

function isNewer(a: ChainLink, b: ChainLink): boolean {
  const [left, right] = [a.versionNumber ?? 0, b.versionNumber ?? 0];
  return left === right ? a.uniqueId > b.uniqueId : left > right;
}

function successorOf(link: ChainLink, links: readonly ChainLink[]): ChainLink | null {
  const inSeries = (other: ChainLink): boolean =>
    link.setId !== undefined && other.setId === link.setId && (other.versionNumber ?? 0) > (link.versionNumber ?? 0);
  const newer = links.filter((other) => other.replaces.includes(link.uniqueId) || inSeries(other));
  return newer.reduce<ChainLink | null>((best, other) => (!best || isNewer(other, best) ? other : best), null);
}

/**
 * H10: the version in force of the chain that a document belongs to, by RPLC and by setId and version number. The order
 * in which the versions arrived changes nothing, and a lower version never wins over a higher one.
 *
 * @param uniqueId the document one looks at.
 * @param links every version known, in any order.
 * @returns uniqueId of the head; the document's own when nothing newer is known.
 */
export function headOf(uniqueId: string, links: readonly ChainLink[]): string {
  const byId = new Map(links.map((link) => [link.uniqueId, link]));
  const seen = new Set<string>();
  let current = uniqueId;
  while (!seen.has(current)) {
    seen.add(current);
    const link = byId.get(current) ?? { uniqueId: current, replaces: [] };
    const next = successorOf(link, links);
    // A loop is a fault of the registry: the document one came from is then as good as any.
    if (!next || seen.has(next.uniqueId)) return current;
    current = next.uniqueId;
  }
  return current;
}
