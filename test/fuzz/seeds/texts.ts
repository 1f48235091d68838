// Origin: written for the generator; hashes that chain, signatures of no key, test identities only.
import { createHash } from 'node:crypto';
import { chainedText, FIRST_PREVIOUS_HASH } from '../../../shared/domain/audit/chain.ts';
import { CERTIFICATES } from './certificates.ts';

const utf8 = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const [certificate = ''] = CERTIFICATES.map((der) => der.toString('base64'));
const signature = Buffer.alloc(256, 7).toString('base64');

const EVENT = {
  kind: 'dossier.opened',
  at: 1_790_000_000_000,
  practitionerId: '899700000011',
  structureId: '499700000011001',
  facts: { a: 'b', n: 1, yes: true },
} as const;

function journal(): string {
  let previousHash: string = FIRST_PREVIOUS_HASH;
  const rows = [1, 2, 3].map((sequence) => {
    // The hash says nothing of the kind.
    const hash = sha256(chainedText(sequence, previousHash, EVENT as never));
    const row = { row: { sequence, hash, event: EVENT, previousHash } };
    previousHash = hash;
    return row;
  });
  const start = { sequence: 0, hash: FIRST_PREVIOUS_HASH };
  const header = { format: 'poste-dmp-journal', version: 1, software: 'x', holder: '899700000011', exportedAt: 1, start, authorities: [certificate] }; // prettier-ignore
  const seal = { seal: { sequence: 2, hash: rows[1]?.row.hash, at: 1, signature, certificate } };
  const view = { view: { hash: sha256('{"a":1}'), content: { a: 1 } } };
  const end = { end: { sequence: 3, hash: previousHash, rows: 3, signature, certificate } };
  return `${[header, ...rows, view, seal, end].map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** A journal handed over whose chain holds. */
export const JOURNALS: readonly Uint8Array[] = [utf8(journal())];

const ins = { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' };
const act = { id: 'a', at: 1_790_000_000_000, ins, practitionerId: '899700000011', structureId: '1' };
const answers = { consentingPerson: 'patient', means: 'oral', capacity: 'care-team', informed: true };
const proof = (said: object): unknown => ({
  body: {
    format: 'poste-dmp-preuve-de-consentement', version: 1, act: { ...act, ...said }, actSignature: { signature, certificate },
    patient: { birthName: 'PAT-TROIS', givenNames: 'DOMINIQUE', birthDate: '1979-03-12' },
    recordedBy: 'x', structure: 'y', exportedAt: 1, exportedBy: 'z', environment: 'sandbox',
  },
  seal: { signature, certificate },
}); // prettier-ignore

/** Proofs of consent, bare and inside their page. */
export const PROOFS: readonly Uint8Array[] = [
  utf8(proof({ decision: 'refused' })),
  utf8(proof({ decision: 'granted', answers })),
  utf8(`<!doctype html><script type="application/json" id="dmp-preuve">${JSON.stringify(proof({ decision: 'refused' }))}</script>`),
]; // prettier-ignore

const identity = {
  ins, birthName: 'PAT-TROIS', givenNames: 'DOMINIQUE', firstGivenName: 'DOMINIQUE', sex: 'F', birthDate: '1979-03-12',
  birthPlace: '51215', identityStatus: 'VALI', localId: '7',
}; // prettier-ignore

export const PATIENT_LISTS: readonly Uint8Array[] = [utf8({ patients: [identity, { ...identity, usedName: 'X' }] })];

export const SETTINGS: readonly Uint8Array[] = [
  utf8({
    environment: 'sandbox', baseUrl: 'https://127.0.0.1:1/', trustedRoots: '/dev/null', idleLockMinutes: 10,
    services: { patient: '/p', patientSpecific: '/s', habilitation: '/h', registry: '/r', repository: '/d' },
  }),
]; // prettier-ignore

const entry = {
  kind: 'review', accessId: '11111111-2222-4333-8444-555555555555', at: 1, decision: 'conform', opinion: 'x',
  officer: { nationalId: '899700000011', family: 'a', given: 'b' },
}; // prettier-ignore
export const INBOX_FILES: readonly Uint8Array[] = [utf8({ payload: JSON.stringify(entry), signature, certificate })];

const wrapped = { salt: 'AAAA', nonce: 'AAAA', sealed: 'AAAA' };
export const ENVELOPE_FILES: readonly Uint8Array[] = [
  utf8({ format: 'dmp-key-envelope', version: 1, protection: 'card', workstationSecret: 'AAAA', legal: { holder: wrapped, recovery: wrapped }, cache: null, recoveryConfirmed: true }),
  utf8({ format: 'dmp-key-envelope', version: 2 }),
  utf8({ waiting: 1, since: null, situation: null, journal: { sequence: 1, hash: 'a' } }),
]; // prettier-ignore

const row = {
  sequence: 1, id: 'a', ins_oid: ins.oid, ins_value: ins.value, author_id: 'a', structure_id: 'b', unique_id: 'c', submission_set_id: 'd',
  chain_id: 'e', title: 't', type_code: '1', size: 1, content_hash: 'h', state: 'queued', answer: 'pending', attempts: 0, look_ups: 0,
  created_at: 1, not_before: 0, failure_class: 'transient', failure_json: '{"code":"a/b"}', acknowledged_at: null, withdrawn_at: null, mode: 'card', sender: 'card:a',
}; // prettier-ignore
const cached = {
  entryUUID: 'u', uniqueId: '1.2', patientId: 'p', mimeType: 'text/xml', confidentialityCodes: [], eventCodes: [],
  authors: [{ institutions: [], specialties: [], roles: [] }], availabilityStatus: 'approved',
}; // prettier-ignore
const link = { sequence: 1, event_json: JSON.stringify(EVENT), previous_hash: FIRST_PREVIOUS_HASH, hash: 'h' };

/** Rows of the store, as SQLite hands them out; texts in them hold JSON of their own. */
export const ROWS: readonly Uint8Array[] = [row, { entry_json: JSON.stringify(cached) }, link].map(utf8);

const slot = { certificate: 'ab', sealed: 'AAAA' };
/** Envelopes that an establishment may open, and one whose slot has another form. */
export const ESCROWED_ENVELOPES: readonly Uint8Array[] = [
  utf8({ format: 'dmp-key-envelope', version: 2, protection: 'card', workstationSecret: 'AAAA', legal: { holder: wrapped, recovery: wrapped, escrow: slot }, cache: { holder: wrapped }, recoveryConfirmed: false }),
  utf8({ format: 'dmp-key-envelope', version: 2, protection: 'workstation', workstationSecret: '', legal: { holder: wrapped, recovery: wrapped, escrow: { ...slot, sealed: Buffer.alloc(256, 7).toString('base64') } }, cache: null, recoveryConfirmed: true }),
]; // prettier-ignore

const situation = { structureId: '499700000011001', structureName: 'Cabinet', sector: 'SA07' };
export const HOLDER_NOTES: readonly Uint8Array[] = [
  { waiting: 1, since: 1_790_000_000_000, situation, journal: { sequence: 1, hash: 'a' } },
  { waiting: 0, since: null, situation: null, journal: null },
].map(utf8);

const record = { ...act, decision: 'granted', answers };
/** Rows of the legal part that are not the queue's. */
export const LEGAL_ROWS: readonly Uint8Array[] = [
  { id: 'a', ins_oid: ins.oid, ins_value: ins.value, file_name: 'a.pdf', media_type: 'application/pdf', pages: 1, form_json: '{"title":"x"}', saved_at: 1, bytes: '%PDF-' },
  { record_json: JSON.stringify(record), signature, certificate },
  { patient_json: JSON.stringify({ ...identity, identityStatus: 'qualifiee' }) },
  { id: 'h', ins_oid: ins.oid, ins_value: ins.value, unique_id: '1.2', set_id: null, title: 't', author_label: 'a', mine: 1, reason: 'r', opened_at: 1 },
  { event_json: JSON.stringify({ kind: 'entrusted', at: 1, owner: { id: null, name: 'n', leave: { from: 'a', until: 'b' } } }) },
  { event_json: JSON.stringify({ kind: 'informed', at: 1, by: 'self' }) },
  { sequence: 1, event_json: JSON.stringify({ accessId: entry.accessId, at: 1, fact: { kind: 'ended', why: 'x', documents: 1 } }) },
].map(utf8); // prettier-ignore

const described = {
  format: 'dmp-feed/1', uniqueId: '2.25.42', patient: { ...identity, identityStatus: 'qualifiee' },
  author: { nationalId: '899700000037', family: 'RIVAGE', given: 'Samira', profession: '10', savoirFaire: 'SM59' },
  typeCode: '11488-4', title: 'CR', actAt: '2026-11-20', masked: false, informed: true, content: 'QQ==',
}; // prettier-ignore
/** Descriptions of `dmp feed`: with a content, with a file beside, of a new version. */
export const DESCRIPTIONS: readonly Uint8Array[] = [
  described,
  { ...described, content: undefined, file: '../../etc/passwd' },
  { ...described, replaces: '2.25.41', representatives: 'visible' },
  {
    format: 'dmp-feed/1',
    act: 'withdraw',
    uniqueId: '2.25.42',
    ins: identity.ins,
    author: described.author,
    reason: 'duplicate',
  },
].map(utf8);

/** Questions of `dmp exists`. */
export const QUESTIONS: readonly Uint8Array[] = [
  { format: 'dmp-exists/1', reference: 'adm-42', ins: identity.ins, author: described.author },
  { format: 'dmp-exists/1', reference: identity.ins.value, ins: identity.ins, author: { internalId: 'A1' } },
].map(utf8);

export const COMMAND_LINES: readonly Uint8Array[] = [
  utf8(['inspect', 'a.xml', '--json']),
  utf8(['journal', 'verify', '--store=x', '--holder', '1', '--roots', 'a.pem']),
  utf8(['consent', 'verify', '--', '--autorites=a=b']),
  utf8(['feed', '--config', 'a', '--data=b', '--lots', '-', '--wait', '1e9']),
];

export const LINKS: readonly Uint8Array[] = ['https://web.example/accueil/historique', 'https://web.example/accueil/../x', 'app://bundle/viewer-frame/index.html'].map(utf8); // prettier-ignore
