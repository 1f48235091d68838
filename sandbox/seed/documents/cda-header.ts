/**
 * Header of a CDA R2 document as the CI-SIS asks (volet Structuration minimale V1.16, cardinalities in dmp-interface §4.1–4.2).
 * Written for the sandbox alone; the client has its own writer (decision 5).
 */
import { cdaTime } from '../calendar.ts';
import { oidOf } from '../derive.ts';
import type { SeedPatient } from '../model.ts';
import { coded, SYSTEMS } from './codes.ts';
import type { DocumentPlan } from './document-plan.ts';
import type { Place, Professional } from './professionals.ts';
import { recordTarget } from './record-target.ts';
import { element, type Xml } from './xml.ts';
import type { Coded } from '../../store/records.ts';

export interface HeaderFacts {
  readonly plan: DocumentPlan;
  readonly patient: SeedPatient;
  /** Null: written by the patient. */
  readonly author: Professional | null;
  readonly uniqueId: string;
  readonly setId: string;
  readonly versionNumber: number;
  readonly replacedId: string | null;
  readonly type: Coded;
  readonly title: string;
  readonly actAt: Date;
  readonly writtenAt: Date;
  readonly structured: boolean;
}

/** Everything of `ClinicalDocument` before its `component`, in the order of the schema. */
export function headerOf(facts: HeaderFacts): Xml[] {
  const { plan, type, title, writtenAt } = facts;
  return [
    element('realmCode', { code: 'FR' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...templateIds(facts.structured),
    element('id', { root: facts.uniqueId }),
    codeElement('code', type),
    element('title', {}, title),
    element('effectiveTime', { value: cdaTime(writtenAt) }),
    element('confidentialityCode', { code: 'N', displayName: 'Normal', codeSystem: '2.16.840.1.113883.5.25' }),
    element('languageCode', { code: 'fr-FR' }),
    element('setId', { root: facts.setId }),
    element('versionNumber', { value: String(facts.versionNumber) }),
    recordTarget(facts.patient, facts.author?.place ?? null, plan.headerFlaw?.kind === 'no-ins'),
    authorElement(facts),
    custodian(facts.author),
    legalAuthenticator(facts),
    documentationOf(facts),
    ...(facts.replacedId === null ? [] : [relatedDocument(facts.replacedId)]),
    componentOf(facts),
  ];
}

function templateIds(structured: boolean): Xml[] {
  // A structured body would name its volet here; ours follows none to the letter, so it names a model of its own.
  const model = structured ? oidOf('structured model of the sandbox') : '1.3.6.1.4.1.19376.1.2.20';
  const roots = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', model];
  return roots.map((root) => element('templateId', { root }));
}

function codeElement(name: string, { code, scheme, label }: Coded): Xml {
  return element(name, { code, displayName: label, codeSystem: scheme });
}

function authorElement({ author, patient, writtenAt }: HeaderFacts): Xml {
  const time = element('time', { value: cdaTime(writtenAt) });
  const writer = author ? assigned('assignedAuthor', author, true) : titular('assignedAuthor', patient, true);
  return element('author', {}, time, writer);
}

/** The patient as the one who wrote or signed. */
function titular(name: string, patient: SeedPatient, withSpecialty: boolean): Xml {
  return element(
    name,
    {},
    element('id', { root: patient.ins.oid, extension: patient.ins.value }),
    withSpecialty && codeElement('code', coded('author-specialty', 'EXP_PATIENT')),
    element('addr', { nullFlavor: 'NASK' }),
    element('telecom', { nullFlavor: 'NASK' }),
    element('assignedPerson', {}, personName(patient.usedName ?? patient.birthName, patient.firstGivenName)),
  );
}

function automaton(): Xml {
  return element(
    'assignedAuthoringDevice',
    {},
    element('manufacturerModelName', {}, 'Bac à sable'),
    element('softwareName', {}, 'Alimentation du bac à sable'),
  );
}

/** Civility as a prefix (JDV_J245: M, MME), «DR» as a suffix. */
function personName(family: string, given: string, title?: Professional['title']): Xml {
  const prefix = title === 'Mme' ? 'MME' : title === 'M.' && 'M';
  return element(
    'name',
    {},
    prefix && element('prefix', {}, prefix),
    element('given', {}, given),
    element('family', {}, family),
    title === 'Dr' && element('suffix', {}, 'DR'),
  );
}

function assigned(name: string, who: Professional, withSpecialty: boolean): Xml {
  return element(
    name,
    {},
    element('id', { root: SYSTEMS.professionals, extension: who.nationalId }),
    withSpecialty && codeElement('code', who.specialty),
    element('addr', { nullFlavor: 'NASK' }),
    element('telecom', { nullFlavor: 'NASK' }),
    // A feed writes as a device; where a signer is due, its name stands as a person's.
    withSpecialty && who.isSystem
      ? automaton()
      : element('assignedPerson', {}, personName(who.family, who.given, who.title)),
    organisation('representedOrganization', who.place),
  );
}

function organisation(name: string, place: Place, practice?: Coded): Xml {
  return element(
    name,
    {},
    element('id', { root: SYSTEMS.structures, extension: place.id }),
    element('name', {}, place.name),
    element('telecom', { nullFlavor: 'NASK' }),
    element('addr', { nullFlavor: 'NASK' }),
    practice && codeElement('standardIndustryClassCode', practice),
  );
}

/** The DMP's host keeps what no structure wrote (root that the StrucMin schematron asks for). */
function custodian(author: Professional | null): Xml {
  const keeper = author
    ? organisation('representedCustodianOrganization', author.place)
    : element(
        'representedCustodianOrganization',
        {},
        element('id', { root: '1.2.250.1.213.4.1' }),
        element('name', {}, 'DMP'),
        element('telecom', { nullFlavor: 'NASK' }),
        element('addr', { nullFlavor: 'NASK' }),
      );
  return element('custodian', {}, element('assignedCustodian', {}, keeper));
}

function legalAuthenticator({ author, patient, writtenAt }: HeaderFacts): Xml {
  const signer = author ? assigned('assignedEntity', author, false) : titular('assignedEntity', patient, false);
  return element(
    'legalAuthenticator',
    {},
    element('time', { value: cdaTime(writtenAt) }),
    element('signatureCode', { code: 'S' }),
    signer,
  );
}

function documentationOf({ author, patient, plan, actAt, type }: HeaderFacts): Xml {
  const event = plan.eventCodes?.[0];
  const who = author
    ? element(
        'assignedEntity',
        {},
        element('id', { root: SYSTEMS.professionals, extension: author.nationalId }),
        element('addr', { nullFlavor: 'NASK' }),
        element('telecom', { nullFlavor: 'NASK' }),
        element('assignedPerson', {}, personName(author.family, author.given)),
        organisation('representedOrganization', author.place, author.place.practice),
      )
    : element(
        'assignedEntity',
        {},
        element('id', { root: patient.ins.oid, extension: patient.ins.value }),
        element('addr', { nullFlavor: 'NASK' }),
        element('telecom', { nullFlavor: 'NASK' }),
        element(
          'representedOrganization',
          {},
          codeElement('standardIndustryClassCode', coded('practice-setting-code', 'EXP_PATIENT')),
        ),
      );
  const when = element('effectiveTime', {}, element('low', { value: cdaTime(actAt) }));
  const code = event ? codeElement('code', event) : codeElement('code', type);
  return element(
    'documentationOf',
    {},
    element('serviceEvent', {}, code, when, element('performer', { typeCode: 'PRF' }, who)),
  );
}

function relatedDocument(replacedId: string): Xml {
  return element(
    'relatedDocument',
    { typeCode: 'RPLC' },
    element('parentDocument', {}, element('id', { root: replacedId })),
  );
}

function componentOf({ author, actAt }: HeaderFacts): Xml {
  const facility = author
    ? element(
        'healthCareFacility',
        {},
        element('id', { root: SYSTEMS.structures, extension: author.place.id }),
        codeElement('code', author.place.facility),
      )
    : element('healthCareFacility', {}, codeElement('code', coded('healthcare-facility-type-code', 'EXP_PATIENT')));
  const when = element('effectiveTime', {}, element('low', { value: cdaTime(actAt) }));
  return element('componentOf', {}, element('encompassingEncounter', {}, when, element('location', {}, facility)));
}
