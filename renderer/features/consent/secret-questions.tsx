import { SECRET_GROUNDS } from '../../../shared/domain/consent/secret-meeting.ts';
import { GROUND_TEXTS, type minorTexts } from '../../texts/minors.ts';
import { Choice, Tick } from '../../ui/choice.tsx';
import type { Answers } from './answers.ts';
import { Question } from './question.tsx';

interface SecretQuestionsProps {
  readonly texts: ReturnType<typeof minorTexts>;
  readonly answers: Answers;
  readonly onAnswer: (change: Partial<Answers>) => void;
}

/** What is asked in a secret connection only: for what, with whom, and what was said (R35). */
export function SecretQuestions({ texts, answers, onAnswer }: SecretQuestionsProps) {
  const { ground, accompanied } = answers;
  return (
    <>
      <Question number={5} title={texts.ground}>
        <div className="two">
          {SECRET_GROUNDS.map((one) => (
            <Choice
              key={one}
              name="ground"
              checked={ground === one}
              onChoose={() => onAnswer({ ground: one })}
              title={GROUND_TEXTS[one].title}
              hint={GROUND_TEXTS[one].hint}
            />
          ))}
        </div>
      </Question>
      <Question number={6} title={texts.company}>
        <div className="two">
          <Choice
            name="company"
            checked={accompanied === true}
            onChoose={() => onAnswer({ accompanied: true })}
            title={texts.withAdult}
            hint={texts.withAdultHint}
          />
          <Choice
            name="company"
            checked={accompanied === false}
            onChoose={() => onAnswer({ accompanied: false })}
            title={texts.alone}
          />
        </div>
      </Question>
      <Question number={7} title={texts.secretPoints}>
        <div className="told">
          <Tick checked={answers.oppositionNoted} onChange={(oppositionNoted) => onAnswer({ oppositionNoted })}>
            {texts.opposition}
          </Tick>
          <p className="hint">{texts.oppositionHint}</p>
          <Tick
            checked={answers.reimbursementsTold}
            onChange={(reimbursementsTold) => onAnswer({ reimbursementsTold })}
          >
            {texts.reimbursements}
          </Tick>
          <p className="hint">{texts.reimbursementsHint}</p>
        </div>
      </Question>
    </>
  );
}
