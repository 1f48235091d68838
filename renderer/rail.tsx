import {
  FolderOpen,
  HardDriveDownload,
  Hourglass,
  Keyboard,
  Lock,
  ScrollText,
  Send,
  ShieldCheck,
  Siren,
} from 'lucide-react';
import type { Job } from '../shared/contract/deposit.ts';
import { useDossier } from './api/dossier.ts';
import { useHolds } from './api/holds.ts';
import { useEmergency } from './api/emergency.ts';
import { useOutbox } from './api/outbox.ts';
import { lockNow } from './api/workstation.ts';
import { boardCounts } from './features/holds/groups.ts';
import { isOverdue } from './features/outbox/job-look.ts';
import { deskTexts } from './texts/desk.ts';
import { copiesTexts } from './texts/copies.ts';
import { regulationTexts } from './texts/regulation.ts';
import { inboxTexts } from './texts/inbox.ts';
import { holdTexts } from './texts/holds.ts';
import { Icon } from './ui/icon.tsx';
import { useNow } from './ui/use-now.ts';

const MINUTE = 60_000;

/** The hold board, with how many are open; red when one presses or nobody answers for it (R29, H19). */
function HoldsEntry({ current, onGo }: { readonly current: boolean; readonly onGo: () => void }) {
  const { open, pressing } = boardCounts(useHolds((state) => state.holds));
  return (
    <button type="button" aria-current={current ? 'page' : undefined} onClick={onGo}>
      <Icon of={Hourglass} />
      {holdTexts.rail}
      {open > 0 && (
        <span
          className={pressing > 0 ? 'count late' : 'count'}
          aria-label={pressing > 0 ? holdTexts.railLate(pressing) : holdTexts.railOpen(open)}
          role="img"
        >
          {pressing > 0 ? pressing : open}
        </span>
      )}
    </button>
  );
}

/** Screens that exist; what belongs to later work is absent. */
export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const { screen, dossier, opening, go } = useDossier();
  const { jobs } = useOutbox();
  const regulator = useEmergency((state) => state.standing?.regulator ?? false);
  const officer = useEmergency((state) => state.standing?.officer ?? false);
  const now = useNow(MINUTE);
  const isLate = (job: Job): boolean => job.state === 'refused' || job.state === 'review' || isOverdue(job, now);
  const late = jobs.filter(isLate).length;
  const waiting = jobs.filter((job) => ['held-back', 'queued', 'sending'].includes(job.state)).length;
  const atDossier = !['outbox', 'journal', 'holds', 'review', 'regulation', 'copies'].includes(screen);
  return (
    <nav className="rail" aria-label={deskTexts.screens}>
      <button
        type="button"
        aria-current={atDossier ? 'page' : undefined}
        onClick={() => go(dossier || opening ? 'dossier' : 'patients')}
      >
        <Icon of={FolderOpen} />
        {deskTexts.dossier}
      </button>
      <HoldsEntry current={screen === 'holds'} onGo={() => go('holds')} />
      <button type="button" aria-current={screen === 'outbox' ? 'page' : undefined} onClick={() => go('outbox')}>
        <Icon of={Send} />
        {deskTexts.outbox}
        {late > 0 ? (
          <span className="count late" aria-label={deskTexts.toRetry(late)} role="img">
            {late}
          </span>
        ) : (
          waiting > 0 && (
            <span className="count" aria-label={deskTexts.waiting(waiting)} role="img">
              {waiting}
            </span>
          )
        )}
      </button>
      <button type="button" aria-current={screen === 'journal' ? 'page' : undefined} onClick={() => go('journal')}>
        <Icon of={ScrollText} />
        {deskTexts.journal}
      </button>
      <button type="button" aria-current={screen === 'copies' ? 'page' : undefined} onClick={() => go('copies')}>
        <Icon of={HardDriveDownload} />
        {copiesTexts.rail}
      </button>
      {regulator && (
        <button
          type="button"
          aria-current={screen === 'regulation' ? 'page' : undefined}
          onClick={() => go('regulation')}
        >
          <Icon of={Siren} />
          {regulationTexts.rail}
        </button>
      )}
      {officer && (
        <button type="button" aria-current={screen === 'review' ? 'page' : undefined} onClick={() => go('review')}>
          <Icon of={ShieldCheck} />
          {inboxTexts.rail}
        </button>
      )}
      <button type="button" className="push" onClick={onHelp}>
        <Icon of={Keyboard} />
        {deskTexts.help}
      </button>
      <button type="button" onClick={() => void lockNow()}>
        <Icon of={Lock} />
        {deskTexts.lock}
      </button>
    </nav>
  );
}
