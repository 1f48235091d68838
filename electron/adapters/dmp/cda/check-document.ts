import type { Element } from '@xmldom/xmldom';
import { insKey, normaliseIns } from '../../../../shared/domain/patient/ins.ts';
import { parseHl7Time } from '../../../../shared/domain/time/hl7-time.ts';
import { child, childElements, descendants, filledAttribute, rawText } from '../xml/element.ts';
import type { CdaFault } from './cda-view.ts';
import { identitiesOf } from './read-identities.ts';

/** Elements without which a document cannot be told from another (CDA R2; CI-SIS V1.16.8 §3.5.1, old editions too). */
const NEEDED = ['id', 'code', 'title', 'effectiveTime', 'recordTarget', 'author', 'component'] as const;

const TIMES = ['effectiveTime', 'time', 'birthTime', 'low', 'high'] as const;
const REPLACEMENT = '\ufffd';

function missing(document: Element): CdaFault[] {
  return NEEDED.filter((name) => !child(document, null, name)).map((field) => ({ code: 'cda/missing', field }));
}

/** Times of the header only: those of the entries are clinical data that nothing here relies on. */
function unreadableTimes(document: Element): CdaFault[] {
  const header = childElements(document).filter((part) => part.localName !== 'component');
  return header.flatMap((part) => {
    const times = TIMES.flatMap((name) => descendants(part, null, name));
    const wrong = times.filter((time) => !parseHl7Time(filledAttribute(time, 'value') ?? '2000').ok);
    return wrong.map((time): CdaFault => {
      const place = time === part ? time.localName : `${part.localName}/${time.localName}`;
      return { code: 'cda/time-unreadable', field: place ?? '' };
    });
  });
}

function isWrongIns(value: string): boolean {
  const number = normaliseIns(value);
  return !/^\d{5}[\dAB]{10}$/.test(number) || insKey(number.slice(0, 13)) !== number.slice(13);
}

/** Numbers under a root of the INS whose form or key is wrong (H04). */
function wrongIns(document: Element): CdaFault[] {
  const numbers = identitiesOf(document).flatMap(({ ins }) => ins);
  const wrong = numbers.filter(({ value }) => isWrongIns(value));
  return wrong.map(() => ({ code: 'cda/ins-wrong', field: 'recordTarget/patientRole/id' }));
}

/** A replacement character means that an earlier system lost a sign, and maybe a value with it (H38). */
function replacements(document: Element): CdaFault[] {
  const parts = childElements(document).filter((part) => rawText(part).includes(REPLACEMENT));
  return parts.map((part) => ({ code: 'cda/replacement-character', field: part.localName ?? '' }));
}

/** Everything wrong with a document that can be read all the same, each with its place. */
export function checkDocument(document: Element): CdaFault[] {
  return [...missing(document), ...unreadableTimes(document), ...wrongIns(document), ...replacements(document)];
}
