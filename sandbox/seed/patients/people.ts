/** National identifiers that the cast refers to; holders of a test card live in `sandbox/pki/practitioners.ts`. */

export const DR_LIBRE = '899700000011';
export const DR_FORET = '899700000029';
export const DR_RIVAGE = '899700000037';
export const PHARMACIST_FONTAINE = '899700000045';
export const NURSE_ALOUETTE = '899700000052';
