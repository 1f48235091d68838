import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { organisationProfile } from '../../../../sandbox/pki/profiles.ts';
import { HOSPITAL as STRUCTURE } from '../../../../sandbox/pki/structures.ts';
import { issueAnew } from '../../../support/cards/issued-anew.ts';
import { startSandboxStore, type SandboxStore } from '../../../support/workstation/sandbox-store.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
export const HOSPITAL = STRUCTURE.structureId;

/** One line of the worker. */
export interface FeedLine {
  readonly uniqueId: string | null;
  readonly state: string;
  readonly jobId?: string;
  readonly reference?: string | null;
  readonly dossier?: string;
  readonly act?: string;
  readonly withdrawnAt?: string;
  readonly attempts?: number;
  readonly source?: string;
  readonly faults?: readonly { readonly code: string; readonly field?: string }[];
  readonly failure?: { readonly class: string; readonly code: string };
  readonly serverCode?: string;
}

/** What a run of the worker left. */
export interface FeedEnd {
  readonly code: number | null;
  readonly lines: readonly FeedLine[];
  readonly error: string;
}

/** A worker on its way. */
export interface FeedProcess {
  readonly child: ChildProcess;
  readonly lines: FeedLine[];
  readonly ended: Promise<FeedEnd>;
}

/** A patient of the sandbox's seed. */
export const PATIENT = {
  ins: { oid: '1.2.250.1.213.1.4.10', value: '279035121518989' },
  birthName: 'PAT-TROIS',
  givenNames: 'DOMINIQUE',
  firstGivenName: 'DOMINIQUE',
  sex: 'F',
  birthDate: '1979-03-12',
  birthPlace: '51215',
  identityStatus: 'qualifiee',
};

/** Who decides on what is handed over. */
export const AUTHOR = {
  nationalId: '899700000037',
  family: 'RIVAGE',
  given: 'Samira',
  profession: '10',
  savoirFaire: 'SM59',
};

let last = 0;

/** A description `dmp-feed/1` that is accepted, with a content of its own. */
export function description(changes: Record<string, unknown> = {}, words = ''): Record<string, unknown> {
  last += 1;
  const uniqueId = `2.25.${BigInt(Date.now()) * 100_000n + BigInt(last)}`;
  return {
    format: 'dmp-feed/1',
    uniqueId,
    patient: PATIENT,
    author: AUTHOR,
    typeCode: '11488-4',
    title: `Compte rendu ${last}`,
    actAt: '2026-11-20',
    masked: false,
    informed: true,
    content: Buffer.from(
      words || `Patient : PAT-TROIS Dominique, née le 12/03/1979\nPassage aux urgences numéro ${last}, ${uniqueId}.`,
    ).toString('base64'),
    ...changes,
  };
}

/** A question `dmp-exists/1` that is accepted. */
export function question(reference: string, value: string, changes: Record<string, unknown> = {}) {
  return { format: 'dmp-exists/1', reference, ins: { ...PATIENT.ins, value }, author: AUTHOR, ...changes };
}

/** A withdrawal `dmp-feed/1` that is accepted. */
export function withdrawal(uniqueId: unknown, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { format: 'dmp-feed/1', act: 'withdraw', uniqueId, ins: PATIENT.ins, author: AUTHOR, ...changes };
}

/** An establishment over a running sandbox: its certificates, its configuration, its worker. */
export class FeedBench {
  readonly folder: string;
  readonly store: SandboxStore;
  readonly config: string;

  private constructor(folder: string, store: SandboxStore) {
    this.folder = folder;
    this.store = store;
    this.config = join(folder, 'config.json');
    this.configure({});
  }

  static async start(folder: string): Promise<FeedBench> {
    mkdirSync(folder, { recursive: true });
    const store = await startSandboxStore(join(folder, 'store'));
    const request = ['req', '-x509', '-subj', '/CN=escrow', '-days', '30', '-newkey', 'rsa:2048', '-nodes'];
    const files = ['-keyout', join(folder, 'escrow.key.pem'), '-out', join(folder, 'escrow.pem')];
    execFileSync('openssl', [...request, ...files], { stdio: 'ignore' });
    return new FeedBench(folder, store);
  }

  pki(name: string): string {
    return join(this.store.folder, 'pki', name);
  }

  /** Writes the configuration anew; `establishment` of the changes replaces members of it. */
  configure(changes: Record<string, unknown>, establishment: Record<string, unknown> = {}): void {
    const pair = (use: string) => ({
      certificate: this.pki(`organisations/${HOSPITAL}/${use}.pem`),
      key: this.pki(`organisations/${HOSPITAL}/${use}.key.pem`),
    });
    const settings = {
      ...this.store.settings,
      escrowCertificate: join(this.folder, 'escrow.pem'),
      establishment: {
        authentication: pair('auth'),
        signature: pair('sign'),
        structureName: 'CH de démonstration',
        sector: 'SA01',
        ...establishment,
      },
      ...changes,
    };
    writeFileSync(this.config, JSON.stringify(settings));
  }

  /** The certificates of the same structure, issued anew, for so long from now; as the configuration names them. */
  renewed(lifeMs = 86_400_000_000): Record<string, unknown> {
    const span = { fromMs: -900_000_000, untilMs: lifeMs };
    const pair = (use: 'auth' | 'sign') => {
      const path = join(this.folder, `new-${use}`);
      const like = this.pki(`organisations/${HOSPITAL}/auth.pem`);
      issueAnew(this.pki('.'), organisationProfile(STRUCTURE, use), like, path, span);
      return { certificate: `${path}.pem`, key: `${path}.key.pem` };
    };
    return { authentication: pair('auth'), signature: pair('sign') };
  }

  /** Starts the worker, or another command; `lots` go to its standard input, which is then closed. */
  start(args: readonly string[], lots: readonly unknown[] | null = null, data = 'data', command = 'feed'): FeedProcess {
    const line = ['electron/cli.ts', command, '--config', this.config, '--data', join(this.folder, data), ...args];
    const child = spawn(process.execPath, line, { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
    const lines: FeedLine[] = [];
    let [text, error] = ['', ''];
    child.stderr.on('data', (part: Buffer) => (error += part.toString()));
    child.stdout.on('data', (part: Buffer) => {
      const whole = (text + part.toString()).split('\n');
      text = whole.pop() ?? '';
      lines.push(...whole.map((one) => JSON.parse(one) as FeedLine)); // printed by our own worker
    });
    child.stdin.on('error', () => undefined);
    if (lots) child.stdin.end(lots.map((lot) => `${JSON.stringify(lot)}\n`).join(''));
    const ended = new Promise<FeedEnd>((resolve) => child.once('close', (code) => resolve({ code, lines, error })));
    return { child, lines, ended };
  }

  feed(args: readonly string[], lots: readonly unknown[] | null = null, data = 'data'): Promise<FeedEnd> {
    return this.start(args, lots, data).ended;
  }

  /** `dmp exists`, with its questions on the standard input. */
  exists(questions: readonly unknown[], args: readonly string[] = []): Promise<FeedEnd> {
    return this.start(['--ask', '-', ...args], questions, 'exists', 'exists').ended;
  }

  /** INS of a patient of the seed whose dossier is in this state. */
  insOf(dossier: 'FERME'): string {
    return this.#texts('SELECT ins_value FROM patients WHERE dossier = ?', dossier)[0] ?? '';
  }

  /** The states of the entries of this document in the registry, by its own file. */
  states(uniqueId: unknown): readonly string[] {
    return this.#texts('SELECT status FROM documents WHERE unique_id = ?', uniqueId);
  }

  /** Its author as the registry keeps him (XCN). */
  author(uniqueId: unknown): string | undefined {
    const sql = `SELECT a.person FROM documents d JOIN document_authors da ON da.document_id = d.id
      JOIN authors a ON a.id = da.author_id WHERE d.unique_id = ?`;
    return this.#texts(sql, uniqueId)[0];
  }

  /** Its CDA as the repository keeps it. */
  content(uniqueId: unknown): string {
    const sql = `SELECT CAST(c.bytes AS TEXT) FROM documents d JOIN contents c ON c.id = d.content_id WHERE d.unique_id = ?`;
    return this.#texts(sql, uniqueId)[0] ?? '';
  }

  /** A document of the patient that another structure deposited. */
  foreign(): string {
    const sql = `SELECT unique_id FROM documents WHERE status = 'Approved' AND kind = 'document' AND depositor_structure <> ?
      AND patient_id = (SELECT id FROM patients WHERE ins_value = ?)`;
    return this.#texts(sql, HOSPITAL, PATIENT.ins.value)[0] ?? '';
  }

  #texts(sql: string, ...parameters: readonly unknown[]): readonly string[] {
    const database = new Database(join(this.store.folder, 'store.sqlite'), { readonly: true });
    try {
      return database
        .prepare<unknown[], string>(sql)
        .pluck()
        .all(...parameters);
    } finally {
      database.close();
    }
  }

  /** How many entries of this document the registry holds. */
  held(uniqueId: unknown): number {
    return this.states(uniqueId).length;
  }
}
