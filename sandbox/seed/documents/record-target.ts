/** The patient in the header of a document. */
import { oidOf } from '../derive.ts';
import type { SeedPatient } from '../model.ts';
import { SYSTEMS } from './codes.ts';
import type { Place } from './professionals.ts';
import { element, type Xml } from './xml.ts';

/** Root of the patient's local numbers: one a structure, one for the patient's own space. */
export const localRootOf = (place: Place | null): string => oidOf(`local numbers|${place?.id ?? 'mes'}`);

/** `recordTarget`: INS first, then the local number, traits of the birth act (CI-SIS §3.5.5.12). */
export function recordTarget(patient: SeedPatient, place: Place | null, withoutIns: boolean): Xml {
  const address = addressElement(patient);
  const role = element(
    'patientRole',
    {},
    !withoutIns && element('id', { extension: patient.ins.value, root: patient.ins.oid }),
    element('id', { extension: patient.localId, root: localRootOf(place) }),
    address,
    element('telecom', { value: `tel:${patient.telephone}`, use: 'H' }),
    patientElement(patient),
  );
  return element('recordTarget', {}, role);
}

function patientElement(patient: SeedPatient): Xml {
  const name = element(
    'name',
    {},
    element('family', { qualifier: 'BR' }, patient.birthName),
    element('given', {}, patient.givenNames),
    element('given', { qualifier: 'BR' }, patient.firstGivenName),
    patient.usedName !== undefined && element('family', { qualifier: 'CL' }, patient.usedName),
    patient.usedGivenName !== undefined && element('given', { qualifier: 'CL' }, patient.usedGivenName),
  );
  const guardians = patient.representatives.map((one) =>
    element(
      'guardian',
      {},
      element('addr', { nullFlavor: 'NASK' }),
      element('telecom', { nullFlavor: 'NASK' }),
      element(
        'guardianPerson',
        {},
        element('name', {}, element('family', {}, one.name), element('given', {}, one.given)),
      ),
    ),
  );
  return element(
    'patient',
    {},
    name,
    element('administrativeGenderCode', {
      code: patient.sex,
      displayName: patient.sex === 'F' ? 'Féminin' : 'Masculin',
      codeSystem: SYSTEMS.gender,
    }),
    element('birthTime', { value: patient.birthDate.replaceAll('-', '') }),
    ...guardians,
    element('birthplace', {}, element('place', {}, element('addr', {}, element('county', {}, patient.birthPlace)))),
  );
}

function addressElement({ address }: SeedPatient): Xml {
  const [houseNumber = '', ...street] = address.line.split(' ');
  return element(
    'addr',
    {},
    element('houseNumber', {}, houseNumber),
    element('streetName', {}, street.join(' ')),
    element('postalCode', {}, address.postalCode),
    element('city', {}, address.city),
  );
}
