import { FilePen, FileUp, TriangleAlert } from 'lucide-react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { useDossier } from '../../api/dossier.ts';
import { depositTexts } from '../../texts/deposit.ts';
import { faultLine } from '../../texts/faults.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';
import { Hole } from '../../ui/hole.tsx';
import { useKeys } from '../../ui/use-key.ts';
import { FormPane } from './form-pane.tsx';
import { Objections } from './informed.tsx';
import { InheritedPane } from './inherited-pane.tsx';
import { Preview } from './preview.tsx';
import { ReadersPane } from './readers-pane.tsx';
import { SendBar } from './send-bar.tsx';
import { SourcePane } from './source-pane.tsx';
import { useDesk, type Desk } from './use-desk.ts';
import { useDrop } from './use-drop.ts';

function NoEntry({ desk }: { readonly desk: Desk }) {
  const { loading, arriving } = desk.state;
  if (loading || arriving) {
    return (
      <p className="waiting" role="status">
        {arriving ? depositTexts.reading : depositTexts.loading}
      </p>
    );
  }
  return (
    <Hole icon={FileUp} title={desk.state.loadFaults.length > 0 ? depositTexts.draftsUnread : depositTexts.nothing}>
      <p>{depositTexts.nothingHint}</p>
    </Hole>
  );
}

function LoadFault({ desk }: { readonly desk: Desk }) {
  const { loadFaults } = desk.state;
  if (loadFaults.length === 0) return null;
  return (
    <Band
      icon={TriangleAlert}
      look="warn"
      act={
        <Button size="small" onClick={() => void desk.load()}>
          {depositTexts.retry}
        </Button>
      }
    >
      {depositTexts.draftsUnread} {faultLine(loadFaults)}
    </Band>
  );
}

/** Said as long as a replacement is under way: which document the next file, or this one, takes the place of (H35). */
function Replacing({ draftReplaces }: { readonly draftReplaces: string | null }) {
  const { replacing, replace } = useDossier();
  if (replacing) {
    const act = (
      <Button size="small" onClick={() => replace(null)}>
        {depositTexts.giveUpReplacing}
      </Button>
    );
    return (
      <Band icon={FilePen} act={act}>
        <b>{depositTexts.replacing(replacing.title)}</b> {depositTexts.replacingHint}
      </Band>
    );
  }
  if (draftReplaces === null) return null;
  return (
    <Band icon={FilePen}>
      <b>{depositTexts.replaces(draftReplaces)}</b> {depositTexts.replacesHint}
    </Band>
  );
}

interface DepositScreenProps {
  readonly dossier: Dossier;
  readonly onBack: () => void;
}

/** Filing documents in the dossier under the banner (mock-up 04, R15). Mounted anew for each dossier. */
export default function DepositScreen({ dossier, onBack }: DepositScreenProps) {
  const row = dossier.patient;
  const desk = useDesk({
    token: dossier.token,
    insId: row.insId,
    isMinor: row.isMinor,
    birthDate: row.patient.birthDate,
  });
  const { over, handlers } = useDrop((files) => void desk.addFiles(files));
  useKeys({ Escape: onBack });
  const entry = desk.current;
  return (
    <div className={over ? 'screen deposit over' : 'screen deposit'} {...handlers}>
      <div>
        {!dossier.mayDeposit && (
          <Band icon={TriangleAlert} look="warn">
            {depositTexts.closed}
          </Band>
        )}
        <LoadFault desk={desk} />
        <Replacing draftReplaces={entry?.draft.replaces?.title ?? null} />
      </div>
      <div className={entry ? 'filing' : 'filing bare'}>
        <SourcePane desk={desk}>
          {entry && <Preview key={entry.draft.draftId} token={dossier.token} draft={entry.draft} />}
        </SourcePane>
        {entry ? (
          <>
            <FormPane desk={desk} entry={entry} row={row} />
            {entry.draft.replaces ? (
              <InheritedPane entry={entry} row={row} />
            ) : (
              <ReadersPane desk={desk} entry={entry} row={row} secret={dossier.connection === 'secret'} />
            )}
          </>
        ) : (
          <div className="prop">
            <h1 className="sr">{depositTexts.screen}</h1>
            <NoEntry desk={desk} />
            <Objections said={desk.said} row={row} />
          </div>
        )}
      </div>
      <SendBar desk={desk} entry={entry} row={row} secret={dossier.connection === 'secret'} onBack={onBack} />
    </div>
  );
}
