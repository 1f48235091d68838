import { useState } from 'react';
import { KeyRound } from 'lucide-react';
import { call } from '../../api/client.ts';
import { loadApp } from '../../api/workstation.ts';
import { recoveryTexts } from '../../texts/card.ts';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Icon } from '../../ui/icon.tsx';

/** Shown once, at the first unlock of a card on this workstation (decision 12); it goes when one says to have it. */
export function RecoveryCode({ code }: { readonly code: string }) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  async function goOn(): Promise<void> {
    const answer = await call('app.acknowledgeRecoveryCode', {});
    if (answer.ok) await loadApp();
  }
  return (
    <>
      <section className="side">
        <div className="cardpic none">
          <Icon of={KeyRound} />
          <span>{recoveryTexts.code}</span>
        </div>
        <ol className="steps">
          <li>
            <span className="chip accent">1</span>
            <div>{recoveryTexts.steps1}</div>
          </li>
          <li>
            <span className="chip accent">2</span>
            <div>{recoveryTexts.steps2}</div>
          </li>
        </ol>
      </section>
      <section className="go">
        <h1>{recoveryTexts.title}</h1>
        <p className="lead">{recoveryTexts.lead}</p>
        <div className="recovery" data-testid="recovery-code">
          {code.split(/[\s-]+/).map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </div>
        <div className="line">
          <Button size="small" onClick={() => setCopied(copyText(code))}>
            {recoveryTexts.copy}
          </Button>
          <span className="soft" role="status">
            {copied && recoveryTexts.copied}
          </span>
        </div>
        <div className="gap">
          <Tick checked={kept} onChange={setKept}>
            {recoveryTexts.acknowledge}
          </Tick>
        </div>
        <div className="line end-line">
          <Button look="main" size="big" unavailable={!kept} onClick={() => void goOn()}>
            {recoveryTexts.continue}
          </Button>
        </div>
      </section>
    </>
  );
}
