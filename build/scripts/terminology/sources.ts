/** Where each list of `resources/terminology/` comes from. Adding a list is adding a line here. */

/** The repository and commit of the unmodified SVS files (terminology README of the shared folder). */
export interface SvsRepository {
  readonly repo: string;
  readonly commit: string;
  readonly folder: string;
}

export type TerminologySource =
  | { readonly kind: 'svs'; readonly name: string; readonly file: string; readonly repository: SvsRepository }
  | { readonly kind: 'concepts' | 'map' | 'matrix'; readonly name: string; readonly file: string };

const svsRepository: SvsRepository = {
  repo: 'ansforge/interop-outil-cda-testcontenucda3.0-outil-validation-documents-cda',
  commit: '61e148b6',
  folder: 'jeuxDeValeurs',
};

function concepts(name: string, file: string): TerminologySource {
  return { kind: 'concepts', name, file: `terminology/json/${file}` };
}

function svs(name: string, file: string): TerminologySource {
  return { kind: 'svs', name, file: `terminology/svs/${file}`, repository: svsRepository };
}

/** «deposit» lists are the DMP's own restrictions, «reading» lists their wider CI-SIS parents: read leniently, deposit strictly (H52). */
export const terminologySources: readonly TerminologySource[] = [
  concepts('type-code-deposit', 'JDV_J66_TypeCode_DMP.2024-02-23.json'),
  concepts('type-code-reading', 'JDV_J07_XdsTypeCode_CISIS.2026-05-05.json'),
  concepts('class-code-deposit', 'JDV_J57_ClassCode_DMP.2023-09-22.json'),
  concepts('class-code-reading', 'JDV_J06_XdsClassCode_CISIS.2023-09-22.json'),
  { kind: 'map', name: 'type-to-class', file: 'terminology/json/ASS_X16_TypeToClass_DMP.2024-02-23.json' },
  concepts('format-code-deposit', 'JDV_J60_FormatCode_DMP.2024-09-27.json'),
  concepts('format-code-reading', 'JDV_J10_XdsFormatCode_CISIS.2026-06-29.json'),
  { kind: 'map', name: 'media-type-to-format', file: 'terminology/json/ASS_A12_MediaTypeToFormat_CISIS.json' },
  concepts('confidentiality-code-deposit', 'JDV_J58_ConfidentialityCode_DMP.2020-04-24.json'),
  svs('confidentiality-code-reading', 'JDV_J08_XdsConfidentialityCode_CISIS.xml'),
  svs('healthcare-facility-type-code', 'JDV_J02_XdsHealthcareFacilityTypeCode_CISIS.xml'),
  svs('practice-setting-code', 'JDV_J04_XdsPracticeSettingCode_CISIS.xml'),
  concepts('content-type-code', 'JDV_J03_XdsContentTypeCode_CISIS.2024-03-29.json'),
  svs('author-specialty', 'JDV_J01_XdsAuthorSpecialty_CISIS.xml'),
  svs('relation', 'JDV_J11_RelationPatient_CISIS.xml'),
  { kind: 'matrix', name: 'patient-authored-type-code', file: 'domain/document-types.json' },
];

/**
 * OIDs of code systems that the transcribed lists leave open. Found in the ANS terminology sources of 2026 (identifier of each TRE);
 * `ASTM` and `URN` are what the DMP writes in `codingScheme` (dmp-interface §1.7, §4.3).
 */
export const codeSystemOids: Readonly<Record<string, string>> = {
  'TRE_R209-TypeActivite': '1.2.250.1.213.2.2',
  'TRE_R276-FormeActivite': '1.2.250.1.213.1.6.1.128',
  'TRE_A06-FormatCodeComplementaire': '1.2.250.1.213.1.1.4.2.282',
  'TRE_A09-DICOMuidRegistry': '1.2.840.10008.2.6.1',
  'TRE_A10-NomenclatureURN': 'URN',
  'TRE_A11-IheFormatCode': '1.3.6.1.4.1.19376.1.2.3',
  'TRE_A12-NomenclatureASTM': 'ASTM',
};
