/** What the killed main process does: each act is said once the client has said that it is done. */
import type { DocumentRow } from '../../../shared/contract/dossier.ts';
import { toAccesses } from '../../../shared/domain/emergency/access-event.ts';
import type { Random } from '../../model/world/random.ts';
import { Working, value } from '../../support/workstation/working.ts';
import { PATIENT, storeOf, UNCONSCIOUS } from './found.ts';
import { say } from './lines.ts';

/** One turn of work: the workstation, the open dossier, a name for what is made, and chance. */
export interface Turn {
  readonly working: Working;
  readonly token: string;
  readonly title: string;
  readonly random: Random;
}

const HELD = { patient: 'hold', holdReason: 'Résultat à annoncer' } as const;
const OWNERS = ['Dr PAT-UN', 'Dr PAT-DEUX'] as const;

async function deposit({ working, token, title, random }: Turn): Promise<void> {
  const { deposits } = working.work;
  const bytes = new TextEncoder().encode(`Texte de ${title}`);
  const { draftId } = value(await deposits.inspect(token, 'texte.txt', bytes));
  say({ kind: 'draft', id: draftId });
  if (random.chance(0.2)) return;
  const held = random.chance(0.4);
  value(deposits.save(token, draftId, Working.form({ title, ...(held && HELD) })));
  say({ kind: 'begin', act: 'send' });
  const { uniqueId } = value(deposits.send(token, draftId, true));
  say({ kind: 'queued', title, uniqueId, draft: draftId, held });
}

async function rowsOf({ working, token }: Turn): Promise<readonly DocumentRow[]> {
  const { rows } = await working.list(token);
  return rows.filter((row): row is DocumentRow => !('unreadable' in row));
}

/** Saves the list and some documents in the copy. */
async function keep(turn: Turn): Promise<void> {
  const { working, token, random } = turn;
  say({ kind: 'begin', act: 'keep' });
  value(working.work.dossiers.keepCopy(token, true));
  const whole = await rowsOf(turn);
  for (let n = 0; n < 3 && whole.length > 0; n += 1) await working.work.documents.read(token, random.pick(whole).rowId);
  say({ kind: 'kept', documents: storeOf(working).cache?.documentIds(working.insIdOf(PATIENT)) ?? [] });
}

function purge({ working, token }: Turn): void {
  say({ kind: 'begin', act: 'purge' });
  value(working.work.dossiers.keepCopy(token, false));
  say({ kind: 'purged' });
}

/** A new recovery code, written down: the envelope changes. */
function changeCode({ working }: Turn): void {
  say({ kind: 'begin', act: 'code' });
  const code = storeOf(working).renewRecoveryCode();
  working.workstation.appDesk.acknowledgeRecoveryCode();
  say({ kind: 'code', code });
}

/** «Consultation d'annonce faite», and on with the work: its sending goes on behind, or is cut. */
function announce({ working, random }: Turn): void {
  const { holds, clockOffsetMs } = working.work.holds.list();
  const open = holds.filter(({ phase, announcement }) => phase === 'HELD' && announcement?.state !== 'waiting');
  if (open.length === 0) return;
  const { holdId, versions } = random.pick(open);
  // By the clock that holds count by: that of the store is ahead after waits that were skipped.
  const asked = { by: 'Dr LIBRE', talkAt: Date.now() + clockOffsetMs, confirmed: true };
  const noted = working.work.holds.announce(holdId, asked);
  if (noted.ok) say({ kind: 'announced', holdId, uniqueId: versions[0] ?? '' });
}

function entrust({ working, random }: Turn): void {
  const open = working.work.holds.list().holds.filter(({ phase }) => phase === 'HELD');
  if (open.length === 0) return;
  const { holdId } = random.pick(open);
  const name = random.pick(OWNERS);
  say({ kind: 'entrusting', holdId, owner: name });
  const done = working.work.holds.entrust([holdId], { kind: 'colleague', name, leave: null });
  if (done.ok) say({ kind: 'entrusted', holdId, owner: name });
}

/** Masks or unmasks a document of one's own that never was held: what a hold does to its document is counted. */
async function changeVisibility(turn: Turn): Promise<void> {
  const { working, token, random } = turn;
  const held = new Set(working.work.holds.list().holds.flatMap(({ versions }) => versions));
  const mine = (await rowsOf(turn)).filter(({ mine, uniqueId }) => mine && !held.has(uniqueId));
  if (mine.length === 0) return;
  const { rowId, uniqueId, states } = random.pick(mine);
  const masked = !states.includes('masque-ps');
  say({ kind: 'changing', uniqueId, masked });
  const done = await working.work.changes.change(token, rowId, masked ? 'mask' : 'unmask', false);
  if (done.ok) say({ kind: 'changed', uniqueId, masked });
}

/** Opens a dossier in an emergency and closes it: the ordinary one under the banner goes with it. */
async function breakGlass({ working }: Turn): Promise<void> {
  const { emergency } = working.work;
  const { preparationId } = value(await emergency.prepare(working.insIdOf(UNCONSCIOUS), 'bris_de_glace'));
  const acts = { unableToConsent: true, immediateRisk: true, samePerson: true, quick: null };
  const { token } = value(emergency.open({ preparationId, ...acts, reason: 'Coma, aucun proche joignable' }));
  sayAccesses(working);
  await working.work.lists.list({ token, scope: 'all', archived: false, obsolete: false });
  value(emergency.close(token, null));
  sayAccesses(working);
}

function sayAccesses(working: Working): void {
  const accesses = toAccesses(storeOf(working).emergency.all());
  say({ kind: 'access', accesses: accesses.map(({ accessId }) => accessId) });
}

/** Does something; true when the dossier under the banner is another one afterwards. */
export async function act(turn: Turn): Promise<boolean> {
  const draw = turn.random.next();
  if (draw < 0.4) await deposit(turn);
  else if (draw < 0.53) await keep(turn);
  else if (draw < 0.6) purge(turn);
  else if (draw < 0.67) changeCode(turn);
  else if (draw < 0.77) announce(turn);
  else if (draw < 0.84) entrust(turn);
  else if (draw < 0.93) await changeVisibility(turn);
  else {
    await breakGlass(turn);
    return true;
  }
  return false;
}
