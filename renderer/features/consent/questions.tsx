import { readingCapacities } from '../../../shared/domain/consent/reading-capacities.ts';
import { useWorkstation } from '../../api/workstation.ts';
import { useValidUntil } from './validity.ts';
import { longDay } from '../../texts/format/dates.ts';
import type { consentTexts } from '../../texts/consent.ts';
import type { minorTexts } from '../../texts/minors.ts';
import { Choice, Tick } from '../../ui/choice.tsx';
import { wallNow } from '../../ui/wall-clock.ts';
import type { Answers, Whose } from './answers.ts';
import { Question } from './question.tsx';
import { SecretQuestions } from './secret-questions.tsx';
import { WhoSpeaks } from './who-speaks.tsx';

type Texts = ReturnType<typeof consentTexts>;

interface QuestionsProps {
  readonly texts: Texts;
  readonly minor: ReturnType<typeof minorTexts>;
  readonly answers: Answers;
  readonly whose: Whose;
  readonly onAnswer: (change: Partial<Answers>) => void;
}

/** How the consent was expressed, in the order of the screen. */
export const MEANS = ['oral', 'written', 'online', 'teleconsultation'] as const;

/** What this card lets its holder say of himself (R3, H24). */
function useCapacities() {
  const card = useWorkstation((state) => state.card);
  return card?.kind === 'open' ? readingCapacities(card.holder, card.situation) : [];
}

function CapacityQuestion({ texts, minor, answers, whose, onAnswer }: QuestionsProps) {
  const validUntil = useValidUntil(wallNow());
  const offered = useCapacities();
  const { capacity } = answers;
  const teamHint = whose.secret ? minor.oneOpening : texts.teamHint(longDay(validUntil));
  return (
    <Question number={2} title={texts.capacity}>
      <div className="two">
        <Choice
          name="capacity"
          checked={capacity === 'care-team'}
          onChoose={() => onAnswer({ capacity: 'care-team' })}
          title={texts.team}
          hint={teamHint}
        />
        <Choice
          name="capacity"
          checked={capacity === 'not-care-team'}
          onChoose={() => onAnswer({ capacity: 'not-care-team' })}
          title={texts.notTeam}
          hint={texts.notTeamHint}
        />
        {offered.includes('ehpad-coordinator') && !whose.isMinor && (
          <Choice
            name="capacity"
            checked={capacity === 'ehpad-coordinator'}
            onChoose={() => onAnswer({ capacity: 'ehpad-coordinator' })}
            title={texts.coordinator}
            hint={texts.coordinatorHint}
          />
        )}
      </div>
    </Question>
  );
}

/** How it was expressed: one answer among four. */
export function MeansChoices({ texts, means, name, onMeans }: MeansProps) {
  return (
    <div className="four">
      {MEANS.map((one) => (
        <Choice key={one} name={name} checked={means === one} onChoose={() => onMeans(one)} title={texts[one]} />
      ))}
    </div>
  );
}

interface MeansProps {
  readonly texts: Texts;
  readonly means: Answers['means'];
  readonly name: string;
  readonly onMeans: (means: (typeof MEANS)[number]) => void;
}

/** The questions of the consent step (R6, R35): each answer is an act, none is proposed. */
export function Questions(props: QuestionsProps) {
  const { texts, minor, answers, whose, onAnswer } = props;
  return (
    <>
      <Question number={1} title={texts.who}>
        {whose.secret ? (
          <p className="said">{minor.whoAlone}</p>
        ) : (
          <WhoSpeaks texts={texts} answers={answers} whose={whose} onAnswer={onAnswer} name="who" autoFocus />
        )}
      </Question>
      <CapacityQuestion {...props} />
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
        <MeansChoices texts={texts} means={answers.means} name="means" onMeans={(means) => onAnswer({ means })} />
      </Question>
      {whose.secret && <SecretQuestions texts={minor} answers={answers} onAnswer={onAnswer} />}
    </>
  );
}
