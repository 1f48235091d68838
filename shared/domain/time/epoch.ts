/** Milliseconds since 1970-01-01T00:00:00Z. Every stored or compared instant has this unit (naming rule 8). */
export type EpochMs = number;
