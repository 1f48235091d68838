/** R25, N7, N8, H18: a new version inherits every restriction of the one it replaces, and hides nothing already shown. */
import { RESTRICTION } from './visibility-change.ts';

/** What the new version will bear besides what it says, or why it is refused. */
export type InheritedVisibility = { refused: string } | { inherited: string[] };

/**
 * @param old restrictions of the version in force
 * @param written restrictions that the new version asks for
 */
export function replacementVisibility(old: readonly string[], written: readonly string[]): InheritedVisibility {
  const late = [RESTRICTION.fromPatient, RESTRICTION.fromRepresentatives].some(
    (code) => written.includes(code) && !old.includes(code),
  );
  if (late) return { refused: 'un document déjà visible ne peut plus être caché par une nouvelle version' };
  return { inherited: old.filter((code) => !written.includes(code)) };
}
