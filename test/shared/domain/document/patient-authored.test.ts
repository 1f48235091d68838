import { describe, expect, test } from 'vitest';
import type { DocumentEntry } from '../../../../shared/domain/document/entry.ts';
import { isPatientAuthored } from '../../../../shared/domain/document/patient-authored.ts';

const entry = (typeCode: string, classCode: string, idType?: string): Parameters<typeof isPatientAuthored>[0] => {
  const authors: DocumentEntry['authors'] = idType
    ? [{ person: { id: '1', idType }, institutions: [], specialties: [], roles: [] }]
    : [];
  return { typeCode: { code: typeCode, codeSystem: '' }, classCode: { code: classCode, codeSystem: '' }, authors };
};

describe('R20: what the patient wrote', () => {
  test('by type, whatever the class: DOCPAT in the classes of professionals, EXPPAT', () => {
    for (const classCode of ['10', '11', '31', '42', '52', '95'])
      expect(isPatientAuthored(entry('DOCPAT08', classCode))).toBe(true);
    expect(isPatientAuthored(entry('EXPPAT_3', '52'))).toBe(true);
  });
  test('by class 90, and by an author whose identifier is an INS', () => {
    expect(isPatientAuthored(entry('51969-4', '90'))).toBe(true);
    expect(isPatientAuthored(entry('51969-4', '52', 'NH'))).toBe(true);
  });
  test('a professional’s document is not, and an unknown type stays where it is (H08)', () => {
    expect(isPatientAuthored(entry('11488-4', '10', 'IDNPS'))).toBe(false);
    expect(isPatientAuthored(entry('inconnu', ''))).toBe(false);
  });
});
