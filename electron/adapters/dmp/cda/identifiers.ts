/** Identifiers that a CI-SIS header always bears (CDA CI-SIS V1.16.8 §3.5.1; dmp-interface §4.1). */
export const HL7_NAMESPACE = 'urn:hl7-org:v3';

/** HL7 France, CI-SIS, IHE XDS-SD (non-structured), in the order the volet prints them. */
export const LEVEL_1_TEMPLATES = [
  '2.16.840.1.113883.2.8.2.1',
  '1.2.250.1.213.1.1.1.1',
  '1.3.6.1.4.1.19376.1.2.20',
] as const;

/** PS_IdNat and Struct_IdNat (dmp-interface §5.2). */
export const PROFESSIONAL_ROOT = '1.2.250.1.71.4.2.1';
export const STRUCTURE_ROOT = '1.2.250.1.71.4.2.2';

export const GENDER_SYSTEM = '2.16.840.1.113883.5.1';

/** FR-Document-PDF-copie: the PDF copy of a structured document, to be shown first (CDA CI-SIS V1.16.8 §2.2). */
export const PDF_COPY_SECTION = '1.2.250.1.213.1.1.2.243';
