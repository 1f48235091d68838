import type { consentTexts } from '../../texts/consent.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { speakerOf, type Answers, type Whose } from './answers.ts';

interface WhoSpeaksProps {
  readonly texts: ReturnType<typeof consentTexts>;
  readonly answers: Pick<Answers, 'who' | 'representativeName'>;
  readonly whose: Whose;
  readonly onAnswer: (change: Partial<Answers>) => void;
  /** Tells the radios of one screen from those of another. */
  readonly name: string;
  readonly autoFocus?: boolean;
}

/** The patient herself, or who represents her: for a minor a representative, for an adult a measure (R34, R37). */
export function WhoSpeaks({ texts, answers, whose, onAnswer, name, autoFocus = false }: WhoSpeaksProps) {
  const { who } = answers;
  const represented = speakerOf(who, whose);
  return (
    <>
      <div className="two">
        {!whose.isMinor && (
          <Choice
            name={name}
            checked={who === 'patient'}
            onChoose={() => onAnswer({ who: 'patient', representativeName: '' })}
            title={texts.patient}
            hint={texts.patientHint}
            autoFocus={autoFocus}
          />
        )}
        <Choice
          name={name}
          checked={who === 'other'}
          onChoose={() => onAnswer({ who: 'other' })}
          title={whose.isMinor ? texts.legal : texts.other}
          hint={whose.isMinor ? texts.legalHint : texts.otherHint}
          autoFocus={autoFocus && whose.isMinor}
        />
      </div>
      {represented !== null && represented !== 'patient' && (
        <div className="represented">
          <TextField
            label={texts.representative}
            value={answers.representativeName}
            maxLength={200}
            onChange={(event) => onAnswer({ representativeName: event.target.value })}
          />
        </div>
      )}
    </>
  );
}
