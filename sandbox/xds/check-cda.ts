import type { Ins } from '../store/records.ts';
import { text, texts, UnreadableXml, withXmlNow } from '../xml/read.ts';
import type { RegistryError } from './registry-response.ts';

/** Media types that announce a CDA (dmp-interface §3.2). */
const CDA_MEDIA_TYPE = 'text/xml';

/**
 * Checks that a document is the one its metadata announce: a CDA with the same identifier, about the same patient.
 * The store's own control: the real one is only known to force coherence (dmp-interface §6.3).
 */
export function cdaFaults(
  object: string,
  mimeType: string,
  bytes: Buffer,
  uniqueId: string,
  ins: Ins,
): RegistryError[] {
  if (mimeType !== CDA_MEDIA_TYPE) return [];
  try {
    return withXmlNow(bytes, (document) => {
      if (document.root.name !== 'ClinicalDocument') {
        return [{ code: 'XDSRepositoryError' as const, context: `${object} : le document n'est pas un CDA` }];
      }
      const id = text(document, '/hl7:ClinicalDocument/hl7:id/@root');
      const patients = texts(
        document,
        `/hl7:ClinicalDocument/hl7:recordTarget/hl7:patientRole/hl7:id[@root="${ins.oid}"]/@extension`,
      );
      const faults: RegistryError[] = [];
      if (id !== uniqueId)
        faults.push({
          code: 'XDSRegistryMetadataError',
          context: `${object} : uniqueId différent de l'identifiant du CDA`,
        });
      if (!patients.includes(ins.value)) {
        faults.push({ code: 'XDSPatientIdDoesNotMatch', context: `${object} : le CDA ne porte pas l'INS du patient` });
      }
      return faults;
    });
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    return [{ code: 'XDSRepositoryError', context: `${object} : document XML illisible` }];
  }
}
