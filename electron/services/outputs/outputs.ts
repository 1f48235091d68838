import type { AuditKind } from '../../../shared/domain/audit/event.ts';
import type { WayOutReason } from '../../../shared/domain/audit/way-out.ts';
import type { Verdicts } from '../../../shared/contract/output.ts';
import { outputRefusal, type OutputRefusal } from '../../../shared/domain/output/output-refusal.ts';
import type { Output } from '../../../shared/domain/output/outputs.ts';
import { recipientRefusal, type RecipientRefusal } from '../../../shared/domain/output/recipient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type {
  FindListed,
  FindShown,
  HoldStateOf,
  ListedDocument,
  SaveDocument,
  ShownFile,
  WhoActs,
  WriteAudit,
} from './ports.ts';

export interface OutputNeeds {
  readonly listed: FindListed;
  readonly whoActs: WhoActs;
  readonly shown: FindShown;
  readonly files: SaveDocument;
  readonly holdOf: HoldStateOf;
  readonly audit: WriteAudit;
}

const WRITTEN_AS: Readonly<Record<Output, AuditKind>> = {
  print: 'document.printed',
  // Before its bytes are written; what became of them follows.
  save: 'document.save-begun',
  copy: 'document.copied',
  'show-to-patient': 'screen.shown-to-patient',
};

const ENDINGS = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'text/rtf': 'rtf',
  'text/plain': 'txt',
} as const satisfies Readonly<Record<ShownFile['mediaType'], string>>;

/** What may leave the screen (R28, H18, N7): one list of outputs, asked before each, journaled whatever the answer. */
export class Outputs {
  readonly #needs: OutputNeeds;

  constructor(needs: OutputNeeds) {
    this.#needs = needs;
  }

  /**
   * Why each output of a document is refused now, or null.
   *
   * @returns `dossier/not-open`, `document/unknown-row`.
   */
  verdicts(token: string, rowId: string): Result<Verdicts, Fault> {
    const listed = this.#needs.listed(token, rowId);
    if (!listed.ok) return listed;
    const refusal = (output: Output): OutputRefusal | null => this.#refusal(output, listed.value);
    return ok({
      print: refusal('print'),
      save: refusal('save'),
      copy: refusal('copy'),
      'show-to-patient': refusal('show-to-patient'),
    });
  }

  /**
   * Whether what leaves may go to who acts for the patient (R34–R37); the other recipients are always possible.
   *
   * @returns null when it may, else `output/no-representative`, `output/secret-connection`; `dossier/not-open`.
   */
  recipients(token: string): Result<{ representative: RecipientRefusal | null }, Fault> {
    const acts = this.#needs.whoActs(token);
    return acts.ok ? ok({ representative: recipientRefusal('representative', acts.value) }) : acts;
  }

  /**
   * Asked before a document leaves the screen.
   *
   * @returns `output/held`, `output/secret`, `output/no-representative`, `output/secret-connection`, and the faults above:
   *   nothing may leave then.
   */
  ask(token: string, rowId: string, output: Output, reason: WayOutReason): Result<Record<string, never>, Fault> {
    const listed = this.#needs.listed(token, rowId);
    if (!listed.ok) return listed;
    const acts = this.#needs.whoActs(token);
    if (!acts.ok) return acts;
    const { insId, uniqueId } = listed.value;
    const code = this.#refusal(output, listed.value) ?? recipientRefusal(reason, acts.value);
    const facts = { uniqueId, output, reason };
    if (code) this.#needs.audit.write('output.refused', insId, { ...facts, code });
    else this.#needs.audit.write(WRITTEN_AS[output], insId, facts);
    return code ? fail({ code }) : ok({});
  }

  /**
   * Writes the file of the open document where the user says, its bytes as the DMP gave them, under a name that says
   * nothing of a patient. Asked before the dialog and again once the place is chosen.
   *
   * @returns whether it was written (false: the user gave up); `output/not-printable` when no file is open,
   *   `journal/file-not-written` when the disk refused, and the refusals of `ask`: nothing is written then.
   */
  async save(token: string, rowId: string, reason: WayOutReason): Promise<Result<{ written: boolean }, Fault>> {
    const listed = this.#needs.listed(token, rowId);
    if (!listed.ok) return listed;
    const acts = this.#needs.whoActs(token);
    if (!acts.ok) return acts;
    const refusal = this.#refusal('save', listed.value) ?? recipientRefusal(reason, acts.value);
    if (refusal !== null) {
      const refused = this.ask(token, rowId, 'save', reason);
      return refused.ok ? fail({ code: refusal }) : refused;
    }
    const file = this.#needs.shown(token, rowId);
    if (!file) return fail({ code: 'output/not-printable' });
    return this.#write(file, listed.value, reason, () => this.ask(token, rowId, 'save', reason));
  }

  /** What is begun is written down before, and what became of it after: a disk may refuse, and a copy may stand (R42). */
  async #write(
    file: ShownFile,
    { insId, uniqueId }: ListedDocument,
    reason: WayOutReason,
    ask: () => Result<Record<string, never>, Fault>,
  ): Promise<Result<{ written: boolean }, Fault>> {
    const extension = ENDINGS[file.mediaType];
    let begun = false;
    const saved = await this.#needs.files.saveDocument(
      { name: `document-dmp.${extension}`, extension },
      file.bytes,
      () => {
        const allowed = ask();
        begun = allowed.ok;
        return allowed;
      },
    );
    const facts = { uniqueId, reason };
    if (begun && saved.ok) this.#needs.audit.write('document.saved', insId, facts);
    if (begun && !saved.ok)
      this.#needs.audit.write('document.save-failed', insId, { ...facts, code: saved.fault.code });
    return saved.ok ? ok({ written: saved.value }) : saved;
  }

  #refusal(output: Output, { insId, uniqueId, states, listedAt, isMinor }: ListedDocument): OutputRefusal | null {
    return outputRefusal(output, {
      invisible: states.includes('invisible-patient'),
      secret: states.includes('invisible-representants'),
      listedAt,
      isMinor,
      hold: this.#needs.holdOf(insId, uniqueId),
    });
  }
}
