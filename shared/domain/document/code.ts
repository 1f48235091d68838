/** A coded value as a message prints it; `displayName` is what the emitter wrote, possibly absent (H08: never dropped). */
export interface Code {
  readonly code: string;
  readonly codeSystem: string;
  readonly displayName?: string;
}
