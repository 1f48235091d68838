/** Readers of the four shapes in which the value sets were kept. Each throws, naming the file, when the shape is not the expected one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { z } from 'zod';
import { codeSystemOids } from './sources.ts';
import type { SvsRepository } from './sources.ts';

export interface Concept {
  readonly code: string;
  readonly codeSystem: string;
  readonly displayName: string;
}

export interface Origin {
  readonly publisher: string;
  readonly repo: string;
  readonly commit: string | null;
  readonly path: string;
  readonly date: string | null;
}

interface ListHead {
  /** Name under which the publisher knows the list, e.g. `JDV_J66_TypeCode_DMP`. */
  readonly publishedAs: string;
  readonly oid: string | null;
  readonly version: string;
  readonly source: Origin;
  readonly sha256: string;
}

export interface ConceptList extends ListHead {
  readonly concepts: readonly Concept[];
}

export interface MapList extends ListHead {
  readonly map: Readonly<Record<string, string>>;
}

const publisher = 'Agence du Numérique en Santé (ANS), Nomenclatures des objets de santé';

const headShape = z.object({
  name: z.string(),
  oid: z.string().optional(),
  version: z.string(),
  date: z.string().optional(),
  source: z.object({
    repo: z.string(),
    path: z.string().optional(),
    commit: z.string().optional(),
    lookup_id: z.string().optional(),
  }),
});

const conceptsShape = headShape.extend({
  concepts: z.array(
    z.object({ code: z.string(), display: z.string(), system: z.string(), systemOid: z.string().nullable() }),
  ),
});

const mapShape = headShape.extend({ map: z.record(z.string(), z.string()) });

const matrixShape = z.object({
  title: z.string(),
  generated: z.string(),
  sources: z.object({ matrix: z.string() }),
  documentTypes: z.array(
    z.object({
      typeCode: z.string(),
      codeSystem: z.string(),
      label: z.string(),
      patientAuthored: z.boolean().nullable(),
    }),
  ),
});

/** A list transcribed as JSON; a code system without OID is completed from `codeSystemOids`. */
export function readConceptJson(path: string): ConceptList {
  const { bytes, value } = readJson(path);
  const list = conceptsShape.parse(value);
  const concepts = list.concepts.map((concept) => ({
    code: concept.code,
    codeSystem: concept.systemOid ?? oidOf(concept.system, path),
    displayName: concept.display,
  }));
  return { ...headOf(list, bytes), concepts };
}

/** An association (code to code) transcribed as JSON. */
export function readMapJson(path: string): MapList {
  const { bytes, value } = readJson(path);
  const list = mapShape.parse(value);
  return { ...headOf(list, bytes), map: list.map };
}

/** The types that the access matrix marks as written by the patient (R20: class 90 alone no longer tells them). */
export function readMatrixJson(path: string): ConceptList {
  const { bytes, value } = readJson(path);
  const matrix = matrixShape.parse(value);
  const concepts = matrix.documentTypes
    .filter((type) => type.patientAuthored === true)
    .map((type) => ({ code: type.typeCode, codeSystem: oidInText(type.codeSystem, path), displayName: type.label }));
  return {
    publishedAs: matrix.title,
    oid: null,
    version: matrix.generated,
    source: matrixOrigin(matrix.sources.matrix, matrix.generated),
    sha256: sha256(bytes),
    concepts,
  };
}

/** The matrix is published as a PDF; what was read is its transcription in a public repository, named in one sentence. */
function matrixOrigin(sentence: string, date: string): Origin {
  return {
    publisher: 'Assurance Maladie, matrice d’habilitation du DMP',
    repo: /github:([\w.-]+\/[\w.-]+)/.exec(sentence)?.[1] ?? 'unknown',
    commit: /commit ([0-9a-f]{40})/.exec(sentence)?.[1] ?? null,
    path: /file "([^"]+)"/.exec(sentence)?.[1] ?? 'unknown',
    date,
  };
}

/** An IHE SVS file as published. */
export function readSvs(path: string, repository: SvsRepository): ConceptList {
  const bytes = readFileSync(path);
  using document = XmlDocument.fromBuffer(bytes);
  const valueSet = document.get('//*[local-name()="ValueSet"]');
  const version = attributeOf(valueSet, 'dateMaj', path);
  const concepts = document.find('//*[local-name()="Concept"]').map((concept) => ({
    code: attributeOf(concept, 'code', path),
    codeSystem: attributeOf(concept, 'codeSystem', path),
    displayName: attributeOf(concept, 'displayName', path),
  }));
  return {
    publishedAs: basename(path, '.xml'),
    oid: attributeOf(valueSet, 'id', path),
    version,
    source: {
      publisher,
      repo: repository.repo,
      commit: repository.commit,
      path: `${repository.folder}/${basename(path)}`,
      date: dayOf(version),
    },
    sha256: sha256(bytes),
    concepts,
  };
}

function attributeOf(node: unknown, name: string, path: string): string {
  const attribute = node instanceof XmlElement ? node.attr(name) : null;
  if (!attribute) throw new Error(`attribute ${name} not found in ${path}`);
  return attribute.value;
}

function headOf(list: z.infer<typeof headShape>, bytes: Buffer): ListHead {
  const { repo, commit, path, lookup_id: lookupId } = list.source;
  return {
    publishedAs: list.name,
    oid: list.oid ?? null,
    version: list.version,
    source: {
      publisher,
      repo,
      commit: commit ?? null,
      path: path ?? `public index, file ${lookupId ?? 'unknown'}`,
      date: list.date ?? null,
    },
    sha256: sha256(bytes),
  };
}

function readJson(path: string): { bytes: Buffer; value: unknown } {
  const bytes = readFileSync(path);
  return { bytes, value: JSON.parse(bytes.toString('utf8')) };
}

function oidOf(system: string, path: string): string {
  const oid = codeSystemOids[system];
  if (oid === undefined) throw new Error(`code system ${system} without OID in ${path}`);
  return oid;
}

/** The matrix writes «TRE_A05 (1.2.…)», or «LOINC» alone. */
function oidInText(text: string, path: string): string {
  const oid = text === 'LOINC' ? '2.16.840.1.113883.6.1' : /\d+(?:\.\d+){3,}/.exec(text)?.[0];
  if (oid === undefined) throw new Error(`no OID in «${text}» of ${path}`);
  return oid;
}

function dayOf(version: string): string {
  return `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}`;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
