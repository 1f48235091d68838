import { useState } from 'react';
import type { CardView } from '../../../shared/contract/card.ts';
import { call } from '../../api/client.ts';
import { showCard } from '../../api/workstation.ts';
import { cardTexts } from '../../texts/card.ts';
import { faultText } from '../../texts/faults.ts';
import { sectorLabel } from '../../texts/sectors.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Key } from '../../ui/key.tsx';

type Choosing = Extract<CardView, { kind: 'choosing-situation' }>;
type Situation = Choosing['situations'][number];

/** Before the code only the situation last used is known; the others are read after it (decision 10). */
export type SituationWish = 'last-used' | 'other';

interface BeforePinProps {
  readonly lastUsed: Situation;
  readonly wish: SituationWish;
  readonly onWish: (wish: SituationWish) => void;
}

/** The situation proposed while the card is locked. */
export function SituationBeforePin({ lastUsed, wish, onWish }: BeforePinProps) {
  return (
    <fieldset>
      <legend>{cardTexts.situation}</legend>
      <div className="sits">
        <Choice
          name="situation"
          checked={wish === 'last-used'}
          onChoose={() => onWish('last-used')}
          title={lastUsed.structureName}
          hint={`${sectorLabel(lastUsed.sector)} · ${cardTexts.lastUsed}`}
        />
        <Choice
          name="situation"
          checked={wish === 'other'}
          onChoose={() => onWish('other')}
          title={cardTexts.otherSituation}
          hint={cardTexts.otherSituationHint}
        />
      </div>
    </fieldset>
  );
}

/** After the code, when the card bears several situations: none is chosen for the practitioner. */
export function SituationChoice({ card }: { readonly card: Choosing }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [faultCode, setFaultCode] = useState<string | null>(null);

  async function choose(): Promise<void> {
    if (chosen === null) return;
    const answer = await call('card.chooseSituation', { structureId: chosen });
    if (answer.ok) showCard(answer.value);
    else setFaultCode(answer.faults[0]?.code ?? null);
  }

  return (
    <form
      className="go"
      onSubmit={(event) => {
        event.preventDefault();
        void choose();
      }}
    >
      <h1>{cardTexts.chooseTitle}</h1>
      <p className="lead">{cardTexts.chooseLead}</p>
      <fieldset>
        <legend>{cardTexts.situation}</legend>
        <div className="sits">
          {card.situations.map((situation, index) => (
            <Choice
              key={situation.structureId}
              name="situation"
              checked={chosen === situation.structureId}
              onChoose={() => setChosen(situation.structureId)}
              title={situation.structureName}
              hint={sectorLabel(situation.sector)}
              autoFocus={index === 0}
            />
          ))}
        </div>
      </fieldset>
      {faultCode && (
        <p className="fault" role="alert">
          {faultText(faultCode).sentence} {faultText(faultCode).next}
        </p>
      )}
      <div className="line end-line">
        <Button look="main" size="big" type="submit" unavailable={chosen === null}>
          {cardTexts.continue}
        </Button>
        <span className="soft">
          {cardTexts.validateWith} <Key>Entrée</Key>
        </span>
      </div>
    </form>
  );
}
