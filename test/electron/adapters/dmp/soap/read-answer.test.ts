import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPatient } from '../../../../../electron/adapters/dmp/faults.ts';
import { knownFault } from '../../../../../electron/adapters/dmp/server-codes.ts';
import { readAnswer } from '../../../../../electron/adapters/dmp/soap/read-answer.ts';

const ID = 'urn:uuid:1';
const RELATED = `<a:RelatesTo xmlns:a="http://www.w3.org/2005/08/addressing">${ID}</a:RelatesTo>`;
const envelope = (body: string, header = RELATED, ns = 'http://www.w3.org/2003/05/soap-envelope') =>
  `<s:Envelope xmlns:s="${ns}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;

function read(body: string, status = 200, contentType = 'application/soap+xml') {
  return readAnswer({ status, headers: { 'content-type': contentType }, body: Buffer.from(body) }, ID, 'write');
}

const fault12 = (code: string, subcode: string, reason: string) =>
  `<s:Fault><s:Code><s:Value>s:${code}</s:Value><s:Subcode><s:Value xmlns:d="urn:dmp">d:${subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">No</s:Text><s:Text xml:lang="fr">${reason}</s:Text></s:Reason></s:Fault>`;

test('a payload that relates to our message is given, in either version of SOAP', () => {
  expect(read(envelope('<x/>'))).toMatchObject({ ok: true, value: { payload: { localName: 'x' } } });
  const old = envelope('<x/>', RELATED, 'http://schemas.xmlsoap.org/soap/envelope/');
  expect(read(old)).toMatchObject({ ok: true, value: { payload: { localName: 'x' } } });
});

test('H02: an answer to another message, or to none, is refused', () => {
  expect(read(envelope('<x/>', RELATED.replace(ID, 'urn:uuid:2')))).toMatchObject({
    fault: { code: 'dmp/unrelated-answer' },
  });
  expect(read(envelope('<x/>', ''))).toMatchObject({ fault: { code: 'dmp/unrelated-answer' } });
});

test('a fault is read on any status, with its subcode and its French words', () => {
  const body = envelope(fault12('Sender', 'DMPInvalidCertificate', 'Not a valid signature certificate'), '');
  expect(read(body, 500)).toEqual({
    ok: false,
    fault: {
      code: 'dmp/invalid-certificate',
      class: 'permanent',
      serverCode: 'DMPInvalidCertificate',
      serverText: 'Not a valid signature certificate',
    },
  });
});

test('an unknown code is kept: refused when the fault is ours, doubtful when it is the server’s', () => {
  expect(read(envelope(fault12('Sender', 'DMPNouveau', 'Nouveau')), 500)).toMatchObject({
    fault: { code: 'dmp/refused', class: 'permanent', serverCode: 'DMPNouveau' },
  });
  expect(read(envelope(fault12('Receiver', 'DMPPanne', 'Panne')), 500)).toMatchObject({
    fault: { code: 'dmp/server-fault', class: 'ambiguous', serverCode: 'DMPPanne' },
  });
});

test('a SOAP 1.1 fault is read', () => {
  const fault = '<s:Fault><faultcode>s:Client.DMPClosed</faultcode><faultstring>Fermé</faultstring></s:Fault>';
  const body = envelope(fault, '', 'http://schemas.xmlsoap.org/soap/envelope/');
  expect(read(body, 500)).toMatchObject({ fault: { code: 'dmp/dossier-closed', serverText: 'Fermé' } });
});

test.each([
  ['Structure introuvable ou Inactive', 'dmp/structure-unknown'],
  ['PS et Structure non liés', 'dmp/structure-not-linked'],
  ['Aucune spécialité dans le vihf. Spécialité obligatoire pour les Médecins', 'dmp/specialty-missing'],
  ["Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF", 'dmp/author-mismatch'],
])('the sentence «%s» is known', (text, code) => {
  expect(knownFault({ code: 'Sender', text })).toBe(code);
});

test.each([
  [200, 'dmp/unreadable-answer', 'ambiguous'],
  [403, 'dmp/http-refused', 'permanent'],
  [404, 'dmp/http-refused', 'permanent'],
  [429, 'dmp/busy', 'transient'],
  [502, 'dmp/http-error', 'ambiguous'],
])('an error page with status %i is a fault, never an empty answer', (status, code, failureClass) => {
  expect(read('<!DOCTYPE html><html><body>Erreur</body></html>', status, 'text/html')).toMatchObject({
    fault: { code, class: failureClass },
  });
});

test('what a server says travels without the INS of the patient', () => {
  expect(withoutPatient('Patient 207058575627097 (2070585756270) : 2.25.207058575627097123')).toBe(
    'Patient … (…) : 2.25.207058575627097123',
  );
});

test('random answers never make the reader throw', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">',
      '<s:Body>',
      '<s:Fault>',
      '</s:Fault>',
      '</s:Body>',
      '</s:Envelope>',
      '--b\r\n',
      'x',
      RELATED,
    ),
  );
  const types = fc.constantFrom('text/xml', 'multipart/related; boundary=b', 'text/html', '');
  fc.assert(
    fc.property(
      pieces,
      types,
      fc.integer({ min: 100, max: 599 }),
      (list, type, status) => typeof read(list.join(''), status, type).ok === 'boolean',
    ),
  );
});
