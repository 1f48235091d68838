import type { Code } from '../../../../shared/domain/document/code.ts';
import { components, componentText, escapeComponent } from './composite.ts';

/** Reads `code^label^system` (JDV_J01, dmp-interface §3.4); a bare text becomes a code without system (H08). */
export function readSpecialty(text: string): Code {
  const parts = components(text);
  const displayName = componentText(parts, 2);
  const code = componentText(parts, 1) ?? '';
  return { code, codeSystem: componentText(parts, 3) ?? '', ...(displayName ? { displayName } : {}) };
}

/** Writes a specialty; one that came bare goes bare. */
export function writeSpecialty({ code, codeSystem, displayName }: Code): string {
  const parts = [code, displayName ?? '', codeSystem].map(escapeComponent);
  return parts.join('^').replace(/\^+$/, '');
}
