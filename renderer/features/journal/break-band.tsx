import { TriangleAlert } from 'lucide-react';
import { acknowledgeBreak, useVerdict } from '../../api/journal.ts';
import { breakSentence, journalTexts } from '../../texts/journal.ts';
import { Band } from '../../ui/band.tsx';
import { Button } from '../../ui/button.tsx';

/** Over every screen until the holder says that he saw it: a broken journal is never passed over in silence (H55). */
export function BreakBand({ onSee }: { readonly onSee: () => void }) {
  const { verdict } = useVerdict();
  if (verdict?.kind !== 'broken' || verdict.seen) return null;
  return (
    <Band
      icon={TriangleAlert}
      look="warn"
      act={
        <>
          <Button size="small" onClick={onSee}>
            {journalTexts.seeJournal}
          </Button>
          <Button size="small" onClick={() => void acknowledgeBreak()}>
            {journalTexts.sawIt}
          </Button>
        </>
      }
    >
      <b>{verdict && journalTexts.broken(verdict.sequence)}.</b> {breakSentence(verdict)} {journalTexts.brokenNext}
    </Band>
  );
}
