import { describe, expect, test } from 'vitest';
import { createCdaBuilder } from '../../../../../electron/adapters/dmp/cda/build-cda.ts';
import { attribute, childAt, children, filledText } from '../../../../../electron/adapters/dmp/xml/element.ts';
import { parseXml } from '../../../../../electron/adapters/dmp/xml/parse-xml.ts';
import type { DepositDocument } from '../../../../../shared/domain/document/deposit.ts';
import type { PatientIdentity } from '../../../../../shared/domain/patient/identity.ts';
import { SAMPLE_PATIENT, sampleDeposit } from '../../../../fixtures/documents/sample-deposit.ts';

const FILE = new TextEncoder().encode('%PDF-1.4 essai');

function rootOf(document: DepositDocument, settings = {}) {
  const parsed = parseXml(createCdaBuilder(settings).buildCda(document, FILE));
  if (!parsed.ok) throw new Error(parsed.fault.code);
  return parsed.value;
}

describe('a level-1 CDA', () => {
  test('H34: the same document and file give the same bytes', () => {
    const build = createCdaBuilder();
    expect(build.buildCda(sampleDeposit(), FILE)).toEqual(build.buildCda(sampleDeposit(), FILE));
  });

  test('H28: the INS comes first and the local number only under a configured root', () => {
    const ids = (settings: object, patient: PatientIdentity = SAMPLE_PATIENT) => {
      const role = childAt(rootOf(sampleDeposit({ patient }), settings), null, 'recordTarget', 'patientRole');
      return role
        ? children(role, null, 'id').map((id) => `${attribute(id, 'root')} ${attribute(id, 'extension')}`)
        : [];
    };
    const ins = `1.2.250.1.213.1.4.10 ${SAMPLE_PATIENT.ins.value}`;
    expect(ids({})).toEqual([ins]);
    expect(ids({ localIdRoot: '1.2.3' })).toEqual([ins, '1.2.3 000123']);
    const { localId: _localId, ...unnumbered } = SAMPLE_PATIENT;
    expect(ids({ localIdRoot: '1.2.3' }, unnumbered)).toEqual([ins]);
  });

  test('H38: signs of a title and of a name keep their code points', () => {
    const golden = 'TSH <0,01 ≤ 5 µg/l 10⁹ m² ± ’œ & "x" 1,5';
    const root = rootOf(sampleDeposit({ title: golden, patient: { ...SAMPLE_PATIENT, birthName: golden } }));
    const family = childAt(root, null, 'recordTarget', 'patientRole', 'patient', 'name', 'family');
    expect(filledText(childAt(root, null, 'title'))).toBe(golden);
    expect(filledText(family)).toBe(golden);
  });

  test('H50: a birth date keeps the precision that is known', () => {
    const birth = (birthDate: string) => {
      const root = rootOf(sampleDeposit({ patient: { ...SAMPLE_PATIENT, birthDate } }));
      const time = childAt(root, null, 'recordTarget', 'patientRole', 'patient', 'birthTime');
      return time && attribute(time, 'value');
    };
    expect(['1979-03-28', '1979-03', '1979'].map(birth)).toEqual(['19790328', '197903', '1979']);
  });

  test('the file comes back as it went in', () => {
    const text = childAt(rootOf(sampleDeposit()), null, 'component', 'nonXMLBody', 'text');
    expect(new Uint8Array(Buffer.from(filledText(text) ?? '', 'base64'))).toEqual(FILE);
  });

  test('H38: a character that XML cannot carry stops the building instead of vanishing', () => {
    expect(() => createCdaBuilder().buildCda(sampleDeposit({ title: 'a\u0001b' }), FILE)).toThrow('XML');
  });
});
