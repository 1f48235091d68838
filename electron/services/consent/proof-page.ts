import { insId } from '../../../shared/domain/patient/ins.ts';
import type { ConsentProofFile } from '../../../shared/contract/consent-proof.ts';
import { actLines, titleOf, type ProofLine } from './proof-words.ts';

const WHEN = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long', timeStyle: 'medium' });

/** Where the machine-readable part stands in the page. */
export const PROOF_ELEMENT = 'dmp-preuve';

const STYLE = `body{font:16px/1.5 "IBM Plex Sans",system-ui,sans-serif;color:#15201f;max-width:44rem;margin:3rem auto;padding:0 1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1.5rem}dl{display:grid;grid-template-columns:13rem 1fr;gap:.45rem 1rem;margin:0}
dt{color:#4b5a58}dd{margin:0;font-weight:600;overflow-wrap:anywhere}section{border-top:1px solid #b9c4c2;padding-top:1rem;margin-top:1.5rem}
h2{font-size:1.1rem;margin:0 0 .75rem}p{margin:.4rem 0}.mark{border:2px solid #15201f;padding:.4rem .8rem;display:inline-block;margin:0 0 1.5rem}
code{font-size:.85rem;overflow-wrap:anywhere}@media print{body{margin:0}}`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function list(lines: readonly ProofLine[]): string {
  const rows = lines.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>${rows.join('\n')}</dl>`;
}

function circumstances({ body }: ConsentProofFile): ProofLine[] {
  const { act, patient, recordedBy, structure } = body;
  return [
    ['Patient', `${patient.birthName} ${patient.givenNames}, naissance ${patient.birthDate}`],
    ['INS', insId(act.ins).replace('|', ' · ')],
    ['Inscrit par', `${recordedBy} (${act.practitionerId})`],
    ['Lieu d’exercice', `${structure} (${act.structureId})`],
    ['Date', `${WHEN.format(act.at)} (heure de Paris)`],
  ];
}

/** JSON inside a script element: `<` cannot end it. */
function machinePart(proof: ConsentProofFile): string {
  return JSON.stringify(proof).replace(/</g, '\\u003c');
}

/**
 * The proof of one act as a page of its own: readable by a patient or an inspector in any browser, printable, and with
 * its machine-readable part inside. The same proof gives the same bytes, so that `dmp consent verify` can make the page
 * again and see a changed word. A changed page needs a new `version` in the proof, this one stays as it is.
 */
export function proofPage(proof: ConsentProofFile): string {
  const { body } = proof;
  const sandbox = body.environment === 'sandbox' ? '<p class="mark">BAC À SABLE — données fictives</p>' : '';
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(titleOf(body.act))}</title><style>${STYLE}</style></head><body>
${sandbox}
<h1>${escaped(titleOf(body.act))}</h1>
${list(circumstances(proof))}
<section><h2>Ce qui a été dit</h2>
${list(actLines(body.act))}</section>
<section><h2>Ce qui le prouve</h2>
<p>Cet acte a été signé par la carte de ${escaped(body.recordedBy)} au moment où il a été fait. Il ne peut plus être changé.</p>
<p>Exporté le ${escaped(WHEN.format(body.exportedAt))} par ${escaped(body.exportedBy)}. Pour vérifier ce fichier, sans le poste d’où il vient :</p>
<p><code>dmp consent verify FICHIER</code></p>
${list([
  ['Numéro de l’acte', body.act.id],
  ['Acte précédent', body.act.previous ?? 'non chaîné (version antérieure)'],
])}</section>
<script type="application/json" id="${PROOF_ELEMENT}">${machinePart(proof)}</script>
</body></html>
`;
}
