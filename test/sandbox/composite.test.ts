import { expect, test } from 'vitest';
import { parsePatientId, patientIdText, personIdOf, structureIdOf } from '../../sandbox/xds/composite.ts';
import { parseNameText, sameName } from '../../sandbox/vihf/distinguished-name-text.ts';

const OID = '1.2.250.1.213.1.4.10';

test.each(['279035121518989', '166062A00491121', '166062B00491118'])(
  'an INS in CX form is read and written: %s',
  (value) => {
    const ins = { oid: OID, value };
    expect(parsePatientId(patientIdText(ins))).toEqual(ins);
    expect(parsePatientId(`${patientIdText(ins)}^^20100907`)).toEqual(ins);
  },
);

test.each([
  '',
  '279035121518989',
  `27903512151898^^^&${OID}&ISO^NH`,
  `16606AA00491121^^^&${OID}&ISO^NH`,
  `279035121518989^^^&${OID}&ISO^PI`,
  `279035121518989^^^&${OID}&ISO^NH,207058575627097^^^&${OID}&ISO^NH`,
  `279035121518989^^^&${OID}&ISO^NH^a^b^c`,
])('what names no patient, or two, is refused: %j', (text) => {
  expect(parsePatientId(text)).toBeNull();
});

test('identifiers of a person and of a structure are found at their places (dmp-interface §3.4)', () => {
  expect(personIdOf('899900063480^MAX^LIBRE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS')).toBe('899900063480');
  expect(structureIdOf('CABINET^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^499900063480001')).toBe('499900063480001');
});

const SUBJECT = [
  [{ type: '2.5.4.6', value: 'FR' }],
  [{ type: '2.5.4.12', value: 'Médecin' }],
  [
    { type: '2.5.4.42', value: 'Jeanne' },
    { type: '2.5.4.4', value: 'LIBRE, de' },
    { type: '2.5.4.3', value: '899700000011' },
  ],
];

test.each([
  'CN=899700000011+SN=LIBRE\\, de+GN=Jeanne,title=Médecin,C=FR',
  'GN=Jeanne+SN=LIBRE\\, de+CN=899700000011,T=M\\C3\\A9decin,C=FR',
  'cn=899700000011 + 2.5.4.4=#0C094C494252452C206465 + givenName=Jeanne, 2.5.4.12=Médecin, C=FR',
])('a name is the same however RFC 2253 lets it be written: %s', (text) => {
  const name = parseNameText(text);
  expect(name && sameName(name, SUBJECT), JSON.stringify(name)).toBe(true);
});

test.each([
  'C=FR,title=Médecin,CN=899700000011+SN=LIBRE\\, de+GN=Jeanne',
  'CN=899700000011,SN=LIBRE\\, de,GN=Jeanne,title=Médecin,C=FR',
  'CN=899700000011,C=FR',
  '',
  'Jeanne LIBRE',
])('another order of RDNs, another grouping, or no name: %j', (text) => {
  const name = parseNameText(text);
  expect(name !== null && sameName(name, SUBJECT)).toBe(false);
});
