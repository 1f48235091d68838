import type { DepositAuthor } from '../../../../shared/domain/document/deposit.ts';
import type { Code } from '../../../../shared/domain/document/code.ts';
import type { PatientIdentity } from '../../../../shared/domain/patient/identity.ts';
import { GENDER_SYSTEM, PROFESSIONAL_ROOT, STRUCTURE_ROOT } from './identifiers.ts';
import { leaf, tag, type Xml } from '../xml/write-xml.ts';

const GENDER_LABEL = { M: 'Masculin', F: 'Féminin' } as const;

/** An address or a telecom that nobody asked for: the elements are mandatory, their content is not (§4.1). */
const notAsked = (name: string): Xml => tag(name, { nullFlavor: 'NASK' });

/** A coded element, attributes in the order of the published examples. */
export function coded(name: string, code: Code): Xml {
  return tag(name, { code: code.code, displayName: code.displayName, codeSystem: code.codeSystem });
}

/**
 * Name of the patient with the traits that become mandatory beside an INS: birth name, every given name of the birth
 * act, the first of them; the used name when there is one (CDA CI-SIS V1.16.8 §3.5.5.12).
 */
function patientName(patient: PatientIdentity): Xml {
  const used = patient.usedName ? leaf('family', patient.usedName, { qualifier: 'CL' }) : null;
  return tag(
    'name',
    {},
    leaf('family', patient.birthName, { qualifier: 'BR' }),
    leaf('given', patient.givenNames),
    leaf('given', patient.firstGivenName, { qualifier: 'BR' }),
    used,
  );
}

function birthplace(cog: string): Xml {
  return tag('birthplace', {}, tag('place', {}, tag('addr', {}, leaf('county', cog))));
}

/**
 * The patient, INS first, then the practice's own number when its root is configured (§3.5.5.12).
 *
 * @param localIdRoot OID under which the practice numbers its patients; without it the local number is left out.
 */
export function recordTarget(patient: PatientIdentity, localIdRoot: string | undefined): Xml {
  const hasLocalId = localIdRoot !== undefined && patient.localId !== undefined;
  return tag(
    'recordTarget',
    {},
    tag(
      'patientRole',
      {},
      tag('id', { root: patient.ins.oid, extension: patient.ins.value }),
      hasLocalId ? tag('id', { root: localIdRoot, extension: patient.localId }) : null,
      notAsked('addr'),
      notAsked('telecom'),
      tag(
        'patient',
        { classCode: 'PSN' },
        patientName(patient),
        coded('administrativeGenderCode', {
          code: patient.sex,
          displayName: GENDER_LABEL[patient.sex],
          codeSystem: GENDER_SYSTEM,
        }),
        tag('birthTime', { value: patient.birthDate.replace(/-/g, '') }),
        birthplace(patient.birthPlace),
      ),
    ),
  );
}

function professionalId(author: DepositAuthor): Xml {
  return tag('id', { root: PROFESSIONAL_ROOT, extension: author.nationalId });
}

function structureId(author: DepositAuthor): Xml {
  return tag('id', { root: STRUCTURE_ROOT, extension: author.structureId });
}

function assignedPerson(author: DepositAuthor): Xml {
  const name = tag('name', {}, leaf('given', author.given), leaf('family', author.family));
  return tag('assignedPerson', {}, name);
}

/** The author, from the card and from nothing else (EX_2.1-1140), with the organisation he writes for (§3.5.5.13). */
export function authorOf(author: DepositAuthor, at: string): Xml {
  return tag(
    'author',
    {},
    tag('time', { value: at }),
    tag(
      'assignedAuthor',
      {},
      professionalId(author),
      coded('code', author.specialty),
      notAsked('addr'),
      notAsked('telecom'),
      assignedPerson(author),
      tag(
        'representedOrganization',
        {},
        structureId(author),
        leaf('name', author.structureName),
        notAsked('telecom'),
        notAsked('addr'),
      ),
    ),
  );
}

/** The structure that keeps the original: the one the author writes for. */
export function custodianOf(author: DepositAuthor): Xml {
  const organisation = tag(
    'representedCustodianOrganization',
    {},
    structureId(author),
    leaf('name', author.structureName),
    notAsked('telecom'),
    notAsked('addr'),
  );
  return tag('custodian', {}, tag('assignedCustodian', {}, organisation));
}

/** The author answers for the document: the card's holder is the only person this session can speak for (H24). */
export function legalAuthenticatorOf(author: DepositAuthor, at: string): Xml {
  return tag(
    'legalAuthenticator',
    {},
    tag('time', { value: at }),
    tag('signatureCode', { code: 'S' }),
    tag('assignedEntity', {}, professionalId(author), notAsked('addr'), notAsked('telecom'), assignedPerson(author)),
  );
}

/** The act documented: when it began, who did it, in which practice setting (§3.5.5, main serviceEvent). */
export function documentationOf(author: DepositAuthor, actAt: string): Xml {
  const organisation = tag(
    'representedOrganization',
    {},
    structureId(author),
    leaf('name', author.structureName),
    coded('standardIndustryClassCode', author.practiceSetting),
  );
  const performer = tag(
    'performer',
    { typeCode: 'PRF' },
    tag('assignedEntity', {}, professionalId(author), assignedPerson(author), organisation),
  );
  const time = tag('effectiveTime', {}, tag('low', { value: actAt }));
  return tag('documentationOf', {}, tag('serviceEvent', {}, time, performer));
}

/** Where the patient was cared for: the kind of facility becomes healthcareFacilityTypeCode in XDS. */
export function componentOf(author: DepositAuthor, actAt: string): Xml {
  const facility = tag('healthCareFacility', {}, structureId(author), coded('code', author.facilityType));
  return tag(
    'componentOf',
    {},
    tag(
      'encompassingEncounter',
      {},
      tag('effectiveTime', {}, tag('low', { value: actAt })),
      tag('location', {}, facility),
    ),
  );
}
