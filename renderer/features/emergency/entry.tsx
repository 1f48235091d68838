import { Siren } from 'lucide-react';
import { useEmergency } from '../../api/emergency.ts';
import { emergencyTexts } from '../../texts/emergency.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Key } from '../../ui/key.tsx';
import { useKeys } from '../../ui/use-key.ts';

/** The way into an emergency access: one button, one key. Without a chosen person it says what to do first. */
export function EmergencyEntry({ insId }: { readonly insId: string | null }) {
  const ask = useEmergency((state) => state.ask);
  const regulator = useEmergency((state) => state.standing?.regulator ?? false);
  const go = (mode: 'bris_de_glace' | 'centre_15') => (): void => {
    if (insId !== null) ask({ insId, mode });
  };
  useKeys({ 'Ctrl U': go('bris_de_glace'), ...(regulator && { 'Ctrl G': go('centre_15') }) });
  const hint = insId === null ? emergencyTexts.entryHint : undefined;
  return (
    <>
      {regulator && (
        <Button size="small" unavailable={insId === null} title={hint} onClick={go('centre_15')}>
          {emergencyTexts.regulationEntry} <Key>Ctrl G</Key>
        </Button>
      )}
      <Button size="small" unavailable={insId === null} title={hint} onClick={go('bris_de_glace')}>
        <Icon of={Siren} />
        {emergencyTexts.entry} <Key>Ctrl U</Key>
      </Button>
    </>
  );
}
