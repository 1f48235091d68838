/** R39: a closed dossier is kept ten years from its closure, and may be reopened until then. */
const YEARS = 10;

/** The instant from which nothing is left of a dossier closed then. */
export function archiveEndsAt(closedAt: number): number {
  const end = new Date(closedAt);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  return end.getTime();
}
