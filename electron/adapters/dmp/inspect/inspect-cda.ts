import type { Element } from '@xmldom/xmldom';
import { attribute, child, childAt, children, filledText } from '../xml/element.ts';
import type { CdaView } from '../cda/cda-view.ts';
import { findClinicalDocument } from '../cda/find-document.ts';
import { viewCda } from '../cda/read-cda.ts';
import { patientNames } from '../cda/read-names.ts';
import { orNull, printedCode, sha256 } from './printed.ts';
import type { CdaReport, PrintedSection } from './report.ts';

function sectionsUnder(parent: Element | null): PrintedSection[] {
  const components = parent ? children(parent, null, 'component') : [];
  return components
    .flatMap((component) => children(component, null, 'section'))
    .map((section) => ({
      title: orNull(filledText(child(section, null, 'title'))),
      code: printedCode(child(section, null, 'code')),
      sections: sectionsUnder(section),
    }));
}

function patientOf(document: Element, view: CdaView): CdaReport['patient'] {
  const role = childAt(document, null, 'recordTarget', 'patientRole');
  const patient = role && child(role, null, 'patient');
  const names = patient ? patientNames(patient) : undefined;
  const { birthDate, sex } = view.header.patient;
  return {
    ids: (role ? children(role, null, 'id') : []).map((id) => ({
      root: orNull(attribute(id, 'root')),
      extension: orNull(attribute(id, 'extension')),
    })),
    birthName: orNull(names?.birthName),
    usedName: orNull(names?.usedName),
    given: names?.given ?? [],
    birthDate: orNull(birthDate),
    sex: orNull(sex),
  };
}

function report(document: Element, view: CdaView): CdaReport {
  const { header } = view;
  return {
    kind: 'cda',
    rootElement: view.rootElement,
    id: orNull(header.id),
    setId: orNull(header.setId),
    versionNumber: orNull(header.versionNumber),
    typeCode: printedCode(child(document, null, 'code')),
    title: orNull(header.title),
    effectiveTime: orNull(header.effectiveTime),
    confidentiality: printedCode(child(document, null, 'confidentialityCode')),
    patient: patientOf(document, view),
    authors: header.authors.map(({ id, name, organization }) => ({
      id: orNull(id),
      name: orNull(name),
      organization: orNull(organization),
    })),
    body: view.body.kind === 'none' ? null : view.body.kind,
    sections: sectionsUnder(childAt(document, null, 'component', 'structuredBody')),
    embedded: view.embedded.map(({ mediaType, bytes, readable }) => ({
      mediaType,
      bytes: bytes.length,
      sha256: sha256(bytes),
      readable,
    })),
    faults: view.faults.map(({ code, field }) => ({ code, place: field ?? '' })),
  };
}

/** Says what a CDA holds (issue §8); null when the element holds none. */
export function inspectCda(root: Element): CdaReport | null {
  const document = findClinicalDocument(root);
  if (!document) return null;
  const view = viewCda(root);
  return view.ok ? report(document, view.value) : null;
}
