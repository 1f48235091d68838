import { useState, type SyntheticEvent } from 'react';
import type { PatientRow, TypedPatient } from '../../../shared/contract/patient.ts';
import type { Fault } from '../../../shared/fault.ts';
import { call } from '../../api/client.ts';
import { faultText } from '../../texts/faults.ts';
import { typedDateToIso } from '../../texts/format/partial-date.ts';
import { patientTexts } from '../../texts/patient.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Tick } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';

type Typed = Omit<TypedPatient, 'sex'> & { readonly sex: '' | 'M' | 'F' };
const BLANK: Typed = {
  ins: '',
  birthName: '',
  firstGivenName: '',
  sex: '',
  birthDate: '',
  birthPlace: '',
  numberCompared: false,
};
/** Doubts that the user alone may set aside (H04). */
const DOUBT = /^patient\/number-tells-another-/;
const FIELDS: readonly (keyof Typed)[] = ['ins', 'birthName', 'firstGivenName', 'birthDate', 'birthPlace'];

function linesOf(faults: readonly Fault[], field: string): string[] {
  return faults
    .filter((fault) => (fault.field === 'oid' ? 'ins' : fault.field) === field)
    .map((fault) => `${faultText(fault.code).sentence} ${faultText(fault.code).next}`);
}

/** Faults that belong to no field of the form are said at its foot: none is lost. */
function otherLines(faults: readonly Fault[]): string[] {
  return faults
    .filter((fault) => fault.field !== 'oid' && !FIELDS.some((field) => field === fault.field))
    .map((fault) => `${faultText(fault.code).sentence} ${faultText(fault.code).next}`);
}

/** Adds a person who is not in the list; every fault of the form comes back at once. */
export function AddPatient({ onAdded }: { readonly onAdded: (row: PatientRow) => void }) {
  const [typed, setTyped] = useState<Typed>(BLANK);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const write = (field: keyof Typed) => (event: { target: { value: string } }) =>
    // What was compared is no longer what is typed.
    setTyped({ ...typed, [field]: event.target.value, numberCompared: false });
  const { sex } = typed;
  const doubtful = faults.length > 0 && faults.every(({ code }) => DOUBT.test(code));

  async function add(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (sex === '' || busy) return;
    setBusy(true);
    const answer = await call('patient.add', {
      ...typed,
      sex,
      birthDate: typedDateToIso(typed.birthDate).slice(0, 10),
    });
    setBusy(false);
    setFaults(answer.ok ? [] : answer.faults);
    if (!answer.ok) return;
    setTyped(BLANK);
    onAdded(answer.value);
  }

  return (
    <form className="card form" onSubmit={(event) => void add(event)} aria-labelledby="add-patient">
      <h2 id="add-patient">{patientTexts.addTitle}</h2>
      <p className="hint">{patientTexts.addLead}</p>
      <TextField
        label={patientTexts.ins}
        placeholder={patientTexts.insPlaceholder}
        value={typed.ins}
        maxLength={40}
        onChange={write('ins')}
        faults={linesOf(faults, 'ins')}
      />
      {doubtful && (
        <Tick checked={typed.numberCompared} onChange={(numberCompared) => setTyped({ ...typed, numberCompared })}>
          {patientTexts.numberCompared}
        </Tick>
      )}
      <TextField
        label={patientTexts.birthName}
        value={typed.birthName}
        maxLength={100}
        onChange={write('birthName')}
        faults={linesOf(faults, 'birthName')}
      />
      <TextField
        label={patientTexts.firstGivenName}
        value={typed.firstGivenName}
        maxLength={100}
        onChange={write('firstGivenName')}
        faults={linesOf(faults, 'firstGivenName')}
      />
      <fieldset className="field">
        <legend className="label-strong">{patientTexts.sex}</legend>
        <div className="two">
          <Choice
            name="sex"
            checked={sex === 'F'}
            onChoose={() => setTyped({ ...typed, sex: 'F', numberCompared: false })}
            title={patientTexts.feminine}
          />
          <Choice
            name="sex"
            checked={sex === 'M'}
            onChoose={() => setTyped({ ...typed, sex: 'M', numberCompared: false })}
            title={patientTexts.masculine}
          />
        </div>
      </fieldset>
      <div className="pair">
        <TextField
          label={patientTexts.birthDate}
          placeholder={patientTexts.datePlaceholder}
          value={typed.birthDate}
          maxLength={10}
          onChange={write('birthDate')}
          faults={linesOf(faults, 'birthDate')}
        />
        <TextField
          label={patientTexts.place}
          placeholder={patientTexts.placePlaceholder}
          value={typed.birthPlace}
          maxLength={5}
          onChange={write('birthPlace')}
          faults={linesOf(faults, 'birthPlace')}
        />
      </div>
      <div role="alert">
        {otherLines(faults).map((line) => (
          <p className="fault" key={line}>
            {line}
          </p>
        ))}
      </div>
      <Button type="submit" unavailable={sex === '' || busy}>
        {patientTexts.add}
      </Button>
    </form>
  );
}
