import type { ReactNode } from 'react';
import { useValidUntil } from './validity.ts';
import { longDay } from '../../texts/format/dates.ts';
import type { consentTexts } from '../../texts/consent.ts';
import { Choice, Tick } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import type { Answers } from './answers.ts';

type Texts = ReturnType<typeof consentTexts>;

interface QuestionsProps {
  readonly texts: Texts;
  readonly answers: Answers;
  readonly onAnswer: (change: Partial<Answers>) => void;
}

function Question({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>
        <span aria-hidden="true">{number}</span>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}

function Represented({ texts, answers, onAnswer }: QuestionsProps) {
  return (
    <div className="represented">
      <div className="two" role="group" aria-label={texts.other}>
        <Choice
          name="stands-for"
          checked={answers.standsFor === 'legal-representative'}
          onChoose={() => onAnswer({ standsFor: 'legal-representative' })}
          title={texts.legal}
          hint={texts.legalHint}
        />
        <Choice
          name="stands-for"
          checked={answers.standsFor === 'protection-measure'}
          onChoose={() => onAnswer({ standsFor: 'protection-measure' })}
          title={texts.protection}
          hint={texts.protectionHint}
        />
      </div>
      <TextField
        label={texts.representative}
        value={answers.representativeName}
        maxLength={200}
        onChange={(event) => onAnswer({ representativeName: event.target.value })}
      />
    </div>
  );
}

const MEANS = ['oral', 'written', 'online', 'teleconsultation'] as const;

/** The four questions of the consent step (R6): each answer is an act, none is proposed. */
export function Questions({ texts, answers, onAnswer }: QuestionsProps) {
  const validUntil = useValidUntil(Date.now());
  const { who, capacity } = answers;
  return (
    <>
      <Question number={1} title={texts.who}>
        <div className="two">
          <Choice
            name="who"
            checked={who === 'patient'}
            onChoose={() => onAnswer({ who: 'patient', standsFor: null, representativeName: '' })}
            title={texts.patient}
            hint={texts.patientHint}
            autoFocus
          />
          <Choice
            name="who"
            checked={who === 'other'}
            onChoose={() => onAnswer({ who: 'other' })}
            title={texts.other}
            hint={texts.otherHint}
          />
        </div>
        {who === 'other' && <Represented texts={texts} answers={answers} onAnswer={onAnswer} />}
      </Question>
      <Question number={2} title={texts.capacity}>
        <div className="two">
          <Choice
            name="capacity"
            checked={capacity === 'care-team'}
            onChoose={() => onAnswer({ capacity: 'care-team' })}
            title={texts.team}
            hint={texts.teamHint(longDay(validUntil))}
          />
          <Choice
            name="capacity"
            checked={capacity === 'not-care-team'}
            onChoose={() => onAnswer({ capacity: 'not-care-team' })}
            title={texts.notTeam}
            hint={texts.notTeamHint}
          />
        </div>
      </Question>
      <Question number={3} title={texts.informed}>
        <div className="told">
          <Tick checked={answers.informed} onChange={(informed) => onAnswer({ informed })}>
            {texts.told}
          </Tick>
          <ul>
            <li>{texts.told1}</li>
            <li>{texts.told2}</li>
            <li>{texts.told3}</li>
          </ul>
        </div>
      </Question>
      <Question number={4} title={texts.how}>
        <div className="four">
          {MEANS.map((means) => (
            <Choice
              key={means}
              name="means"
              checked={answers.means === means}
              onChoose={() => onAnswer({ means })}
              title={texts[means]}
            />
          ))}
        </div>
      </Question>
    </>
  );
}
