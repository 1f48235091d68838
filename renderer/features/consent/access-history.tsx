import { useEffect, useState } from 'react';
import { ExternalLink } from 'lucide-react';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { journalTexts } from '../../texts/journal.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The store's own history of accesses (TD0.9), where its address is configured; nothing otherwise. */
export function AccessHistory({ token }: { readonly token: string }) {
  const [offer, setOffer] = useState<'all' | 'own' | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let dropped = false;
    void call('journal.accessHistory', { token }).then((answer) => {
      if (!dropped && answer.ok) setOffer(answer.value);
    });
    return () => {
      dropped = true;
    };
  }, [token]);
  if (offer === null) return null;
  async function open(): Promise<void> {
    const answer = await call('journal.openAccessHistory', { token });
    const code = answer.ok ? '' : (answer.faults[0]?.code ?? '');
    setFault(code === '' ? '' : `${faultText(code).sentence} ${faultText(code).next}`);
  }
  return (
    <section>
      <h3 className="label-strong">{journalTexts.accessHistory}</h3>
      <p className="soft">
        {journalTexts.accessWhy[offer]} {journalTexts.accessNote}
      </p>
      <Button size="small" onClick={() => void open()}>
        <Icon of={ExternalLink} />
        {journalTexts.accessOpen}
      </Button>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
