import { useDossier } from '../../api/dossier.ts';
import { useHolds } from '../../api/holds.ts';
import { deadline, holdTexts } from '../../texts/holds.ts';
import { Button } from '../../ui/button.tsx';

/** Beside the alert: when the talk is, when the patient reads alone, and the way to the board (mock-up 02b). */
export function HoldFacts({ uniqueId }: { readonly uniqueId: string }) {
  const hold = useHolds((state) => state.holds.find(({ versions }) => versions.includes(uniqueId)));
  const go = useDossier((state) => state.go);
  if (!hold || hold.releaseAt === null) return null;
  const release = deadline(hold.releaseAt);
  const waits = hold.announcement?.state === 'waiting';
  return (
    <>
      <span className="grow">
        {waits && `${holdTexts.alertWaiting} `}
        {hold.talk && `${holdTexts.alertTalk(deadline(hold.talk.at))} `}
        {hold.precision === 'at-latest' ? holdTexts.alertReleaseLatest(release) : holdTexts.alertRelease(release)}
      </span>
      <Button size="small" onClick={() => go('holds')}>
        {holdTexts.seeBoard}
      </Button>
    </>
  );
}
