import { join } from 'node:path';
import { runTool, validatorsFolder, withFiles } from './run-tool.ts';

const SCHEMAS = { xds: 'xds/soap-xds-driver.xsd', cda: 'cda/xsd/CDA_extended.xsd' } as const;

/**
 * Validates a document with the official schemas.
 *
 * @param schema `xds` for SOAP messages, ebXML and SAML assertions, `cda` for documents.
 * @returns every fault found, in the validator's words; empty when the document is valid.
 */
export function schemaFaults(schema: keyof typeof SCHEMAS, xml: string | Uint8Array): string[] {
  return withFiles({ 'message.xml': xml }, (folder) => {
    const file = join(folder, 'message.xml');
    const driver = join(validatorsFolder(), SCHEMAS[schema]);
    const { status, output } = runTool('xmllint', ['--noout', '--nonet', '--huge', '--schema', driver, file]);
    if (status === 0) return [];
    return output
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.replaceAll(file, 'message'));
  });
}
