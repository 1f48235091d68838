/** R20: what the patient wrote himself bears a type of his own, whatever its class. */
export const isWrittenByPatient = (typeCode: string): boolean => /^(DOCPAT|EXPPAT)/.test(typeCode);
