import { useState } from 'react';
import type { RecordedAct } from '../../../shared/contract/consent.ts';
import type { Dossier } from '../../../shared/contract/dossier.ts';
import { call } from '../../api/client.ts';
import { actTexts } from '../../texts/consent-acts.ts';
import { consentTexts } from '../../texts/consent.ts';
import { faultLine } from '../../texts/faults.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Tick } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { NO_ANSWER, toSend, type Answers } from './answers.ts';
import { MeansChoices } from './questions.tsx';
import { WhoSpeaks } from './who-speaks.tsx';

interface ForColleagueProps {
  readonly dossier: Dossier;
  readonly onClose: () => void;
  readonly onRecorded: (recorded: RecordedAct) => void;
}

const NOBODY = { family: '', given: '', profession: '', rpps: '' };
const RPPS = /^\d{11}$/;

function colleagueToSend({ family, given, profession, rpps }: typeof NOBODY) {
  const named = [family, given, profession].every((text) => text.trim().length >= 2);
  const number = rpps.replaceAll(' ', '');
  if (!named || (number !== '' && !RPPS.test(number))) return null;
  const colleague = { family: family.trim(), given: given.trim(), profession: profession.trim() };
  return number === '' ? colleague : { ...colleague, rpps: number };
}

/** A consent collected for another professional (R8, L.1111-17 II): a record and a proof, nothing sent to the DMP. */
export function ForColleague({ dossier, onClose, onRecorded }: ForColleagueProps) {
  const [typed, setTyped] = useState(NOBODY);
  const [answers, setAnswers] = useState<Answers>(NO_ANSWER);
  const [fault, setFault] = useState('');
  const { patient: row, token } = dossier;
  const texts = actTexts(row.patient);
  const words = consentTexts(row.patient);
  const whose = { isMinor: row.isMinor, secret: false };
  const colleague = colleagueToSend(typed);
  const input = toSend(token, answers, whose);
  const answer = (change: Partial<Answers>): void => setAnswers((before) => ({ ...before, ...change }));
  const write = (field: keyof typeof NOBODY) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [field]: event.target.value });

  async function record(): Promise<void> {
    if (!colleague || !input) return;
    const { secret: _none, ...spoken } = input;
    const recorded = await call('consent.forColleague', { ...spoken, colleague });
    if (recorded.ok) onRecorded(recorded.value);
    else setFault(faultLine(recorded.faults));
  }

  return (
    <Dialog
      title={texts.colleagueTitle}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button look="main" unavailable={!colleague || !input} onClick={() => void record()}>
            {texts.colleagueAct}
          </Button>
        </>
      }
    >
      <p className="soft">{texts.colleagueWhy}</p>
      <div className="pair">
        <TextField label={texts.family} value={typed.family} maxLength={200} onChange={write('family')} autoFocus />
        <TextField label={texts.given} value={typed.given} maxLength={200} onChange={write('given')} />
      </div>
      <div className="pair">
        <TextField
          label={texts.profession}
          value={typed.profession}
          maxLength={200}
          onChange={write('profession')}
          hint={texts.professionHint}
        />
        <TextField
          label={texts.rpps}
          value={typed.rpps}
          maxLength={14}
          onChange={write('rpps')}
          hint={texts.rppsHint}
        />
      </div>
      <fieldset className="asked">
        <legend className="label-strong">{texts.colleagueWho}</legend>
        <WhoSpeaks texts={words} answers={answers} whose={whose} onAnswer={answer} name="colleague-who" />
      </fieldset>
      <fieldset className="asked">
        <legend className="label-strong">{texts.colleagueCapacity}</legend>
        <div className="two">
          {(['care-team', 'not-care-team'] as const).map((one) => (
            <Choice
              key={one}
              name="colleague-capacity"
              checked={answers.capacity === one}
              onChoose={() => answer({ capacity: one })}
              title={one === 'care-team' ? words.team : words.notTeam}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="asked">
        <legend className="label-strong">{words.how}</legend>
        <MeansChoices
          texts={words}
          means={answers.means}
          name="colleague-means"
          onMeans={(means) => answer({ means })}
        />
      </fieldset>
      <Tick checked={answers.informed} onChange={(informed) => answer({ informed })}>
        {words.told}
      </Tick>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
