import { useState, type SyntheticEvent } from 'react';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { useDossier } from '../../api/dossier.ts';
import { faultLine } from '../../texts/faults.ts';
import { minorTexts } from '../../texts/minors.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Afterwards } from './afterwards.tsx';

/** A minor's dossier: which connection, said with her before anything is read (R36, EX_0.1-1100, mock-up 09). */
export function ConnectionChoice({ dossier }: { readonly dossier: Dossier }) {
  const { show, close } = useDossier();
  const [connection, setConnection] = useState<'ordinary' | 'secret' | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const texts = minorTexts(dossier.patient.patient);

  async function choose(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (!connection) return;
    const answer = await call('dossier.chooseConnection', { token: dossier.token, connection });
    if (answer.ok) show(answer.value);
    else setFaults(answer.faults);
  }

  return (
    <div className="screen">
      <div className="gate">
        <form onSubmit={(event) => void choose(event)}>
          <div>
            <h1>{texts.choiceTitle}</h1>
            <p className="lead">{texts.choiceLead}</p>
          </div>
          <fieldset>
            <legend className="sr">{texts.choiceLegend}</legend>
            <div className="two">
              <Choice
                name="connection"
                checked={connection === 'ordinary'}
                onChoose={() => setConnection('ordinary')}
                title={texts.ordinary}
                hint={texts.ordinaryHint}
                autoFocus
              />
              <Choice
                name="connection"
                checked={connection === 'secret'}
                onChoose={() => setConnection('secret')}
                title={texts.secret}
                hint={texts.secretHint}
              />
            </div>
          </fieldset>
          <div role="alert">{faults.length > 0 && <p className="fault">{faultLine(faults)}</p>}</div>
          <div className="line acts-line">
            <Button look="main" size="big" type="submit" unavailable={!connection} aria-describedby="connection-why">
              {texts.proceed}
            </Button>
            <Button size="big" onClick={() => void close()}>
              {texts.doNotOpen}
            </Button>
            <span className="soft" id="connection-why" role="status">
              {!connection && texts.chooseFirst}
            </span>
          </div>
        </form>
        <aside>
          <Afterwards row={dossier.patient} />
        </aside>
      </div>
    </div>
  );
}
