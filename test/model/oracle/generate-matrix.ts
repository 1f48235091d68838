/**
 * Writes `matrix.json` from the access matrix kept beside the repository, by hand: `node test/model/oracle/generate-matrix.ts`.
 * It is the oracle's own reading of the facts; the sandbox has another generator.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface MatrixFile {
  generated: string;
  sources: { matrix: string };
  categories: { code: string; typeCodes: string[] }[];
  typeRights: Record<string, string[]>;
  seedOverrides: { profession: string; typeCode: string; effective: string }[];
}

const file: unknown = JSON.parse(readFileSync('../shared/domain/access-matrix.json', 'utf8'));
// The file is ours, beside the repository; a missing field ends this hand-run script.
const { generated, sources, categories, typeRights, seedOverrides } = file as MatrixFile;
const types = categories.flatMap(({ code, typeCodes }) => typeCodes.map((type) => ({ type, class: code })));
const refused = new Set(
  seedOverrides.filter(({ effective }) => effective === 'none').map((it) => `${it.profession} ${it.typeCode}`),
);
const rows = Object.entries(typeRights).map(([profession, readable]) => {
  const may = new Set(readable.filter((type) => !refused.has(`${profession} ${type}`)));
  return [profession, types.map(({ type }) => (may.has(type) ? '1' : '0')).join('')] as const;
});
const table = { source: sources.matrix, generated, types, rows: Object.fromEntries(rows) };
writeFileSync('test/model/oracle/matrix.json', `${JSON.stringify(table, null, 1)}\n`);
