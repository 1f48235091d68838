import { useState } from 'react';
import { BellRing, Fingerprint, Scale } from 'lucide-react';
import type { CardView } from '../../../shared/contract/card.ts';
import { call } from '../../api/client.ts';
import { loadApp } from '../../api/workstation.ts';
import { reminderTexts } from '../../texts/card.ts';
import { faultLine } from '../../texts/faults.ts';
import { fullName } from '../../texts/people.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Told to the holder at the first use and then from time to time (R2): nothing of a dossier is read before the click. */
export function TraceReminder({ card }: { readonly card: Extract<CardView, { kind: 'open' }> }) {
  const [fault, setFault] = useState('');
  async function understood(): Promise<void> {
    const answer = await call('app.acknowledgeReminder', {});
    if (!answer.ok) return setFault(faultLine(answer.faults));
    await loadApp();
  }
  return (
    <>
      <section className="side">
        <div className="cardpic none">
          <Icon of={Fingerprint} />
          <span>{fullName(card.holder)}</span>
        </div>
        <p className="soft">{reminderTexts.again}</p>
      </section>
      <section className="go">
        <h1>{reminderTexts.title}</h1>
        <p className="lead">{reminderTexts.lead}</p>
        <ul className="after reminder">
          <li>
            <Icon of={Fingerprint} />
            <span>{reminderTexts.traced(card.holder.nationalId)}</span>
          </li>
          <li>
            <Icon of={BellRing} />
            <span>{reminderTexts.told}</span>
          </li>
          <li>
            <Icon of={Scale} />
            <span>{reminderTexts.law}</span>
          </li>
        </ul>
        <div role="alert">{fault && <p className="fault">{fault}</p>}</div>
        <div className="line end-line">
          <Button look="main" size="big" onClick={() => void understood()}>
            {reminderTexts.understood}
          </Button>
        </div>
      </section>
    </>
  );
}
