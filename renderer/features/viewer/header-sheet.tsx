import type { CdaHeader } from '../../../shared/contract/cda.ts';
import { longWireTime } from '../../texts/format/wire-time.ts';
import { headerTexts } from '../../texts/viewer.ts';

type Person = CdaHeader['authors'][number];
type Line = readonly [string, string | undefined];

/** CDA times are the producer's own; one with an offset says so (EX_3.2-1090). */
function producerTime(wire: string | undefined): string | undefined {
  if (!wire) return undefined;
  return /[+-]\d{4}$/.test(wire) ? `${longWireTime(wire)} (${headerTexts.producerTime})` : longWireTime(wire);
}

function personText(person: Person): string {
  return [person.name, person.role, person.organization, person.id].filter(Boolean).join(' · ');
}

function documentLines(header: CdaHeader): Line[] {
  const { typeCode } = header;
  return [
    [headerTexts.title, header.title],
    [headerTexts.type, [typeCode?.displayName, typeCode?.code].filter(Boolean).join(' · ')],
    [headerTexts.madeAt, producerTime(header.effectiveTime)],
    [headerTexts.id, header.id],
    [headerTexts.setId, header.setId],
    [headerTexts.version, header.versionNumber],
    [headerTexts.confidentiality, header.confidentiality],
    [headerTexts.language, header.language],
  ];
}

function patientLines({ patient }: CdaHeader): Line[] {
  const ids = patient.ids.map((id) => [id.extension, id.root].filter(Boolean).join(' · '));
  return [
    [headerTexts.ids, ids.join(' ; ')],
    [headerTexts.name, [patient.birthName, patient.usedName].filter(Boolean).join(' · ')],
    [headerTexts.givenNames, patient.givenNames.join(' ')],
    [headerTexts.birth, patient.birthDate && longWireTime(patient.birthDate)],
    [headerTexts.sex, patient.sex],
  ];
}

function careLines(header: CdaHeader): Line[] {
  const { encounter } = header;
  return [
    ...header.serviceEvents.map((act): Line => [
      headerTexts.act,
      [act.label, act.start && longWireTime(act.start), act.performer].filter(Boolean).join(' · '),
    ]),
    [
      headerTexts.encounter,
      encounter &&
        [encounter.label, encounter.start && longWireTime(encounter.start), encounter.facility]
          .filter(Boolean)
          .join(' · '),
    ],
    ...header.relatedDocuments.map((one): Line => [
      headerTexts.related,
      [one.typeCode, one.id].filter(Boolean).join(' · '),
    ]),
  ];
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const given = lines.filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="facts">
        {given.map(([name, value], index) => (
          <div className="key-line" key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The header of the CDA, as printed (EX_3.2-1030). */
export function HeaderSheet({ header }: { readonly header: CdaHeader }) {
  const people: Line[] = [
    ...header.authors.map((author): Line => [headerTexts.author, personText(author)]),
    [headerTexts.legal, header.legalAuthenticator && personText(header.legalAuthenticator)],
    [headerTexts.custodian, header.custodian],
  ];
  return (
    <div className="header-sheet">
      <Lines title={headerTexts.document} lines={documentLines(header)} />
      <Lines title={headerTexts.patient} lines={patientLines(header)} />
      <Lines title={headerTexts.people} lines={people} />
      <Lines title={headerTexts.care} lines={careLines(header)} />
    </div>
  );
}
