import { useDossier } from '../../api/dossier.ts';
import { lowerVeil, raiseVeil, useHolds } from '../../api/holds.ts';
import { deadline, holdTexts } from '../../texts/holds.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';

/** The alert, and beside it: when the talk is, when the patient reads alone, and the way to the board (mock-up 02b). */
export function HoldFacts({ uniqueId, children }: { readonly uniqueId: string; readonly children: string }) {
  const hold = useHolds((state) => state.holds.find(({ versions }) => versions.includes(uniqueId)));
  const unveiled = useHolds((state) => state.unveiled !== null);
  const go = useDossier((state) => state.go);
  if (!hold || hold.releaseAt === null) return <b>{children}</b>;
  const release = deadline(hold.releaseAt);
  const waits = hold.announcement?.state === 'waiting';
  return (
    <>
      <span className="grow">
        <b>{children}</b> {waits && `${holdTexts.alertWaiting} `}
        {hold.talk && `${holdTexts.alertTalk(deadline(hold.talk.at))} `}
        {hold.precision === 'at-latest' ? holdTexts.alertReleaseLatest(release) : holdTexts.alertRelease(release)}
      </span>
      <Button size="small" onClick={() => go('holds')}>
        {holdTexts.seeBoard}
      </Button>
      <Button size="small" onClick={() => (unveiled ? lowerVeil() : void raiseVeil())}>
        {unveiled ? holdTexts.alertLower : holdTexts.alertRaise} <Key>H</Key>
      </Button>
    </>
  );
}
